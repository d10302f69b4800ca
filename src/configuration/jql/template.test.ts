/** A query as a value holds it: signs that mark stand for themselves, and plain numbers beside a field stay numbers. */
import { expect, test } from 'vitest'
import { swapTokens, textAround, toJql, tokensOf, toTemplate } from './template.ts'

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
