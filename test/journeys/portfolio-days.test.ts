/** Two days beside each other: what was done, what came, what slipped since, told from the history of both sides. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ACME, connectAcme, integrate, settled, start } from './aligned.ts'
import type { Client } from './client.ts'
import { InJira } from './in-jira.ts'
import { beginJourney, type Journey } from './journey.ts'

let journey: Journey
let ada: Client
let acme: InJira
beforeAll(async () => {
  journey = await beginJourney([{ name: ACME, kind: 'cloud', story: 'acme' }])
  acme = new InJira(journey.sites, ACME)
  ada = await journey.administrator()
  await connectAcme(ada, journey.sites)
  await start(ada, await integrate(ada))
})
afterAll(() => journey[Symbol.asyncDispose]())

const DAY = 86_400_000
const dateAgo = (days: number): string => new Date(Date.now() - days * DAY).toISOString().slice(0, 10)

/** As if all that was said so far had been said three days ago. */
async function threeDaysPass(): Promise<void> {
  const { db } = journey.database
  await sql`update item set created_at = created_at - interval '3 days'`.execute(db)
  for (const table of ['item_change', 'item_move', 'link_change'])
    await sql`update ${sql.table(table)} set at = at - interval '3 days'`.execute(db)
}

test('yesterday is told as it was, and what differs now is counted with its issues', async () => {
  const { items } = await ada.get('items.list', {})
  const epic = items.find(({ rollUp }) => rollUp.issues - rollUp.doneIssues >= 2)
  if (!epic?.issue) throw new Error('no epic with open stories')
  await ada.get('items.change', { id: epic.id, fields: { due: '2031-03-01' } })
  await settled(ada)
  await threeDaysPass()
  const before = await ada.get('items.get', { id: epic.id })

  const finished = await acme.finishBelow(epic.issue.key)
  await ada.get('items.change', { id: epic.id, fields: { due: '2031-03-11' } })
  const objective = await ada.get('items.create', { level: 'objective', name: 'Parcels people love' })
  await ada.get('items.change', { id: epic.id, fields: { parent: objective.id } })
  await settled(ada)

  const days = { from: dateAgo(1) }
  const compared = await ada.get('portfolio.compare', days)
  const row = compared.items.find(({ id }) => id === epic.id)
  expect(row).toMatchObject({
    slipped: 10,
    before: { parent: null, due: '2031-03-01', rollUp: { ...before.rollUp } },
    after: { parent: objective.id, due: '2031-03-11', rollUp: { doneIssues: before.rollUp.doneIssues + 1 } },
    issues: { added: 0, removed: 0, rescoped: 0, finished: 1, reopened: 0 },
  })
  expect(compared.items.find(({ id }) => id === objective.id)).toMatchObject({
    before: null,
    after: { rollUp: { issues: before.rollUp.issues } },
    issues: { added: before.rollUp.issues },
  })
  const behind = await ada.get('items.compare', { id: epic.id, ...days })
  expect(behind.issues).toMatchObject([{ key: finished, shift: 'finished' }])
  // Both days the same: nothing differs.
  const same = await ada.get('portfolio.compare', { from: dateAgo(2), to: dateAgo(1) })
  expect(same.items.filter(({ issues: counts }) => Object.values(counts).some((count) => count > 0))).toEqual([])
})

test('an item that is measured by key results, by weight or by hand was as far as these said then', async () => {
  const { db } = journey.database
  const make = (level: string, name: string, fields: object) =>
    ada.get('items.create', { level, name, ...fields } as never)
  const { id: parent } = await make('objective', 'Depots without paper', {})
  const [hand, results] = [
    await make('initiative', 'Said', { parent }),
    await make('initiative', 'Counted', { parent }),
  ]
  await ada.get('items.change', { id: parent, fields: { measure: 'weighted' } })
  await ada.get('items.change', { id: hand.id, fields: { measure: 'hand', share: 0.25, weight: 3 } })
  await ada.get('items.change', { id: results.id, fields: { measure: 'key-results' } })
  const depots = { name: 'Depots', unit: '', from: 0, target: 8, current: 2, by: 'hand' as const }
  const { results: made } = await ada.get('keyResults.create', { id: results.id, ...depots })
  await sql`update key_result set created_at = created_at - interval '3 days'`.execute(db)
  await sql`update key_result_value set at = at - interval '3 days'`.execute(db)
  await threeDaysPass()
  await ada.get('items.change', { id: hand.id, fields: { share: 0.75 } })
  await ada.get('keyResults.change', { id: made[0]?.id ?? '', current: 6 })
  const { items } = await ada.get('portfolio.compare', { from: dateAgo(1) })
  const shares = (id: string) => {
    const row = items.find((one) => one.id === id)
    return [row?.before?.rollUp.measure, row?.before?.rollUp.share, row?.after?.rollUp.share]
  }
  expect(shares(hand.id)).toEqual(['hand', 0.25, 0.75])
  expect(shares(results.id)).toEqual(['key-results', 0.25, 0.75])
  expect(shares(parent)).toEqual(['weighted', 0.25, 0.75])
})

test('days that cannot be compared are refused with what to do', async () => {
  const refusals = [
    [{ from: dateAgo(1), to: dateAgo(2) }, 'The first day comes after the second.'],
    [{ from: dateAgo(-2) }, 'is still to come'],
    [{ from: '2026-02-30' }, 'YYYY-MM-DD'],
  ] as const
  for (const [days, says] of refusals) {
    const { status, body } = await ada.refused('portfolio.compare', days)
    expect([status, JSON.stringify(body)]).toEqual([400, expect.stringContaining(says)])
  }
})
