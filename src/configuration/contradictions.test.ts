/** Names that only one object may hold: who holds one already, who gives one up, and who asks for one twice. */
import { describe, expect, test } from 'vitest'
import { type Rows, TOYS, toy, toySite } from '../../test/toy-sites.ts'
import { isObject } from '../base/index.ts'
import type { Answers } from './answers.ts'
import { compare } from './compare.ts'
import type { Kind } from './kind.ts'

function taken(from: Rows, to: Rows, answers: Answers = {}, kinds = TOYS) {
  const [source, target] = [toySite('here', from, kinds), toySite('there', to, kinds)]
  const { problems } = compare({ source, target, kinds, projects: null, remembered: new Map(), answers })
  return problems.filter(({ code }) => code === 'name-taken')
}
const about = (...given: Parameters<typeof taken>) => taken(...given).map((problem) => problem.about)

const statuses = (...names: readonly string[]): Rows => ({
  status: Object.fromEntries(names.map((name, at) => [`s${at}`, { name, note: names.length }])),
})
const NO_CLAIMS = { claims: undefined } as unknown as Partial<Kind>
const FREE = new Map(TOYS).set('status', toy('status', [], NO_CLAIMS))

describe('a name that is held on the target', () => {
  test('is told, whatever its case, with who holds it and the ways out', () => {
    const [problem, ...others] = taken(statuses('Open'), statuses('Begun'), { 'status:Open': 'rename:BEGUN' })
    expect(others).toEqual([])
    expect(problem).toMatchObject({
      ...{ severity: 'blocks', about: 'status:Open' },
      says: '“begun” is taken: status:Begun of there has it, and only one status may.',
    })
    expect(problem?.choices?.map(({ answer }) => answer)).toEqual(['status:Begun', 'leave-out'])
  })

  test('is told of an update as well, which cannot become another object by an answer', () => {
    const to = statuses('Open', 'Begun')
    const known = new Map([['status', new Map([['s0', 's0']])]])
    const [source, target] = [toySite('here', statuses('Open')), toySite('there', to)]
    const answers = { 'status:Open': 'rename:Begun' }
    const { problems } = compare({ source, target, kinds: TOYS, projects: null, remembered: known, answers })
    expect(problems.map(({ code, choices }) => [code, choices?.map(({ answer }) => answer)])).toEqual([
      ['name-taken', ['leave-out']],
    ])
  })

  test('is no way out where the holder is another object’s pair', () => {
    const [problem] = taken(statuses('Open', 'Begun'), statuses('x', 'Begun'), { 'status:Open': 'rename:Begun' })
    expect(problem?.says).toBe(
      '“begun” would be taken twice: status:Begun is to have it as well, and only one status may.',
    )
    expect(problem?.choices?.map(({ answer }) => answer)).toEqual(['leave-out'])
  })

  test('is no hindrance where the holder goes, gives it up, or is the object itself', () => {
    const renamed = { 'status:Open': 'rename:Begun' }
    expect(about(statuses('Open'), statuses('Begun'), { ...renamed, 'status:Begun': 'delete' })).toEqual([])
    const swap = { 'status:Open': 'rename:Begun', 'status:Held': 'status:Begun' }
    expect(about(statuses('Open', 'Held'), statuses('Begun'), swap)).toEqual([])
    expect(about(statuses('Open', 'x'), statuses('OPEN'))).toEqual([])
  })

  test('is given back to whom nothing is written of', () => {
    const used = { 'status:Open': 'rename:Begun', 'status:Begun': 'use' }
    expect(about(statuses('Open', 'Begun'), statuses('Begun'), used)).toEqual(['status:Open'])
  })
})

describe('a name that two ask for', () => {
  test('is told of the second', () => {
    const said = { 'status:A': 'rename:X', 'status:B': 'rename:x' }
    const [problem, ...others] = taken(statuses('A', 'B'), {}, said)
    expect([problem?.about, others]).toEqual(['status:B', []])
    expect(problem?.says).toContain('status:A is to have it as well')
  })

  test('is told where one of them keeps it', () => {
    const [problem, ...others] = taken(statuses('A', 'B'), statuses('x', 'y', 'B'), { 'status:A': 'rename:B' })
    expect([problem?.about, others]).toEqual(['status:A', []])
    expect(problem?.says).toContain('“b” would be taken twice: status:B is to have it as well')
    expect(problem?.choices?.map(({ answer }) => answer)).toEqual(['leave-out'])
  })

  test('each name of an object counts, and one that it keeps is not taken', () => {
    const keyed = (value: unknown): string[] =>
      isObject(value as never) ? ['key', 'name'].flatMap((one) => (value as Record<string, string>)[one] ?? []) : []
    const kinds = new Map(TOYS).set('status', toy('status', [], { claims: keyed }))
    const from: Rows = { status: { a: { name: 'New', key: 'K' }, b: { name: 'Other', key: 'O' } } }
    const to: Rows = { status: { x: { name: 'Old', key: 'K' }, y: { name: 'New', key: 'Z' } } }
    const made = taken(from, to, { 'status:New': 'status:Old' }, kinds)
    expect(made.map(({ about, says }) => [about, says])).toEqual([
      ['status:New', '“New” is taken: status:New of there has it, and only one status may.'],
    ])
  })
})

describe('where Jira lets several have one name', () => {
  test('only who asked for a name is told that it is taken', () => {
    expect(about(statuses('Open'), statuses('Begun'), { 'status:Open': 'create' }, FREE)).toEqual([])
    expect(about(statuses('Open'), statuses('Open'), { 'status:Open': 'create' }, FREE)).toEqual([])
    expect(about(statuses('Open', 'A'), statuses('a'), { 'status:Open': 'rename:A' }, FREE)).toEqual(['status:Open'])
    const [problem] = taken(statuses('Open', 'A'), {}, { 'status:Open': 'rename:A' }, FREE)
    expect(problem).toMatchObject({ about: 'status:Open', says: expect.stringContaining('“a” would be taken twice') })
  })
})

test('what shall be used or updated and is not there is told, with what may be said instead', () => {
  for (const said of ['use', 'update']) {
    const [source, target] = [toySite('here', statuses('Open')), toySite('there', {})]
    const input = { source, target, kinds: TOYS, projects: null, remembered: new Map() }
    const found = compare({ ...input, answers: { 'status:Open': said } }).differences.flatMap(
      ({ problems }) => problems,
    )
    expect(found).toMatchObject([{ severity: 'blocks', code: 'nothing-there', about: 'status:Open' }])
    expect(found[0]?.says).toContain(`"${said}"`)
    expect(found[0]?.choices?.map(({ answer }) => answer)).toEqual(['create', 'leave-out'])
  }
})
