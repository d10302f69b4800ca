/** Canaries in every place where a secret can be given are found nowhere; `npm run laws` plants 10,000 of each kind. */
import { appendFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { appendAudit } from '../../src/store/index.ts'
import { Canaries, waysToWrite } from './canaries.ts'
import { canaryStory } from './story.ts'

test('one is found however it is written and wherever it begins, whole or either half', () => {
  const canaries = new Canaries()
  const one = canaries.one('x')
  const halves = [one, one.slice(0, one.length / 2), one.slice(one.length / 2)]
  const ways = [
    (text: string) => text,
    (text: string) => text.toUpperCase(),
    (text: string) => Buffer.from(text).toString('hex'),
    (text: string) => [...text].map((letter) => `%${letter.charCodeAt(0).toString(16)}`).join(''),
    (text: string) => [...text].map((letter) => `\\u00${letter.charCodeAt(0).toString(16)}`).join(''),
    ...['', 'a', 'ab', 'anna@acme.example:', 'bo@acme.example:', 'c@acme.example:'].flatMap((before) => [
      (text: string) => Buffer.from(before + text).toString('base64'),
      (text: string) => Buffer.from(`${before}${text} and more`).toString('base64url'),
    ]),
  ]
  for (const half of halves) for (const way of ways) expect(canaries.found('x', `… ${way(half)} …`)).not.toEqual([])
  expect(canaries.found('x', new Canaries().one('x'))).toEqual([])
  expect(Object.keys(waysToWrite('x'.repeat(12)))).toHaveLength(10)
})

const COUNT = 100

test(`${COUNT} of each kind are found nowhere, and one that is put there is found`, { timeout: 600_000 }, async () => {
  const told = await canaryStory(COUNT, async ({ database, dataFolder }, canary) => {
    const login = Buffer.from(`anna@acme.example:${canary}`).toString('base64')
    const half = canary.slice(0, canary.length / 2)
    appendFileSync(path.join(dataFolder, 'leaked'), half)
    await database.db.transaction().execute((tx) => {
      return appendAudit(tx, { actor: 'x', action: 'x.y', outcome: 'x', details: { login } })
    })
  })
  const where = new Set(told.found.map((one) => one.split(',')[0]?.replace(/^.*\//, '')))
  expect([...where]).toEqual(['public.audit', 'leaked'])
  for (const [kind, planted] of told.planted) if (planted > 20) expect([kind, planted >= COUNT]).toEqual([kind, true])
})
