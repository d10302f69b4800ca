/** The whole sync engine with its store among faults, deaths and people: a sample; `npm run laws` lives through many more. */
import { describe, expect, test } from 'vitest'
import { seeds } from '../world.ts'
import { live } from './sync.ts'

const NOTHING = { differing: [], lost: [], twins: [], echoes: [], falselyGone: [], stopped: [] }

describe('sync', () => {
  for (const seed of seeds(4))
    test(`comes to rest with nothing lost, nothing twice, nothing falsely gone (SEED_START=${seed})`, async () => {
      const story = await live(seed)
      expect(story.left).toEqual(NOTHING)
      expect(story.edits.jira + story.edits.portfolio).toBeGreaterThan(0)
    })
})
