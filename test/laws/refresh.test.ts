/** Many seeds of what `npm test` samples: refreshes after edits by dice, and changes that left no record. */
import { expect, test } from 'vitest'
import { foundAsOften, held, refreshes } from '../simulation/refreshed.ts'
import { seeds } from '../world.ts'

test('edits by dice: each refresh holds what a whole reading holds', async () => {
  for (const seed of seeds(100))
    for (const { refreshed, whole } of await refreshes(seed, 4, 10))
      expect([seed, held(refreshed)]).toEqual([seed, held(whole)])
})

test('a field that was moved is found by the sample as often as it is large', async () => {
  await foundAsOften(seeds(100), 'acme')
})
