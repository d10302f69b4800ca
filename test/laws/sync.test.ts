/** The whole sync engine with its store, 200 stories long: faults, deaths, people on both sides, tokens that expire, nights on which clocks change. */
import { describe, expect, test } from 'vitest'
import { live } from '../simulation/sync.ts'
import { seeds } from '../world.ts'

const NOTHING = { differing: [], lost: [], twins: [], echoes: [], falselyGone: [], stopped: [] }

describe('sync', () => {
  test('comes to rest with nothing different, lost, twice, echoed or falsely gone', async () => {
    const sums = { jira: 0, portfolio: 0, writes: 0, deaths: 0 }
    for (const seed of seeds(200)) {
      const { left, edits, writes, deaths } = await live(seed)
      expect(left, `SEED_START=${seed}`).toEqual(NOTHING)
      sums.jira += edits.jira
      sums.portfolio += edits.portfolio
      sums.writes += writes
      sums.deaths += deaths
    }
    console.log(
      `sync: ${sums.jira} edits in Jira, ${sums.portfolio} here, ${sums.writes} requests that write, ${sums.deaths} deaths`,
    )
  })
})
