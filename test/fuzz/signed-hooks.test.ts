/** Odd deliveries that are rightly signed, a sample: `npm run laws` sends more. */
import { expect, test } from 'vitest'
import { seeds } from '../world.ts'
import { fuzzSignedHooks } from './signed-hooks.ts'

const SEEDS = seeds(60)

test(`${SEEDS.length} signed deliveries: no crash, no word, a whole hint or none`, { timeout: 240_000 }, async () => {
  const seen = new Map<number, number>()
  expect(await fuzzSignedHooks(SEEDS, seen)).toEqual([])
  expect([...seen.keys()].toSorted()).toEqual([200, 400, 413])
})
