/** What a query refers to, each form of it: by what, where, one of several or alone, beside which field, and what is only a word. */
import { describe, expect, test } from 'vitest'
import { findReferences, isAccount, isQuoted, plain, quoted, type TextReference } from './find.ts'

const ACCOUNT = '557058:f58131cb-b67d-43c7-b30d-6b58d40bd077'
const UUID = 'f58131cb-b67d-43c7-b30d-6b58d40bd077'

/** `kind=name` or `kind id`; a comma in front of one of several; `@` and the field beside it; where it stands, cut out of the text. */
const told = (jql: string, { at, kind, by, held, listed, beside }: TextReference): string =>
  `${listed ? ',' : ''}${kind}${by === 'id' ? ' ' : '='}${held}${beside === undefined ? '' : `@${beside}`} <${jql.slice(...at)}>`
const found = (jql: string): string[] => findReferences(jql).references.map((one) => told(jql, one))

describe('a query', () => {
  test.each([
    ['project = 10000', ['project 10000 <10000>']],
    ['project = "10000"', ['project 10000 <10000>']],
    ["project = 'OPS'", ["project=OPS <'OPS'>"]],
    ['project in (10000)', ['project 10000 <10000>']],
    ['project in (10000, "A b")', [',project 10000 <10000>', ',project=A b <"A b">']],
    ['NOT project = 1', ['project 1 <1>']],
    ['NOT (project = 1 OR status = 2)', ['project 1 <1>', 'status 2 <2>']],
    [
      'project = 1 ORDER BY cf[10] DESC, "Story Points"',
      ['project 1 <1>', 'custom-field customfield_10 <10>', 'custom-field=Story Points <"Story Points">'],
    ],
    ['CF[10] = 20', ['custom-field customfield_10 <10>', 'option 20@customfield_10 <20>']],
    [
      'cf[10] in (20, 21)',
      ['custom-field customfield_10 <10>', ',option 20@customfield_10 <20>', ',option 21@customfield_10 <21>'],
    ],
    ['Points = 20', ['custom-field=Points <Points>', 'option 20@Points <20>']],
    ['Points = Large', ['custom-field=Points <Points>']],
    [`Points = ${ACCOUNT}`, ['custom-field=Points <Points>', `user ${ACCOUNT} <${ACCOUNT}>`]],
    ['Points > 20', ['custom-field=Points <Points>']],
    ['Points >= 20', ['custom-field=Points <Points>']],
    ['Points ~ "20"', ['custom-field=Points <Points>']],
    ['Points !~ "20"', ['custom-field=Points <Points>']],
    ['Points != 20', ['custom-field=Points <Points>', 'option 20@Points <20>']],
    ['project > 20', ['project 20 <20>']],
    ['customfield_10010 = 20', ['number 10010 <10010>', 'option 20@customfield_10010 <20>']],
    ['customfield_x = 1', ['custom-field=customfield_x <customfield_x>', 'option 1@customfield_x <1>']],
    ['mycustomfield_7 = A', ['custom-field=mycustomfield_7 <mycustomfield_7>']],
    ['issue.property[a].b = 10000', []],
    [`assignee = ${ACCOUNT}`, [`user ${ACCOUNT} <${ACCOUNT}>`]],
    ['assignee = "ada"', ['user ada <"ada">']],
    ['assignee = unassigned', []],
    ['assignee = empty', []],
    ['resolution = Unresolved', []],
    ['resolution = unresolvedness', ['resolution=unresolvedness <unresolvedness>']],
    ['labels = 10000', []],
    ['summary ~ "10000"', []],
    [`assignee in membersOf("${UUID}")`, [`group ${UUID} <${UUID}>`]],
    ['assignee in membersOf("jira users")', ['group=jira users <"jira users">']],
    [`project = "${UUID}"`, [`project=${UUID} <"${UUID}">`]],
    ['status was 1 by ada after "2026-01-01"', ['status 1 <1>', 'user ada <ada>']],
    ['status changed from 1 to 2', ['status 1 <1>', 'status 2 <2>']],
    ['status changed on "1"', []],
    ['Points changed from 1 to 2', ['custom-field=Points <Points>', 'option 1@Points <1>', 'option 2@Points <2>']],
    [
      `issueFunction in made("a 12", ${ACCOUNT})`,
      ['custom-field=issueFunction <issueFunction>', 'number 12 <12>', `user ${ACCOUNT} <${ACCOUNT}>`],
    ],
    ['"😀" = 1 AND project = 10000', ['custom-field=😀 <"😀">', 'option 1@😀 <1>', 'project 10000 <10000>']],
  ])('%s', (jql, expected) => {
    expect(found(jql)).toEqual(expected)
    expect(findReferences(jql).understood).toBe(true)
  })

  test('that nobody understands is told so, and every number in it may be anything', () => {
    for (const [jql, expected] of [
      ['project = 10000 AND (', ['number 10000 <10000>']],
      ['12 and 34', ['number 12 <12>', 'number 34 <34>']],
      ['no words', []],
    ] as const)
      expect([found(jql), findReferences(jql).understood]).toEqual([expected, false])
    expect(findReferences('')).toEqual({ references: [], understood: true })
  })
})

test.each([
  [ACCOUNT, true],
  [`qm:${ACCOUNT}`, true],
  ['712020:f58131cb-b67d-43c7-b30d-6b58d40bd077', true],
  ['5b10a2844c20165700ede21g', false],
  ['5b10a2844c20165700ede21f', true],
  ['5b10a2844c20165700ede21f0', false],
  ['x5b10a2844c20165700ede21f', false],
  [UUID, false],
  ['557058:short', false],
  [` ${ACCOUNT}`, false],
  [`${ACCOUNT}!`, false],
])('%s is an account: %s', (text, is) => expect(isAccount(text)).toBe(is))

test('quotes and escapes of JQL are taken off, and put on', () => {
  for (const text of ['"a"', "'a'", '"a\nb"']) expect([text, isQuoted(text)]).toEqual([text, true])
  for (const text of ['a', '"', `"a'`, 'a"b"', '"a"b', '']) expect([text, isQuoted(text)]).toEqual([text, false])
  expect(['"a b"', 'a', '"\\u0041\\u00fcx"', '"\\n\\t\\r\\"\\\\"', '"\\q"', '"\\u12"'].map(plain)).toEqual([
    ...['a b', 'a', 'Aüx', '\n\t\r"\\', 'q', 'u12'],
  ])
  expect(quoted('a "b" \\ \n\r\t')).toBe('"a \\"b\\" \\\\ \\n\\r\\t"')
})
