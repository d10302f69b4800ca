/** Comments as Jira tells them, beside those that are held. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Json } from '../../base/index.ts'
import type { JiraComment } from '../../jira/index.ts'
import { decideComments } from './decide-comments.ts'
import type { CommentDecision, KnownComment } from './ports.ts'
import { heldBody, inOurName, isSameText } from './said.ts'

const doc = (text: string): Json => ({
  ...{ type: 'doc', version: 1 },
  content: [{ type: 'paragraph', content: text === '' ? [] : [{ type: 'text', text }] }],
})
const person = (account: string) => ({ account, name: account, email: null, active: true, value: {} })

function seen(id: string, text: string, more: Partial<JiraComment> = {}): JiraComment {
  const by = person('anna')
  return { id, author: by, editor: by, body: doc(text), created: 100, updated: 100, restricted: false, ...more }
}

function held(id: string, text: string, more: Partial<KnownComment> = {}): KnownComment {
  const of = { side: 'jira', name: 'anna', jiraId: id, body: doc(text), agreed: doc(text) } as const
  return { id: `c${id}`, at: 100, editedAt: null, gone: false, ...of, ...more }
}

const decide = (
  known: readonly KnownComment[],
  there: readonly JiraComment[],
  marked: ReadonlyMap<string, string> = new Map(),
) => decideComments(known, there, { deployment: 'cloud', marked, ourTime: (at) => at })

/** As the store keeps it. */
function kept(known: readonly KnownComment[], { fresh, changed, gone, hidden }: CommentDecision): KnownComment[] {
  const after = known
    .filter(({ id }) => !hidden.includes(id))
    .map((one): KnownComment => {
      const change = changed.find(({ id }) => id === one.id)
      if (!change) return gone.includes(one.id) ? { ...one, gone: true } : one
      const { jiraId, agreed, taken } = change
      const text = taken ? { body: taken.body, editedAt: taken.at } : {}
      return { ...one, jiraId, agreed, gone: false, ...text }
    })
  const made = fresh.map(({ jiraId, body, editedAt, at }) => held(jiraId, '', { body, agreed: body, editedAt, at }))
  return [...after, ...made]
}

const texts = fc.constantFrom('one', 'two', 'three')
const ids = fc.constantFrom('1', '2', '3', '4')
const seenOnes = fc
  .uniqueArray(
    fc.record({ id: ids, text: texts, restricted: fc.boolean(), updated: fc.integer({ min: 100, max: 300 }) }),
    {
      selector: ({ id }) => id,
    },
  )
  .map((all) => all.map(({ id, text, ...more }) => seen(id, text, more)))
const heldOnes = fc
  .uniqueArray(
    fc.record({
      id: ids,
      body: texts,
      agreed: fc.option(texts, { nil: undefined }),
      isOurs: fc.boolean(),
      gone: fc.boolean(),
      editedAt: fc.option(fc.integer({ min: 100, max: 300 })),
    }),
    { selector: ({ id }) => id },
  )
  .map((all) =>
    all.map(({ id, body, agreed, isOurs, ...more }) =>
      held(id, body, {
        ...more,
        side: isOurs ? 'portfolio' : 'jira',
        agreed: isOurs ? agreed && doc(agreed) : doc(body),
      }),
    ),
  )

describe('comments that were read', () => {
  test('once kept, the same reading says nothing new', () => {
    fc.assert(
      fc.property(heldOnes, seenOnes, (known, there) => {
        const again = decide(kept(known, decide(known, there)), there)
        expect(again).toMatchObject({ fresh: [], changed: [], gone: [], hidden: [] })
      }),
    )
  })
  test('nothing of what only some may see is kept', () => {
    fc.assert(
      fc.property(heldOnes, seenOnes, (known, there) => {
        const decision = decide(known, there)
        const secret = new Set(there.filter(({ restricted }) => restricted).map(({ id }) => id))
        expect(decision.restricted).toBe(secret.size)
        for (const { jiraId } of [...decision.fresh, ...decision.changed]) expect(secret.has(jiraId)).toBe(false)
        for (const { side, jiraId } of kept(known, decision))
          if (side === 'jira' && there.some(({ id }) => id === jiraId)) expect(secret.has(jiraId ?? '')).toBe(false)
      }),
    )
  })
  test('a text that a person said is held, or stands in the past', () => {
    fc.assert(
      fc.property(heldOnes, seenOnes, (known, there) => {
        const decision = decide(known, there)
        for (const one of known.filter(({ id }) => !decision.hidden.includes(id))) {
          const change = decision.changed.find(({ id }) => id === one.id)
          if (change?.taken) expect(change.past?.body).toEqual(one.body)
        }
      }),
    )
  })
  test('of two edits the newer one wins', () => {
    const ours = held('1', 'ours', { side: 'portfolio', agreed: doc('both'), editedAt: 200 })
    expect(decide([ours], [seen('1', 'theirs', { updated: 201 })]).changed).toMatchObject([
      { taken: { body: doc('theirs') }, past: { body: doc('ours'), lost: true } },
    ])
    expect(decide([ours], [seen('1', 'theirs', { updated: 199 })]).changed).toMatchObject([
      { agreed: doc('theirs'), past: { side: 'jira', body: doc('theirs'), lost: true } },
    ])
    expect(decide([ours], [seen('1', 'theirs', { updated: 199 })]).unwritten).toEqual(['c1'])
    expect(decide([ours], [seen('1', 'theirs', { updated: 201 })]).unwritten).toEqual([])
  })
  test('ours is asked for again for as long as Jira lacks it or has it in other words, where all may see it', () => {
    const unsent = held('1', 'said', { side: 'portfolio', jiraId: null, agreed: undefined })
    expect(decide([unsent], []).unwritten).toEqual(['c1'])
    const edited = held('2', 'said', { side: 'portfolio', agreed: doc('before') })
    expect(decide([edited], [seen('2', 'before')]).unwritten).toEqual(['c2'])
    expect(decide([edited], [seen('2', 'before', { restricted: true })]).unwritten).toEqual([])
    expect(decide([edited], []).unwritten).toEqual([])
    expect(decide([edited], [seen('2', 'said')]).unwritten).toEqual([])
    expect(decide([held('3', 'theirs')], [seen('3', 'theirs')]).unwritten).toEqual([])
  })
  test('one that bears our mark and that some may see is known to stand there, and nothing of it is kept', () => {
    const ours = held('1', 'said', { id: 'mine', side: 'portfolio', jiraId: null, agreed: undefined })
    const found = decide([ours], [seen('7', 'theirs', { restricted: true })], new Map([['7', 'mine']]))
    expect(found).toMatchObject({ changed: [{ id: 'mine', jiraId: '7', agreed: null }], unwritten: [], gone: [] })
    expect(JSON.stringify(found)).not.toContain('theirs')
  })
  test('one that bears our mark is ours, and no second one', () => {
    const ours = held('1', 'said', { id: 'mine', side: 'portfolio', jiraId: null, agreed: undefined })
    const there = seen('7', 'said', { body: inOurName(doc('said'), 'Ada', 'cloud') })
    expect(decide([ours], [there], new Map([['7', 'mine']]))).toMatchObject({
      fresh: [],
      changed: [{ id: 'mine', jiraId: '7' }],
    })
  })
})

describe('a comment in our name', () => {
  test.each(['cloud', 'dataCenter'] as const)('comes back from %s as it was said', (deployment) => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.constantFrom('Ada', 'J*n_ {x}', 'Zoë [admin]'), (text, name) => {
        const body = doc(text.replaceAll(/\s+/g, ' ').trim() || 'x')
        expect(isSameText(heldBody(inOurName(body, name, deployment), true), body, deployment)).toBe(true)
      }),
    )
  })
})
