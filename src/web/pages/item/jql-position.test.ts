/** Where a query was refused. */
import { expect, test } from 'vitest'
import { refusalIn } from './jql-position.ts'

test('the word at the place that Jira names is marked', () => {
  const says = "Error in the JQL Query: Expecting operator but got 'banana'. (line 1, character 9)"
  expect(refusalIn('project banana PAY', says)).toEqual({ before: 'project ', at: 'banana', after: ' PAY' })
})

test('lines are counted', () => {
  expect(refusalIn('project = PAY\nand and x', 'Wrong (line 2, character 5).')).toEqual({
    before: 'project = PAY\nand ',
    at: 'and',
    after: ' x',
  })
})

test('a query that ends too early is marked at its end', () => {
  expect(refusalIn('project =', 'Expecting a value (line 1, character 10).')).toEqual({
    before: 'project =',
    at: ' ',
    after: '',
  })
})

test('without a place nothing is marked', () => {
  expect(refusalIn('project = NO', "The value 'NO' does not exist for the field 'project'.")).toBeUndefined()
  expect(refusalIn('x', 'line 7, character 1')).toBeUndefined()
})
