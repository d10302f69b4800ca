/** Laws: nothing that is written into a query gets out of its quotes or brackets. */
import { JastBuilder } from '@atlassianlabs/jql-ast'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isFault } from '../../base/index.ts'
import { conditionOf, inProjects, quoted, updatedWithinMinutes, withinProjects } from './jql.ts'

const SCOPE = 'project in (10000, 10001)'
const scoped = (jql: string): string => withinProjects(['10000', '10001'], jql)
const read = (jql: string) => new JastBuilder().build(jql)

/** Text made of what could end a value, a bracket or a query, besides anything else. */
const PIECES = [')', '(', '"', "'", '\\', '\n', ' OR ', ' AND ', 'a = 1', 'NOT ', ' ORDER BY x', ',', '\\u0022', 'in (']
const nasty = fc
  .array(
    fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...PIECES) }, fc.string({ unit: 'grapheme', maxLength: 3 })),
    {
      maxLength: 12,
    },
  )
  .map((pieces) => pieces.join(''))

const clause = fc.letrec<{ query: string; test: string; whole: string }>((tie) => ({
  test: fc.oneof(
    nasty.map((text) => `summary ~ ${quoted(text)}`),
    fc.constantFrom('status = Done', 'labels in (a, "b c")', 'assignee is EMPTY', 'updated >= -5d', 'cf[10001] != 1'),
  ),
  query: fc.oneof(
    { maxDepth: 3 },
    tie('test'),
    fc.tuple(tie('query'), fc.constantFrom('AND', 'OR'), tie('query')).map((parts) => parts.join(' ')),
    tie('query').map((inner) => `(${inner})`),
    tie('test').map((inner) => `NOT ${inner}`),
  ),
  whole: fc
    .tuple(tie('query'), fc.constantFrom('', ' ORDER BY created', ' order by cf[1] DESC, key'))
    .map((p) => p.join('')),
})).whole

describe('a query of a person', () => {
  test('stays within the projects, or is refused where it goes wrong', () => {
    fc.assert(
      fc.property(fc.oneof(nasty, clause), (jql) => {
        try {
          const where = read(scoped(jql)).query?.where
          if (conditionOf(jql) === null) expect(scoped(jql)).toBe(SCOPE)
          else expect(where).toMatchObject({ clauseType: 'compound', operator: { value: 'and' } })
          expect(read(scoped(jql)).query?.orderBy).toBeUndefined()
        } catch (error) {
          if (!isFault(error, 'input.invalid')) throw error
          expect(error.facts.position).toBeLessThanOrEqual(jql.length)
          expect(read(jql).errors.length).toBeGreaterThan(0)
        }
      }),
      { numRuns: 500 },
    )
  })

  test('that can be read is wrapped as it was written', () => {
    fc.assert(
      fc.property(clause, (jql) => {
        expect(scoped(jql)).toBe(`${SCOPE} AND (${conditionOf(jql)})`)
        expect(jql.startsWith(conditionOf(jql) ?? '-')).toBe(true)
      }),
    )
  })

  test.each([
    ['status = Done OR labels = x order by Rank', `${SCOPE} AND (status = Done OR labels = x)`],
    ['(a = 1) ORDER BY "order by" DESC', `${SCOPE} AND ((a = 1))`],
    ['ORDER BY created', SCOPE],
    ['  ', SCOPE],
    ['summary ~ "🚢 𐀀" ORDER BY key', `${SCOPE} AND (summary ~ "🚢 𐀀")`],
  ])('%s', (jql, whole) => {
    expect(scoped(jql)).toBe(whole)
  })

  test.each([
    ['a = 1) OR (b = 2', 5, 1, 6],
    ['a = 1 ORDER BY x) OR (b = 2', 16, 1, 17],
    ['a = 1 AND\n  b ==', 15, 2, 6],
    ['status =', 8, 1, 9],
    ['summary ~ "open', 10, 1, 11],
  ])('%s is refused at its place', (jql, position, line, character) => {
    expect(() => scoped(jql)).toThrow(expect.objectContaining({ facts: { position, line, character } }))
  })
})

test('any text is one value', () => {
  fc.assert(
    fc.property(fc.oneof(nasty, fc.string({ unit: 'binary' })), (text) => {
      const jql = `summary ~ ${quoted(text)}`
      const { query, errors } = read(jql)
      expect(errors).toEqual([])
      expect(query?.where).toMatchObject({ clauseType: 'terminal', operand: { operandType: 'value' } })
      expect(jql).not.toMatch(/[\n\r\0]/)
    }),
  )
})

test('ids are numbers, and there is at least one', () => {
  expect(inProjects(['10001', '10000', '10001'])).toBe('project in (10001, 10000)')
  for (const ids of [[], ['ABC'], ['1) OR (1'], ['']]) expect(() => inProjects(ids)).toThrow()
})

test('windows are relative, in whole minutes that cover what was asked', () => {
  expect([0, 0.2, 1, 16.1].map(updatedWithinMinutes)).toEqual(
    ['-1m', '-1m', '-1m', '-17m'].map((window) => `updated >= "${window}"`),
  )
})
