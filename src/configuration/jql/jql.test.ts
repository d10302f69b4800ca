/** Laws of text: rewriting with the same gives the same, there and back is where we began, and no text makes it throw. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findReferences } from './find.ts'
import { rewrite } from './rewrite.ts'
import { readable, swapTokens, toJql, tokensOf, toTemplate } from './template.ts'

const value = fc.oneof(
  fc.constantFrom(
    '10000',
    '"10001"',
    'OPS',
    '"In Progress"',
    "'x y'",
    'EMPTY',
    '-7d',
    '1.5',
    '"a \\"b\\""',
    '😀',
    '"⟦%⟧"',
  ),
  fc.constantFrom(
    'currentUser()',
    'membersOf("jira users")',
    'cascadeOption(10020, "b")',
    '557058:f58131cb-b67d-43c7-b30d-6b58d40bd077',
  ),
)
const field = fc.constantFrom(
  'project',
  'status',
  'cf[10010]',
  '"Story Points"',
  'assignee',
  'fixVersion',
  'filter',
  'Carrier[Dropdown]',
  '"😀 field"',
)
const test_ = fc.oneof(
  fc.tuple(field, fc.constantFrom(' = ', ' != ', '=', ' was '), value).map((parts) => parts.join('')),
  fc
    .tuple(field, fc.array(value, { minLength: 1, maxLength: 4 }))
    .map(([name, all]) => `${name} in ( ${all.join(' ,')})`),
  fc.tuple(field, value, value).map(([name, from, by]) => `${name} changed from ${from} by ${by}`),
)
const query = fc
  .tuple(
    test_,
    fc.array(fc.tuple(fc.constantFrom(' AND ', '\nor  ', ' and not '), test_), { maxLength: 4 }),
    fc.constantFrom('', ' ORDER BY cf[10011] DESC, Rank'),
  )
  .map(([first, rest, order]) => `${first}${rest.map((pair) => pair.join('')).join('')}${order}`)
const anyText = fc.oneof(
  query,
  fc.string(),
  fc.string({ unit: 'grapheme' }),
  fc.tuple(query, fc.string()).map((pair) => pair.join('')),
)

describe('text', () => {
  test('rewritten with itself it is the same, byte for byte', () => {
    fc.assert(
      fc.property(anyText, (jql) => {
        expect(rewrite(jql, (_, written) => written)).toBe(jql)
      }),
    )
  })
  test('rewritten there and back it is where we began', () => {
    fc.assert(
      fc.property(query, (jql) => {
        const numbers = (by: number) =>
          rewrite(jql_, ({ by: form, kind }, written) =>
            form === 'id' && kind !== 'user' ? String(Number(written) + by) : undefined,
          )
        let jql_ = jql
        jql_ = numbers(7)
        expect(numbers(-7)).toBe(jql)
      }),
    )
  })
  test('references stand where they are said to stand, in order, apart from each other', () => {
    fc.assert(
      fc.property(anyText, (jql) => {
        let upTo = 0
        for (const { at, by, held, kind } of findReferences(jql).references) {
          expect(at[0]).toBeGreaterThanOrEqual(upTo)
          upTo = at[1]
          if (by === 'id' && kind !== 'user') expect(jql.slice(...at)).toBe(held.replace('customfield_', ''))
        }
        expect(upTo).toBeLessThanOrEqual(jql.length)
      }),
    )
  })
  test('as a template it comes back, but for the quotes of accounts; swapped with itself it stays', () => {
    fc.assert(
      fc.property(anyText, (jql) => {
        const template = toTemplate(jql)
        const hasPeople = findReferences(jql).references.some(({ kind }) => kind === 'user')
        if (!hasPeople) expect(toJql(template)).toBe(jql)
        expect(toTemplate(toJql(template))).toBe(template)
        expect(swapTokens(template, ({ held }) => held)).toBe(template)
      }),
    )
  })
  test('to keys and back it is where we began', () => {
    fc.assert(
      fc.property(query, (jql) => {
        const template = toTemplate(jql)
        const keys = swapTokens(template, ({ form, kind, held }) =>
          form === 'id' ? `${kind}:Name of ⟦${held}%` : held,
        )
        expect(tokensOf(keys).every(({ token }) => token.form !== 'id')).toBe(true)
        expect(
          swapTokens(keys, ({ form, kind, held }) =>
            form === 'key' ? held.slice(`${kind}:Name of ⟦`.length, -1) : held,
          ),
        ).toBe(template)
      }),
    )
  })
})

test.each([
  ['project = 10000 AND issuetype in (10001, Bug)', 'project 10000, issue-type 10001, issue-type=Bug'],
  [
    'cf[10010] = 10020 ORDER BY cf[10011]',
    'custom-field customfield_10010, option 10020, custom-field customfield_10011',
  ],
  ['"Story Points" > 10000', 'custom-field=Story Points'],
  [
    'status was "To Do" by 557058:f58131cb-b67d-43c7-b30d-6b58d40bd077 before "2026-01-01"',
    'status=To Do, user 557058:f58131cb-b67d-43c7-b30d-6b58d40bd077',
  ],
  ['status changed from 1 to (Done, 3)', 'status 1, status=Done, status 3'],
  ['assignee in membersOf("a \\"b\\"") AND reporter = currentUser()', 'group=a "b"'],
  ['issue in linkedIssues(OPS-1, blocks)', 'issue=OPS-1, issue-link-type=blocks'],
  ['Carrier[Dropdown] = DHL AND issue.property[a].b = 10000', 'custom-field=Carrier'],
  ['resolution = Unresolved AND labels = 10000 AND summary ~ "10000"', ''],
  ['a = "😀" AND project = 10000', 'custom-field=a, project 10000'],
  ['issueFunction in linkedIssuesOf("project = 10000")', 'custom-field=issueFunction, number 10000'],
  ['project = 10000 AND (', 'number 10000'],
])('%s', (jql, expected) => {
  const said = findReferences(jql).references.map(({ kind, by, held }) => `${kind}${by === 'id' ? ' ' : '='}${held}`)
  expect(said.join(', ')).toBe(expected)
})

test.each([
  ['project in (10000, 10001)', ['10000'], 'project in (10001)'],
  ['project in (10000, "10001" , OPS)', ['10001'], 'project in (10000 , OPS)'],
  ['assignee in ("qm:a", "qm:b")', ['qm:b'], 'assignee in ("qm:a")'],
  ['project = 10000', ['10000'], 'project = ?'],
])('%s without %j', (jql, lost, expected) => {
  expect(readable(swapTokens(toTemplate(jql), ({ held }) => (lost.includes(held) ? undefined : held)))).toBe(expected)
})

test.each([
  'project in (10000, 10001)',
  'status not in ( "To Do" , 10000)',
  'project in (10001, 10000) AND status in (1, 2)',
])('%s without one is told as the query without it is read', (jql) => {
  const left = swapTokens(toTemplate(jql), ({ held }) => (held === '10000' ? undefined : held))
  expect(left).toBe(toTemplate(toJql(left)))
})
