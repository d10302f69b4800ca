/** Readings that are kept at the same time, as those of a first reading's lanes: none waits for another in a circle, and all are there. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { freshDatabase } from '../../../test/fresh-database.ts'
import { issue, pairsOf, START, syncRows } from '../../../test/sync-rows.ts'
import type { Change } from '../../jira/index.ts'
import type { Observation } from '../../sync/index.ts'

/** Of few issues, so that the same ones are in several; in Jira's order, which is any. */
const LANES = 4
const issueIds = fc.shuffledSubarray(
  Array.from({ length: 40 }, (_, at) => String(at + 1)),
  { minLength: 10 },
)
const lanes = fc.array(fc.record({ ids: issueIds, status: fc.constantFrom('1', '2', '3') }), {
  minLength: LANES,
  maxLength: LANES,
})

test('several at once are kept whole, whatever they have in common', async () => {
  await using database = await freshDatabase()
  const rows = await syncRows(database.db)
  await pairsOf(rows, ['1', '2', '3', '4', '5'])
  let round = 0
  await fc.assert(
    fc.asyncProperty(lanes, async (given) => {
      round += 1
      const readings = given.map(({ ids, status }, lane) => readingOf(ids, status, lane, round))
      await Promise.all(readings.map((one) => rows.store.observe(one)))
      const { backfill } = await rows.store.progress()
      for (const [lane, { ids }] of given.entries()) {
        expect(backfill[`lane ${lane}`]?.read).toBe(round)
        const known = await rows.store.known(ids)
        expect(ids.filter((id) => !known.has(id))).toEqual([])
        expect(await historiesOf(ids, `${round}-${lane}`)).toBe(ids.length)
      }
    }),
    { numRuns: 25 },
  )

  async function historiesOf(ids: readonly string[], history: string): Promise<number> {
    const found = await database.db.selectFrom('issue_change').selectAll().where('history', '=', history).execute()
    return found.filter(({ issue_id }) => ids.includes(issue_id)).length
  }
})

function readingOf(ids: readonly string[], status: string, lane: number, round: number): Observation {
  const changes = ids.map(
    (issueId): Change => ({
      ...{ issueId, history: `${round}-${lane}`, at: START, author: 'anna', field: 'status' },
      ...{ from: String(round), to: status, fromText: null, toText: null },
    }),
  )
  const issues = ids.map((id) =>
    issue(id, {
      key: `${id}-${lane}`,
      statusId: status,
      parentId: ids[0] ?? null,
      updated: START + round * LANES + lane,
    }),
  )
  const mark = { next: null, done: false, read: round, began: START, fields: [] }
  return { at: START, issues, changes, states: [], marks: { [`lane ${lane}`]: mark } }
}
