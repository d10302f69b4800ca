/** What sync decides, alone: a sample; `npm run laws` has ten thousand. And the judge is one who can find something. */
import { expect, test, vi } from 'vitest'
import { seeds } from '../world.ts'
import { ModelPair } from './sync-pair.ts'
import { livePure } from './sync-pure.ts'

test('loses nobody’s word, and comes to rest with both sides equal or a person asked', () => {
  for (const seed of seeds(1_000)) expect(livePure(seed).broken, `SEED_START=${seed}`).toEqual([])
})

test('a conflict that is not kept is found missing, and a write that is forgotten is found too', () => {
  const broken = () => [...Array(200).keys()].flatMap((seed) => livePure(seed + 1).broken)
  const forgetful = vi.spyOn(ModelPair.prototype, 'send').mockImplementation(() => {})
  expect(broken()).not.toEqual([])
  forgetful.mockRestore()
  const blind = vi.spyOn(ModelPair.prototype, 'look').mockImplementation(() => 'as-expected')
  expect(broken().join()).toContain('was replaced')
  blind.mockRestore()
  expect(broken()).toEqual([])
})
