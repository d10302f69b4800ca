/** What is generated is up to date. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { DOCUMENTS } from './docs.ts'

test.each(Object.entries(DOCUMENTS))('%s is what the code says (run `npm run docs`)', (path, text) => {
  expect(readFileSync(path, 'utf8')).toBe(text())
})
