/** What answers may be, question by question: every form that means something is taken, and every other is refused with what it may be. */
import { describe, expect, test } from 'vitest'
import { TOYS, toy } from '../../test/toy-sites.ts'
import { judgeAnswers, type KnownKeys } from './judge-answers.ts'
import { CANNOT, type Kind, READ_ONLY } from './kind.ts'

const NEVER = { can: { cloud: { ...READ_ONLY, read: ['get'] }, dataCenter: CANNOT } }
const NO_CLAIMS = { claims: undefined } as unknown as Partial<Kind>
const NO_UPDATE = { update: undefined } as unknown as Partial<Kind>
const KINDS = new Map(
  [
    ...TOYS.values(),
    toy('project', [], { alsoNamed: ['name'] }),
    ...[toy('user', [], { ...NEVER, ...NO_UPDATE }), toy('system-field', [], NEVER), toy('group', [], NO_UPDATE)],
    ...[toy('screen', [], NO_CLAIMS), toy('workflow', [], { byHand: () => [] })],
  ].map((kind) => [kind.name, kind]),
)
const KNOWN: KnownKeys = {
  source: new Set([
    ...['status:Open', 'status:Done', 'scheme:A/B', 'project:OPS', 'user:eva', 'user:bo', 'group:ops'],
    ...['system-field:sum', 'screen:One', 'screen:Two', 'workflow:W', 'group:dev'],
  ]),
  target: new Set(['status:Open', 'status:Begun', 'user:ada', 'group:all', 'screen:Two', 'system-field:sum']),
  kinds: KINDS,
}

type Given = Readonly<Record<string, string>>
const judged = (given: Given, known = KNOWN) =>
  judgeAnswers(
    Object.entries(given).map(([about, answer]) => ({ about, answer })),
    known,
  )
const refused = (given: Given, known = KNOWN): string[] =>
  judged(given, known).map(({ code, about }) => `${code} ${about}`)
const says = (given: Given): string | undefined => judged(given)[0]?.says

/** Question → answers that mean something, and what else may be said. */
const MEANT: readonly (readonly [about: string, taken: readonly string[], may: string])[] = [
  [
    'users',
    ['account', 'email, name', 'drop', 'email, fallback'],
    'any of account, email, name, then one of fallback, drop',
  ],
  [
    'groups',
    ['create', 'drop', 'placeholder:all', 'placeholder:group:all'],
    'create, drop, or placeholder: and a group of the target',
  ],
  ['fallback', ['user:ada'], 'a person of the target'],
  ['plan', ['allow'], 'allow'],
  ['status', ['use', 'by-hand'], 'use or by-hand'],
  [
    'status:Open',
    ['create', 'update', 'use', 'leave-out', 'drop', 'delete', 'rename:New', 'use:New', 'status:Begun'],
    'create, update, use, leave-out, drop, delete, rename: and the new name, or a status of the target',
  ],
  [
    'status:Done',
    ['create', 'use', 'status:Open', 'rename:X'],
    'create, update, use, leave-out, drop, rename: and the new name, or a status of the target',
  ],
  ['status:Begun', ['use', 'delete'], 'use, delete'],
  ['user:eva', ['fallback', 'drop', 'user:ada'], 'fallback, drop, or a user of the target'],
  ['system-field:sum', ['drop', 'system-field:sum'], 'drop, or a system-field of the target'],
  ['user:ada', ['use'], 'use'],
  ['project:OPS/name', ['rename:Other'], 'rename: and the new text'],
  ['scheme:A/B/status:Open', ['keep', 'status:Begun', 'status:Done'], 'keep, or an object of the target'],
  [
    'workflow:W',
    ['by-hand', 'use'],
    'create, update, use, leave-out, drop, rename: and the new name, or a workflow of the target',
  ],
]

describe.each(MEANT)('%s', (about, taken, may) => {
  test('may be answered so', () => {
    for (const answer of taken) expect([answer, refused({ [about]: answer })]).toEqual([answer, []])
  })
  test('says what it may be, where it is answered otherwise', () => {
    expect(judged({ [about]: 'nonsense' })).toEqual([
      {
        about,
        answer: 'nonsense',
        code: 'unknown-answer',
        says: `“nonsense” is no answer for ${about}: it may be ${may}.`,
      },
    ])
    for (const answer of ['rename:', 'use:', 'placeholder:', '', 'status:Gone', 'user:none', 'group:none'])
      expect([answer, refused({ [about]: answer })]).toEqual([answer, [`unknown-answer ${about}`]])
  })
})

describe('an answer that belongs to another question', () => {
  test.each([
    ['status:Open', 'user:ada'],
    ['status:Open', 'by-hand'],
    ['status:Done', 'delete'],
    ['status:Begun', 'create'],
    ['user:eva', 'create'],
    ['user:ada', 'delete'],
    ['system-field:sum', 'rename:X'],
    ['fallback', 'status:Open'],
    ['fallback', 'user:bo'],
    ['groups', 'placeholder:none'],
    ['project:OPS/name', 'keep'],
    ['plan', 'use'],
  ])('%s: %s is none', (about, answer) => expect(refused({ [about]: answer })).toEqual([`unknown-answer ${about}`]))
})

describe('a question', () => {
  test('that neither site asks is none', () => {
    for (const about of [
      'status:None',
      'user',
      'board',
      'scheme:C/status:Open',
      'scheme:A/B/nothing',
      'scheme:A/B/board:X',
      'status:Open/name',
    ])
      expect([about, says({ [about]: 'use' })]).toEqual([about, `Neither site has ${about}, and it is no rule.`])
  })

  test('of the plan itself takes what it offers, and no more', () => {
    const known = { ...KNOWN, offered: new Map([['board:X', new Set(['allow'])]]) }
    expect(refused({ 'board:X': 'allow' }, known)).toEqual([])
    expect(refused({ 'board:X': 'use' }, known)).toEqual(['unknown-question board:X'])
    expect(refused({ 'board:Y': 'allow' }, known)).toEqual(['unknown-question board:Y'])
  })
})

describe('answers together', () => {
  test('are not two for one object, nor for one name; the second is refused with the first', () => {
    const two = { 'status:Open': 'status:Begun', 'status:Done': 'status:Begun' }
    expect(judged(two)).toEqual([
      {
        ...{ about: 'status:Done', answer: 'status:Begun', code: 'contradiction' },
        says: 'status:Open has the same answer, and two cannot become one.',
      },
    ])
    expect(refused({ 'status:Open': 'rename:New', 'status:Done': 'rename:NEW' })).toEqual(['contradiction status:Done'])
    expect(refused({ 'status:Open': 'rename:New', 'project:OPS': 'rename:New' })).toEqual([])
  })

  test('may be the same for people, groups, details, and where several may have one name', () => {
    expect(refused({ 'user:eva': 'user:ada', 'user:bo': 'user:ada', fallback: 'user:ada' })).toEqual([])
    expect(refused({ 'group:ops': 'group:all', 'group:dev': 'group:all' })).toEqual([])
    expect(refused({ 'screen:One': 'rename:X', 'screen:Two': 'rename:X' })).toEqual([])
    expect(refused({ 'status:Open': 'use', 'status:Done': 'use' })).toEqual([])
    const details = { 'scheme:A/B/status:Open': 'status:Begun', 'scheme:A/B/status:Done': 'status:Begun' }
    expect(refused(details)).toEqual([])
  })

  test('do not delete what another one means', () => {
    const gone = { 'status:Done': 'status:Begun', 'status:Begun': 'delete' }
    expect(judged(gone)).toEqual([
      {
        ...{ about: 'status:Done', answer: 'status:Begun', code: 'contradiction' },
        says: 'status:Begun is to be deleted as well.',
      },
    ])
    const groups = { ...KNOWN, kinds: new Map(KINDS).set('group', toy('group', [])) }
    expect(refused({ groups: 'placeholder:all', 'group:all': 'delete' }, groups)).toEqual(['contradiction groups'])
    expect(refused({ 'status:Begun': 'delete', 'status:Done': 'status:Open' })).toEqual([])
  })

  test('of which one is refused already clash with nothing', () => {
    expect(refused({ 'status:None': 'status:Begun', 'status:Done': 'status:Begun' })).toEqual([
      'unknown-question status:None',
    ])
  })
})
