/** A query as a value holds it: signs that mark stand for themselves, and plain numbers beside a field stay numbers. */
import { expect, test } from 'vitest'
import { isBroken, markFields, swapTokens, textAround, toJql, tokensOf, toTemplate, toText } from './template.ts'

test('the signs of a mark, in the text and in names, come back', () => {
  const jql = 'summary ~ "a ⟦b⟧ 100%" AND status = "⟦%⟧ 25%"'
  const template = toTemplate(jql)
  expect(toJql(template)).toBe(jql)
  expect(tokensOf(template).map(({ token }) => token.held)).toEqual(['⟦%⟧ 25%'])
  const swapped = swapTokens(template, () => 'status:⟧%⟦')
  expect(tokensOf(swapped).map(({ token }) => token.held)).toEqual(['status:⟧%⟦'])
})

test('a number beside a field that only holds numbers is none of the site’s', () => {
  const held = (isPlain?: (field: string) => boolean) =>
    tokensOf(toTemplate('Points = 5 AND cf[10] = 6 AND project = 7', isPlain)).map(({ token }) => token.held)
  expect(held()).toEqual(['Points', '5', 'customfield_10', '6', '7'])
  expect(held((field) => field === 'Points')).toEqual(['Points', 'customfield_10', '6', '7'])
  expect(held(() => true)).toEqual(['Points', 'customfield_10', '7'])
})

test('the words around a reference tell where it stands', () => {
  const template = toTemplate('summary ~ "before" AND project = 10000 AND status = 3')
  const [first, second] = tokensOf(template)
  expect(textAround(template, first?.at ?? 0)).toBe('summary ~ "before" AND project = 10000')
  expect(textAround(template, second?.at ?? 0)).toMatch(/ AND project = 10000 AND status = 3$/)
})

test('what is taken out of a list takes its quotes and one comma along; a list that lost all is broken', () => {
  const without = (jql: string, ...lost: readonly string[]) =>
    swapTokens(toTemplate(jql), ({ held }) => (lost.includes(held) ? undefined : held))
  const three = 'project in ("10000" , \'10001\',10002)'
  expect(toJql(without(three, '10000'))).toBe("project in ('10001',10002)")
  expect(toJql(without(three, '10001'))).toBe('project in ("10000" ,10002)')
  expect(toJql(without(three, '10002'))).toBe('project in ("10000" , \'10001\')')
  expect(toJql(without('project in (10000,10001)', '10000'))).toBe('project in (10001)')
  expect(toJql(without('project in (10000 , 10001)', '10000', '10001'))).toBe('project in ()')
  expect(isBroken(without('project in (10000 , 10001)', '10000', '10001'))).toBe(true)
  for (const jql of ['project IN  (  )', 'project in()']) expect([jql, isBroken(jql)]).toEqual([jql, true])
  for (const jql of ['project in (1)', 'margin()', 'a in b ()']) expect([jql, isBroken(jql)]).toEqual([jql, false])
})

test('in any other text only ids of custom fields are marked', () => {
  const text = 'customfield_10010,mycustomfield_7 customfield_x "customfield_9" ⟦5⟧ 10000'
  const template = markFields(text)
  expect(tokensOf(template).map(({ token }) => [token.kind, token.form, token.held])).toEqual([
    ['custom-field', 'id', 'customfield_10010'],
    ['custom-field', 'id', 'customfield_9'],
  ])
  expect(toText(template)).toBe(text)
  expect(toText(swapTokens(template, () => 'customfield_1'))).toBe(
    'customfield_1,mycustomfield_7 customfield_x "customfield_1" ⟦5⟧ 10000',
  )
})
