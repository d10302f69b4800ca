/** A few generated deployments through the simulator; `npm run laws` runs three hundred to each sort of site. */
import { expect, test } from 'vitest'
import { seeds } from '../world.ts'
import { deploySafely } from './law/deployed.ts'

test('to an empty site: equal, then nothing to do, then as it was', async () => {
  for (const seed of seeds(6)) expect((await deploySafely(seed, 'empty')).broken, `SEED_START=${seed}`).toEqual([])
})

test('to a drifted site: equal, then nothing to do, then as it was', async () => {
  for (const seed of seeds(6)) expect((await deploySafely(seed, 'drifted')).broken, `SEED_START=${seed}`).toEqual([])
})
