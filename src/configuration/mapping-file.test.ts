/** What was written comes back the same from every format, and whatever is wrong in a file is told with its place. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { judgeAnswers } from './judge-answers.ts'
import { KINDS } from './kinds/index.ts'
import { MAPPING_FORMATS, readMapping, writeMapping } from './mapping-file.ts'

const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }).filter((one) => one.trim() === one)
const lines = fc.uniqueArray(
  fc.record({ about: text.map((name) => `status:${name}`), answer: fc.option(text), planned: text }),
  { selector: ({ about }) => about, maxLength: 12 },
)

describe('every format', () => {
  for (const format of MAPPING_FORMATS)
    test(`${format}: what was written comes back, whatever the names hold`, () =>
      fc.assert(
        fc.property(lines, (some) => {
          const { answers, errors } = readMapping(
            writeMapping([{ title: 'Statuses', lines: some }], format, ['x']),
            format,
          )
          expect(errors).toEqual([])
          expect(answers.map(({ about, answer }) => [about, answer])).toEqual(
            some.map(({ about, answer }) => [about, answer]),
          )
        }),
        { numRuns: 300 },
      ))

  test('a place is where an editor shows it', () => {
    const places = (file: string, format: (typeof MAPPING_FORMATS)[number]) =>
      readMapping(file, format).answers.map(({ about, line, column }) => `${line}:${column} ${about}`)
    expect(places('# x\n"a:b": create\n\na:c: "rename:ü"\n', 'yaml')).toEqual(['2:1 a:b', '4:1 a:c'])
    expect(places('{\n  "a:b": "create",\n  "a:c": null\n}', 'json')).toEqual(['2:3 a:b', '3:3 a:c'])
    expect(places('question;answer\r\n"a:\nb";create\r\n\r\na:c;', 'csv')).toEqual(['2:1 a:\nb', '5:1 a:c'])
  })

  test('what cannot be read says where, and nothing of it is taken', () => {
    const wrong = (file: string, format: (typeof MAPPING_FORMATS)[number]) =>
      readMapping(file, format).errors.map(({ line, column, code }) => `${line}:${column} ${code}`)
    expect(wrong('a:b: [create\n', 'yaml')).not.toEqual([])
    expect(wrong('- a:b\n', 'yaml')).toEqual(['1:1 not-readable'])
    expect(wrong('a:b: 5\nb: {x: y}\n', 'yaml')).toEqual(['1:6 not-text', '2:4 not-text'])
    expect(wrong('a:b: x\na:c: y\na:b: z\n', 'yaml')).toEqual(['3:1 twice'])
    expect(wrong('question,answer\na:b,"create\n', 'csv')).toEqual(['2:5 not-readable'])
    expect(wrong('question,answer\na:b,"create"x\n', 'csv')).toEqual(['2:13 not-readable'])
    expect(wrong('a:b,create\n', 'csv')).toEqual(['1:1 not-readable'])
    expect(wrong('question,answer\n,create\n', 'csv')).toEqual(['2:1 not-text'])
  })
})

const KNOWN = {
  source: new Set([
    'status:Open',
    'status:Done',
    'user:eva',
    'group:ops',
    'project:OPS',
    'workflow:A/B',
    'issue-type:Bug',
  ]),
  target: new Set(['status:Open', 'status:Begun', 'user:ada', 'group:all', 'project:OPX']),
  kinds: new Map(KINDS.map((kind) => [kind.name, kind])),
}

const refused = (given: Readonly<Record<string, string>>) =>
  judgeAnswers(
    Object.entries(given).map(([about, answer]) => ({ about, answer })),
    KNOWN,
  ).map(({ about, code }) => `${code} ${about}`)

describe('answers before they are taken', () => {
  test('every form that is documented is one', () => {
    expect(
      refused({
        'status:Open': 'update',
        'status:Done': 'status:Begun',
        'project:OPS': 'rename:OPZ',
        'project:OPS/name': 'rename:Operations Z',
        'user:eva': 'user:ada',
        'group:ops': 'group:all',
        users: 'account, email, drop',
        groups: 'placeholder:group:all',
        fallback: 'user:ada',
        'workflow:A/B/status:Open': 'status:Begun',
        'workflow:A/B': 'leave-out',
        'project:OPX': 'delete',
        plan: 'allow',
      }),
    ).toEqual([])
  })

  test('a question or an answer that means nothing is named', () => {
    for (const about of ['status:Opne', 'user', 'workflow:C/status:Open', 'workflow:A/B/nothing'])
      expect(refused({ [about]: 'create' })).toEqual([`unknown-question ${about}`])
    for (const [about, answer] of [
      ['status:Open', 'status:Gone'],
      ['status:Open', 'user:ada'],
      ['status:Open', 'rename:'],
      ['status:Begun', 'create'],
      ['status:Done', 'delete'],
      ['user:eva', 'create'],
      ['users', 'mail'],
      ['groups', 'placeholder:none'],
      ['fallback', 'user:eva'],
      ['plan', 'create'],
      ['project:OPS/name', 'create'],
      ['workflow:A/B/status:Open', 'status:Gone'],
    ] as const)
      expect(refused({ [about]: answer })).toEqual([`unknown-answer ${about}`])
  })

  test('two for one, and what is deleted and meant at once, contradict', () => {
    expect(refused({ 'status:Open': 'status:Begun', 'status:Done': 'status:Begun' })).toEqual([
      'contradiction status:Done',
    ])
    expect(refused({ 'status:Open': 'rename:X', 'status:Done': 'rename:x' })).toEqual(['contradiction status:Done'])
    expect(refused({ 'status:Done': 'status:Begun', 'status:Begun': 'delete' })).toEqual(['contradiction status:Done'])
    expect(refused({ 'user:eva': 'user:ada', fallback: 'user:ada' })).toEqual([])
  })
})
