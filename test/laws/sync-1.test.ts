/** The whole sync engine with its store among faults, deaths and people, part 1 of 4: five hundred stories in all, twenty thousand in full. */
import { test } from 'vitest'
import { syncLaw } from '../simulation/sync-law.ts'

test('comes to rest with nothing different, lost, twice, echoed or falsely gone, part 1', () => syncLaw(1, 4))
