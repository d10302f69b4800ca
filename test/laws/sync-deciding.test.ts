/** What sync decides, alone: ten thousand stories of one pair, a hundred thousand in full. */
import { test } from 'vitest'
import { pureSyncLaw } from '../simulation/sync-law.ts'

test('loses nobody’s word, and comes to rest with both sides equal or a person asked', () => pureSyncLaw(10_000))
