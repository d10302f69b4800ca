/** Comments go both ways where an integration says so: once each, whatever answers are lost, and never what only some may see. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ApiByName } from '../../src/actions/index.ts'
import type { Json } from '../../src/base/index.ts'
import type { Row } from '../comparer/state.ts'
import { ACME, connectAcme, type Integration, integrate, itemOf, settled, start } from './aligned.ts'
import type { Client } from './client.ts'
import { InJira } from './in-jira.ts'
import { beginJourney, type Journey } from './journey.ts'

type List = ApiByName['comments.list']['output']
type Comment = List['comments'][number]

describe.each(['cloud', 'dataCenter'] as const)('on %s', (kind) => {
  let journey: Journey
  let ada: Client
  let acme: InJira
  let epics: Integration
  const keys: string[] = []
  beforeAll(async () => {
    journey = await beginJourney([{ name: ACME, kind, story: 'acme' }])
    ada = await journey.administrator()
    acme = new InJira(journey.sites, ACME)
    await connectAcme(ada, journey.sites)
    epics = await integrate(ada, (suggested) => ({ ...suggested, comments: 'none' }))
    await start(ada, epics)
    keys.push(...acme.epics('PAR'))
  })
  afterAll(() => journey[Symbol.asyncDispose]())

  const key = (at: number) => keys[at] ?? ''
  const body = (text: string): Json =>
    kind === 'cloud'
      ? { type: 'doc', version: 1, content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] }
      : text
  const say = (at: number, text: string, more: Row = {}, as = 'Anna Berg') =>
    acme.ask(as, 'POST', `/issue/${key(at)}/comment`, { body: body(text), ...more })
  const asked = async () =>
    ((await acme.door('GET', '/requests')) as unknown as Row[]).filter(({ path }) => /\/comment/.test(path)).length
  const inJira = async (at: number): Promise<string[]> => {
    const { comments } = await acme.ask('admin', 'GET', `/issue/${key(at)}/comment`)
    return (comments as Row[]).map((one) => textIn(one.body))
  }
  const idOf = async (at: number) => (await itemOf(ada, key(at))).id
  const until = (id: string, so: (list: List) => boolean) => ada.until('comments.list', { id }, so)
  const isThere = ({ places }: Comment) => places.length > 0 && places.every(({ state }) => state === 'there')
  const saying = (text: string) => (one: Comment) => one.text === text

  test('where no integration wants them, nobody asks for any', async () => {
    await say(0, 'Said before anybody listened')
    await settled(ada)
    expect(await asked()).toBe(0)
    const id = await idOf(0)
    await ada.get('comments.create', { id, text: 'Only here' })
    const { comments } = await ada.get('comments.list', { id })
    expect(comments).toMatchObject([{ side: 'portfolio', text: 'Only here', mine: true, places: [] }])
    expect(await inJira(0)).not.toContain('Only here')
  })

  test('from Jira: what everybody may see is there, and of the rest only how many', async () => {
    await say(1, 'For all')
    const ours = [...acme.site.tables.groups.values()].find(({ members }) => members.includes(acme.service))
    await say(1, 'For a few', { visibility: { type: 'group', value: ours?.name } })
    const internal = { key: 'sd.public.comment', value: { internal: true } }
    await say(1, 'For agents', { properties: [internal] })
    await ada.get('integrations.change', { id: epics.id, mapping: { ...epics.mapping, comments: 'from-jira' } })
    const id = await idOf(1)
    const list = await until(id, ({ comments }) => comments.some(saying('For all')))
    expect(list.comments.some(({ text }) => /few|agents/.test(text))).toBe(false)
    expect(list.issues).toMatchObject([{ key: key(1), comments: 'from-jira', restricted: 2, problem: null }])
    expect(list.comments.find(saying('For all'))).toMatchObject({
      ...{ side: 'jira', name: 'Anna Berg', mine: false, editedAt: null },
      places: [{ key: key(1), state: 'there', url: expect.stringContaining('focusedCommentId') }],
    })
  })

  test('both ways: a comment is written once, in the name of who said it, and is no second one here', async () => {
    await ada.get('integrations.change', { id: epics.id, mapping: { ...epics.mapping, comments: 'both' } })
    const id = await idOf(2)
    await ada.get('comments.create', { id, text: 'Shall we?\nTomorrow.' })
    await until(id, ({ comments }) => comments.filter(saying('Shall we?\nTomorrow.')).some(isThere))
    await settled(ada)
    const [there, ...others] = (await inJira(2)).filter((text) => text.includes('Shall we?'))
    expect(others).toEqual([])
    expect(there).toMatch(/^Ada.*, in Fairlead:/)
    expect(
      (await ada.get('comments.list', { id })).comments.filter(({ text }) => text.includes('Shall we')),
    ).toHaveLength(1)
  })

  test.each([
    ['the answer is lost', 'answer-lost'],
    ['Jira says it failed, and made it', 'server-error-after-commit'],
  ] as const)('%s: there is one comment', async (text, fault) => {
    const id = await idOf(3)
    acme.site.faults.add({ kind: fault, method: 'POST', path: '/comment$', times: 1 })
    await ada.get('comments.create', { id, text })
    await until(id, ({ comments }) => comments.filter(saying(text)).some(isThere))
    await settled(ada)
    expect(acme.site.faults.list().map(({ struck }) => struck)).toEqual([1])
    acme.site.faults.clear()
    expect((await inJira(3)).filter((one) => one.includes(text))).toHaveLength(1)
    expect((await ada.get('comments.list', { id })).comments.filter(saying(text))).toHaveLength(1)
  })

  test('edits go where they were not made, and what a comment said before is kept', async () => {
    const id = await idOf(4)
    await ada.get('comments.create', { id, text: 'One' })
    const first = await until(id, ({ comments }) => comments.filter(saying('One')).some(isThere))
    const comment = first.comments.find(saying('One'))?.id ?? ''
    await ada.get('comments.change', { id, comment, text: 'Two' })
    await until(id, ({ comments }) => comments.filter(saying('Two')).some(isThere))
    expect((await inJira(4)).some((text) => text.includes('Two'))).toBe(true)
    const of = await commentNamed(4, 'Two')
    const name = textIn(of.body).split('Two')[0] ?? ''
    const path = `/issue/${key(4)}/comment/${of.id}`
    const edited =
      kind === 'cloud'
        ? { ...(of.body as Row), content: [(of.body as Row).content[0], (body('Three') as unknown as Row).content[0]] }
        : `${name.trim()}\n\nThree`
    await acme.ask('admin', 'PUT', path, { body: edited as Json })
    await ada.get('items.resync', { id })
    const last = await until(id, ({ comments }) => comments.some(saying('Three')))
    const { past, side } = last.comments.find(saying('Three')) ?? {}
    expect(side).toBe('portfolio')
    expect(past?.map(({ text, lost }) => [text, lost])).toEqual([
      ['Two', false],
      ['One', false],
    ])
  })

  test('what is deleted in Jira is marked, kept, and not written again', async () => {
    const id = await idOf(5)
    await ada.get('comments.create', { id, text: 'Soon gone' })
    await until(id, ({ comments }) => comments.filter(saying('Soon gone')).some(isThere))
    const { id: there } = await commentNamed(5, 'Soon gone')
    await acme.ask('admin', 'DELETE', `/issue/${key(5)}/comment/${there}`)
    await ada.get('items.resync', { id })
    const isGone = ({ places }: Comment) => places.some(({ state }) => state === 'gone')
    const { comments } = await until(id, (list) => list.comments.filter(saying('Soon gone')).some(isGone))
    await ada.get('comments.change', { id, comment: comments.find(isGone)?.id ?? '', text: 'Back again' })
    await settled(ada)
    expect((await inJira(5)).filter((text) => /gone|again/.test(text))).toEqual([])
  })

  test('only who wrote a comment edits it', async () => {
    const id = await idOf(1)
    const { comments } = await ada.get('comments.list', { id })
    const comment = comments.find(saying('For all'))?.id ?? ''
    const refused = await ada.ask('comments.change', { id, comment, text: 'Mine now' })
    expect(refused.status).toBe(403)
  })

  async function commentNamed(at: number, text: string): Promise<Row> {
    const { comments } = await acme.ask('admin', 'GET', `/issue/${key(at)}/comment`)
    const found = (comments as Row[]).find((one) => textIn(one.body).includes(text))
    if (!found) throw new Error(`${key(at)} has no comment ${text}`)
    return found
  }
})

function textIn(value: Row | string | null): string {
  if (value === null || typeof value === 'string') return value ?? ''
  return value.text ?? (value.content ?? []).map(textIn).join(' ')
}
