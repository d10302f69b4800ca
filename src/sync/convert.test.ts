/** Laws of every converter: what is written is what is read then, and what an item does not hold stays as it is. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Json } from '../base/index.ts'
import type { Change } from '../jira/index.ts'
import { after, before, born, comparable, leftAlone, type People, toItem, toJira, undone } from './convert.ts'
import { flowsFor } from './fields/meetings.ts'
import { dayIn, instantIn, timeOfDayIn } from './fields/zone.ts'
import type { FieldMapping } from './integration.ts'

const PEOPLE: People = {
  members: new Map([
    ['ann', 'm-ann'],
    ['bob', 'm-bob'],
    ['cal', 'm-cal'],
  ]),
  deployment: 'cloud',
}
const SERVER: People = { ...PEOPLE, deployment: 'dataCenter' }
const mapped = (
  field: FieldMapping['field'],
  type: FieldMapping['type'],
  more: Partial<FieldMapping> = {},
): FieldMapping => ({
  ...{ field, jira: 'customfield_1', flow: 'both', policy: 'newest', type },
  ...more,
})
/** What the simulated site, told to write it, would show. */
const written = (value: Json, mapping: FieldMapping, people: People, raw: Json, was?: Json): Json => {
  const made = toJira(value, mapping, people, { raw, was })
  if ('problem' in made) throw new Error(made.problem.says)
  if ('set' in made) return made.set
  const key = (one: Json) => JSON.stringify(one)
  const removed = made.change.map(({ remove }) => key(remove ?? null))
  const added = made.change.flatMap(({ add }) => (add === undefined ? [] : [add]))
  return [...(raw as Json[]).filter((one) => !removed.includes(key(one))), ...added]
}
const change = (from: string | null, to: string | null, fromText: string | null, toText: string | null): Change => ({
  ...{ issueId: '1', history: '1', at: 1, author: 'ann', field: 'customfield_1' },
  ...{ from, to, fromText, toText },
})

const day = fc
  .date({ min: new Date('1970-01-02'), max: new Date('2099-12-30'), noInvalidDate: true })
  .map((at) => at.toISOString().slice(0, 10))
const zone = fc.constantFrom(
  'UTC',
  'Europe/Berlin',
  'Asia/Kathmandu',
  'Pacific/Auckland',
  'America/Sao_Paulo',
  'Africa/Cairo',
)

describe('days', () => {
  test('a moment is a day of its time zone; another day leaves its time of day as it is', () => {
    const moment = fc.date({ min: new Date('1980-01-01'), max: new Date('2099-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(day, zone, fc.option(moment, { nil: null }), (wanted, name, had) => {
        const mapping = mapped('due', 'datetime', { zone: name })
        const raw = had === null ? null : had.toISOString().replace('Z', '+0000')
        const made = written(wanted, mapping, PEOPLE, raw)
        expect(toItem(made, mapping, PEOPLE)).toEqual({ value: wanted })
        if (had === null) return
        const at = Date.parse(String(made).replace('+0000', 'Z'))
        const kept = timeOfDayIn(name, had.getTime())
        // Unless clocks there never showed that time on that day.
        if (instantIn(name, wanted, kept) === at && dayIn(name, at) === wanted)
          expect([kept, kept + 3_600_000]).toContain(timeOfDayIn(name, at))
      }),
      { numRuns: 300 },
    )
  })

  test('the hours that daylight saving leaves out and repeats', () => {
    const hour = 3_600_000
    expect(new Date(instantIn('Europe/Berlin', '2026-03-29', 2.5 * hour) ?? 0).toISOString()).toBe(
      '2026-03-29T01:30:00.000Z',
    )
    expect(new Date(instantIn('Europe/Berlin', '2026-10-25', 2.5 * hour) ?? 0).toISOString()).toBe(
      '2026-10-25T00:30:00.000Z',
    )
    expect(instantIn('Pacific/Apia', '2011-12-30', 0)).toBeNull()
    expect(toJira('2011-12-30', mapped('due', 'datetime', { zone: 'Pacific/Apia' }), PEOPLE)).toMatchObject({
      problem: { code: 'no-such-day' },
    })
  })

  test('a write that took away somebody’s new time of day is seen in the history', () => {
    const mapping = mapped('due', 'datetime', { zone: 'UTC' })
    const told = (from: string, to: string) => leftAlone(change(from, to, null, null), mapping, PEOPLE)
    expect(told('2026-03-04T15:30:00.000+0000', '2026-03-05T15:30:00.000+0000')).toBe(true)
    expect(told('2026-03-04T17:00:00+0200', '2026-03-05T16:00:00+0200')).toBe(false)
    expect(after(change(null, '2026-03-05T23:00:00+0000', null, null), mapping, PEOPLE)).toEqual({
      value: '2026-03-05',
    })
  })

  test('versions and sprints: from the first that begins to the last that ends, in either product’s form', () => {
    const versions = [
      { id: '1', name: '1.0', startDate: '2026-01-05', releaseDate: '2026-02-01' },
      { id: '2', name: '2.0', releaseDate: '2026-05-01' },
      { id: '3', name: 'some day' },
    ]
    expect(toItem(versions, mapped('start', 'versions'), PEOPLE)).toEqual({ value: '2026-01-05' })
    expect(toItem(versions, mapped('due', 'versions'), PEOPLE)).toEqual({ value: '2026-05-01' })
    expect(toItem([], mapped('due', 'versions'), PEOPLE)).toEqual({ value: null })
    const record = (id: number, state: string, name: string, start: string, end: string) =>
      `com.atlassian.greenhopper.service.sprint.Sprint@1f[id=${id},rapidViewId=2,state=${state},name=${name},startDate=${start},endDate=${end},completeDate=<null>,activatedDate=<null>,sequence=${id},goal=<null>,synced=false,autoStartStop=false]`
    const sprints = [
      record(1, 'CLOSED', 'Sprint 1', '2026-01-01T08:00:00.000+00:00', '2026-01-15T08:00:00.000+00:00'),
      record(2, 'ACTIVE', 'Two, state=odd', '2026-01-15T23:30:00.000+00:00', '2026-01-29T08:00:00.000+00:00'),
    ]
    const start = mapped('start', 'sprint', { zone: 'Europe/Berlin' })
    expect(toItem(sprints, start, SERVER)).toEqual({ value: '2026-01-16' })
    expect(toItem(sprints, mapped('labels', 'sprint'), SERVER)).toEqual({ value: ['Sprint 1', 'Two, state=odd'] })
    const cloud = [{ id: 3, name: 'Next', state: 'future', boardId: 1, goal: '' }]
    expect(toItem(cloud, start, PEOPLE)).toEqual({ value: null })
    expect(toJira('2026-01-01', start, PEOPLE)).toMatchObject({ problem: { code: 'read-alone' } })
  })
})

describe('choices', () => {
  const values = { idea: ['10', '20/21', ''], done: ['20'] }
  test.each(['option', 'cascade', 'priority'] as const)('of the type %s: what is written is read', (type) => {
    const mapping = mapped('stage', type, { values })
    for (const stage of ['idea', 'done'])
      expect(toItem(written(stage, mapping, PEOPLE, null), mapping, PEOPLE)).toEqual({ value: stage })
    expect(toJira('gone', mapping, PEOPLE)).toMatchObject({ problem: { about: 'stage' } })
    expect(toItem({ id: '99', value: 'New' }, mapping, PEOPLE)).toMatchObject({ problem: { about: 'stage' } })
  })

  test('of two levels a child stands where it is placed, else where its parent does', () => {
    const mapping = mapped('stage', 'cascade', { values })
    const chosen = (child: string) => ({ id: '20', value: 'B', child: { id: child, value: 'C' } })
    expect(toItem(chosen('21'), mapping, PEOPLE)).toEqual({ value: 'idea' })
    expect(toItem(chosen('22'), mapping, PEOPLE)).toEqual({ value: 'done' })
    expect(toItem(null, mapping, PEOPLE)).toEqual({ value: 'idea' })
    const told = 'Parent values: B (old)(20)Level 1 values: C(21)'
    expect(before(change(null, null, told, null), mapping, PEOPLE)).toEqual({ value: 'idea' })
    expect(after(change(null, null, null, 'Parent values: B(20)'), mapping, PEOPLE)).toEqual({ value: 'done' })
    expect(written('idea', mapped('stage', 'cascade', { values: { idea: ['20/21'] } }), PEOPLE, null)).toEqual({
      id: '20',
      child: { id: '21' },
    })
  })

  test('no health is none, and an unknown form is none of them', () => {
    const mapping = mapped('health', 'option', { values: { 'on-track': ['1'] } })
    expect(toItem(null, mapping, PEOPLE)).toEqual({ value: null })
    expect(toItem(7, mapping, PEOPLE)).toMatchObject({ problem: { code: 'value-unknown' } })
  })
})

describe('people', () => {
  const users = (...ids: string[]) => ids.map((accountId) => ({ accountId, displayName: accountId }))
  const mapping = mapped('owner', 'users')
  const some = fc.uniqueArray(fc.constantFrom('ann', 'bob', 'cal'), { maxLength: 3 })

  test('one of several is the owner: it is for as long as it is among them, and the others stay', () => {
    const plain = (all: readonly string[]) => all.map((accountId): Json => ({ accountId }))
    fc.assert(
      fc.property(some, fc.constantFrom('ann', 'bob', 'cal'), (there, wanted) => {
        const was = toItem(users(...there), mapping, PEOPLE)
        if ('problem' in was) throw new Error(was.problem.says)
        const now = written(`m-${wanted}`, mapping, PEOPLE, plain(there), was.value)
        expect(toItem(now, mapping, PEOPLE, [`m-${wanted}`])).toEqual({ value: `m-${wanted}` })
        const others = there.filter((one) => `m-${one}` !== was.value)
        for (const other of others) expect(now).toContainEqual({ accountId: other })
      }),
    )
    expect(toItem(users('bob', 'ann'), mapping, PEOPLE, ['m-ann'])).toEqual({ value: 'm-ann' })
    expect(toItem(users('bob', 'ann'), mapping, PEOPLE, ['m-cal'])).toEqual({ value: 'm-bob' })
    expect(toJira(null, mapping, PEOPLE, { raw: users('ann', 'bob'), was: 'm-ann' })).toMatchObject({
      problem: { code: 'others-stay' },
    })
    expect(after(change(null, '[bob, ann]', null, 'Bob,Ann'), mapping, PEOPLE, ['m-ann'])).toEqual({ value: 'm-ann' })
  })

  test('one alone, on either product; nobody is invented', () => {
    const one = mapped('owner', 'user')
    expect(written('m-bob', one, SERVER, null)).toEqual({ key: 'bob' })
    expect(toItem({ key: 'bob', name: 'b.obama' }, one, SERVER)).toEqual({ value: 'm-bob' })
    expect(toItem({ accountId: 'zoe' }, one, PEOPLE)).toMatchObject({ problem: { code: 'person-unknown' } })
    expect(toJira('m-zoe', one, PEOPLE)).toMatchObject({ problem: { code: 'no-account' } })
    expect(born('m-ann', mapping, PEOPLE)).toEqual({ value: [{ accountId: 'ann' }] })
  })
})

describe('labels', () => {
  const name = fc.stringMatching(/^[a-z]{1,4}( [a-z]{1,3})?$/)
  const form = { labels: (one: string): Json => one, options: (one: string): Json => ({ id: `i${one}`, value: one }) }
  const other = (one: string): Json => ({ id: `i${one}`, name: one })

  test.each(['labels', 'options', 'components', 'versions'] as const)(
    'names of %s: what stays keeps its id',
    (type) => {
      const mapping = mapped('labels', type)
      const made = type === 'labels' || type === 'options' ? form[type] : other
      const names = fc.uniqueArray(type === 'labels' ? fc.stringMatching(/^[a-z]{1,4}$/) : name, { maxLength: 4 })
      fc.assert(
        fc.property(names, names, (there, wanted) => {
          const raw = there.map(made)
          expect(toItem(raw, mapping, PEOPLE)).toEqual({ value: [...there].sort() })
          const now = written([...wanted].sort(), mapping, PEOPLE, raw) as Json[]
          const shown = now.map((one) => {
            const id = typeof one === 'object' && one !== null && 'id' in one ? String(one.id) : null
            return id === null ? one : made(id.slice(1))
          })
          expect(toItem(shown, mapping, PEOPLE)).toEqual({ value: [...wanted].sort() })
          if (type === 'labels') return
          for (const one of wanted.filter((each) => there.includes(each))) expect(now).toContainEqual({ id: `i${one}` })
        }),
      )
    },
  )

  test('as histories tell them: labels by spaces, lists by commas, versions and components one by one', () => {
    const told = (type: FieldMapping['type'], id: string | null, text: string) =>
      after(change(null, id, null, text), mapped('labels', type), PEOPLE)
    expect(told('labels', null, 'b a')).toEqual({ value: ['a', 'b'] })
    expect(told('options', '[1, 2]', 'Two words,One')).toEqual({ value: ['One', 'Two words'] })
    expect(told('options', '[1]', 'Red, or so')).toEqual({ value: ['Red, or so'] })
    expect(told('sprint', '7, 8', 'Sprint 7, Sprint 8')).toEqual({ value: ['Sprint 7', 'Sprint 8'] })
    const past = [change(null, '1', null, '1.0'), change('2', null, '2.0', null)]
    expect(undone(['1.0', '3.0'], past)).toEqual(['2.0', '3.0'])
  })

  test('a label with a space, and a type that is only read, are said and not written', () => {
    expect(toJira(['so long'], mapped('labels', 'labels'), PEOPLE)).toMatchObject({
      problem: { code: 'label-has-space' },
    })
    for (const type of ['sprint', 'users', 'groups'] as const)
      expect(toJira(['a'], mapped('labels', type), PEOPLE)).toMatchObject({ problem: { code: 'read-alone' } })
    expect(flowsFor('owner', 'user', 'creator')).toEqual(['from-jira'])
    expect(flowsFor('owner', 'number', 'customfield_1')).toEqual([])
    expect(toItem(3, mapped('owner', 'number'), PEOPLE)).toMatchObject({ problem: { code: 'type-unfit' } })
  })
})

describe('a description that two products hold', () => {
  const TEXT = mapped('description', 'textarea')
  const MENTION: Json = { type: 'mention', attrs: { id: '5b10', text: '@Ann' } }
  const documentOf = (...lines: Json[][]): Json => ({
    ...{ type: 'doc', version: 1 },
    content: lines.map((content) => ({ type: 'paragraph', content })),
  })
  const text = (text: string): Json => ({ type: 'text', text })

  test('Cloud’s document keeps what Data Center cannot show, through an edit there', () => {
    const ours = documentOf([text('Ask '), MENTION], [text('Then go.')])
    const raw = written(ours, TEXT, SERVER, null)
    expect(raw).toBe('Ask ⟦mention 1⟧\n\nThen go.')
    expect(toItem(raw, TEXT, SERVER, [ours])).toEqual({ value: ours })
    expect(comparable('description', ours, SERVER)).toEqual({ wiki: raw })
    const edited = toItem('Ask ⟦mention 1⟧\n\nThen *stay*.', TEXT, SERVER, [ours, ours])
    expect(edited).toMatchObject({ value: { content: [{ content: [text('Ask '), MENTION] }, {}] } })
  })

  test('Data Center’s text keeps what Cloud cannot show, through an edit there', () => {
    const ours: Json = { wiki: 'Ask [~ann].\n\n{chart}x{chart}' }
    const shown = written(ours, TEXT, PEOPLE, null)
    expect(shown).toEqual(documentOf([text('Ask ⟦mention 1⟧.')], [text('⟦chart 1⟧')]))
    expect(toItem(shown, TEXT, PEOPLE, [ours])).toEqual({ value: ours })
    const edited = toItem(
      {
        ...(shown as object),
        content: [...(shown as { content: Json[] }).content, { type: 'paragraph', content: [text('New')] }],
      },
      TEXT,
      PEOPLE,
      [ours],
    )
    if ('problem' in edited) throw new Error(edited.problem.says)
    expect(written(edited.value, TEXT, SERVER, String((ours as { wiki: string }).wiki))).toBe(
      'Ask [~ann].\n\n{chart}x{chart}\n\nNew',
    )
    expect(written(edited.value, TEXT, PEOPLE, shown)).toMatchObject({
      content: [{}, { content: [text('⟦chart 1⟧')] }, {}],
    })
  })

  test('one that only one product holds is held to the letter', () => {
    const cloud = {
      type: 'doc',
      version: 1,
      content: [{ type: 'someday', attrs: { localId: 'x', layout: 'default' } }],
    }
    expect(toItem(cloud, TEXT, PEOPLE, [documentOf([])])).toEqual({ value: cloud })
    expect(written(cloud, TEXT, PEOPLE, null)).toEqual(cloud)
    const wiki = ' odd \r\n\r\n\r\n# {list'
    expect(toItem(wiki, TEXT, SERVER, [{ wiki: 'x' }])).toEqual({ value: { wiki } })
    expect(written({ wiki }, TEXT, SERVER, 'x')).toBe(wiki)
  })
})
