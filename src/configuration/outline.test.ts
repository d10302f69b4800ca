/** What a list shows: its title, what changes, the worst that is found, whether a person is waited for, and what is searched. */
import { describe, expect, test } from 'vitest'
import type { Json, Problem } from '../base/index.ts'
import type { Difference } from './compare.ts'
import { KINDS } from './kinds/index.ts'
import { countKinds, outliner, placeOf } from './outline.ts'

const difference = (key: string, more: Partial<Difference> = {}): Difference => {
  const [kind = '', name = ''] = key.split(':')
  const none = { before: null, after: null, because: null, problems: [], sourceId: '1', targetId: '2' }
  return { kind, key, name, choice: 'update', targetKey: key, ...none, ...more }
}
const problem = (
  about: string,
  severity: Problem['severity'],
  code = 'some',
  choices?: Problem['choices'],
): Problem => ({
  ...{ severity, code, about, says: `${severity} ${code}` },
  ...(choices ? { choices } : {}),
})
const ASKS = [{ answer: 'use', says: 'Use it.' }]
const outline = (
  one: Difference,
  { problems = [], answers = {} }: { problems?: readonly Problem[]; answers?: Readonly<Record<string, string>> } = {},
) => outliner({ problems, answers })(one)

describe('a title', () => {
  test('is the name, and a project’s key and name', () => {
    const value = { key: 'OPS', name: 'Operations' }
    expect(outline(difference('project:OPS', { after: value })).title).toBe('OPS · Operations')
    expect(outline(difference('project:OPS', { before: value })).title).toBe('OPS · Operations')
    expect(outline(difference('project:OPS', { before: { name: 'Old' }, after: value })).title).toBe('OPS · Operations')
    for (const after of [null, 'x', { name: 5 }] as Json[])
      expect(outline(difference('project:OPS', { after })).title).toBe('OPS')
    expect(outline(difference('status:Open', { after: { name: 'Other' } })).title).toBe('Open')
  })
})

describe('the members that change', () => {
  test('are those of an update that differ, on either side, in one order', () => {
    const before = { same: [1], was: 1, gone: 'x', none: null }
    const after = { same: [1], was: 2, came: 'y' }
    expect(outline(difference('status:Open', { before, after })).fields).toEqual(['came', 'gone', 'was'])
    for (const choice of ['create', 'delete', 'unchanged', 'use'] as const)
      expect(outline(difference('status:Open', { choice, before, after })).fields).toEqual([])
    expect(outline(difference('status:Open', { before: 'x', after })).fields).toEqual([])
    expect(outline(difference('status:Open', { before, after: ['y'] })).fields).toEqual([])
  })
})

describe('what is found', () => {
  const mine = problem('workflow:A', 'notes')
  const detail = problem('workflow:A/status:Open', 'warns')
  const others = [
    problem('workflow:B', 'blocks'),
    problem('workflow:B/status:Open', 'blocks'),
    problem('plan', 'blocks'),
  ]

  test('is its own and the plan’s about it or a detail of it, each once, and the worst is said', () => {
    const own = problem('workflow:A', 'notes', 'other')
    const { found, worst } = outline(difference('workflow:A', { problems: [mine, own] }), {
      problems: [mine, detail, ...others],
    })
    expect(found).toEqual([mine, detail, own])
    expect(worst).toBe('warns')
    expect(outline(difference('workflow:A', { problems: [mine] })).worst).toBe('notes')
    expect(outline(difference('workflow:A')).worst).toBeNull()
    expect(outline(difference('workflow:B'), { problems: others }).worst).toBe('blocks')
  })

  test('is told apart by its code, what it is about and what it says', () => {
    const [one, other] = [mine, { ...mine, says: 'something else' }]
    expect(outline(difference('workflow:A', { problems: [one, other, one] })).found).toEqual([one, other])
  })

  test('is of the object whose name holds a slash, not of another', () => {
    const slashed = problem('workflow:A/B', 'warns')
    const deep = problem('workflow:A/B/issue-type:C/D', 'warns')
    expect(outline(difference('workflow:A/B'), { problems: [slashed] }).found).toEqual([slashed])
    expect(outline(difference('workflow:A'), { problems: [slashed] }).found).toEqual([])
    expect(outline(difference('workflow:A/B'), { problems: [deep] }).found).toEqual([deep])
    const lines = problem('workflow:A\nB/status:Open', 'warns')
    expect(outline(difference('workflow:A\nB'), { problems: [lines] }).found).toEqual([lines])
  })
})

describe('a person', () => {
  const is = (problems: readonly Problem[], answers: Readonly<Record<string, string>> = {}) =>
    outline(difference('workflow:A'), { problems, answers }).mapping

  test('is waited for where something blocks and offers answers', () => {
    expect(is([problem('workflow:A', 'blocks', 'x', ASKS)])).toBe('open')
    expect(is([problem('workflow:A', 'blocks')])).toBe('none')
    expect(is([problem('workflow:A', 'warns', 'x', ASKS)])).toBe('none')
    expect(is([problem('workflow:A/status:Open', 'blocks', 'x', ASKS)], { 'workflow:A': 'use' })).toBe('open')
  })

  test('has answered where something is said of it or a detail of it', () => {
    expect(is([], { 'workflow:A': 'use' })).toBe('answered')
    expect(is([], { 'workflow:A/status:Open': 'keep' })).toBe('answered')
    expect(is([], { 'workflow:B': 'use' })).toBe('none')
  })
})

describe('what is searched', () => {
  test('is the keys, the names of members, and all that is text or number, in lower case', () => {
    const after = { Name: 'Open', list: [{ deep: 7 }, 'Word'], flag: true, none: null }
    const words = outline(difference('status:Open', { targetKey: 'status:Begun', before: { old: 'Was' }, after })).text
    expect(words.split('\n')).toEqual([
      'status:open',
      'status:begun',
      'old',
      'was',
      'name',
      'open',
      'list',
      'deep',
      '7',
      'word',
      'flag',
      'none',
    ])
  })

  test('holds each word once, and one side of what is unchanged', () => {
    const same = { choice: 'unchanged', before: { a: 'x' }, after: { b: 'x' } } as const
    expect(outline(difference('status:Open', same)).text.split('\n')).toEqual(['status:open', 'a', 'x'])
  })
})

describe('counts', () => {
  test('are by kind in the register’s order: by choice, with problems, open and answered', () => {
    const [last, first] = [KINDS.at(-1)?.name ?? '', KINDS[0]?.name ?? '']
    const all = [
      difference(`${last}:A`, { choice: 'create', problems: [problem(`${last}:A`, 'blocks', 'x', ASKS)] }),
      difference(`${last}:B`, { choice: 'create', problems: [problem(`${last}:B`, 'notes')] }),
      difference(`${first}:C`, { choice: 'left-out', problems: [problem(`${first}:C`, 'warns')] }),
      difference('unheard-of:D', { choice: 'delete' }),
    ]
    const outlines = new Map(all.map((one) => [one, outline(one, { answers: { [`${first}:C`]: 'leave-out' } })]))
    const none = {
      create: 0,
      update: 0,
      unchanged: 0,
      use: 0,
      'left-out': 0,
      delete: 0,
      problems: 0,
      open: 0,
      answered: 0,
    }
    expect(countKinds(outlines)).toEqual([
      { ...none, kind: first, 'left-out': 1, problems: 1, answered: 1 },
      { ...none, kind: last, create: 2, problems: 1, open: 1 },
      { ...none, kind: 'unheard-of', delete: 1 },
    ])
  })

  test('what no register knows comes last', () => {
    expect(KINDS.map(({ name }) => placeOf(name))).toEqual(KINDS.map((_, place) => place))
    expect(placeOf('unheard-of')).toBe(KINDS.length)
  })
})
