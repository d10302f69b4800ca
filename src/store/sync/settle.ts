/** Keeps what was decided for pairs, all of them in one transaction: each whole, or not at all when it was touched meanwhile. */
import { sql } from 'kysely'
import { equal, type Json } from '../../base/index.ts'
import type { Settlement, SyncStep } from '../../sync/index.ts'
import { grow } from '../change-count.ts'
import type { Tx } from '../database.ts'
import { agree, forgetOverdue } from './agreed.ts'
import { endConflicts, keepConflicts } from './conflicts.ts'
import { asJson, fenced, type Ours, rows } from './ours.ts'
import { dropSteps, insertSteps, replaceSteps } from './steps.ts'
import { titlesOf } from './titles.ts'

export async function settle(ours: Ours, settlements: readonly Settlement[]): Promise<void> {
  if (settlements.length === 0) return
  await fenced(ours, async (tx) => {
    const links = await untouched(tx, settlements)
    const held = settlements.filter(({ link }) => links.has(link))
    if (held.length === 0) return
    const isVisible = held.some((one) => changes(one, links.get(one.link)))
    await agree(
      tx,
      held.flatMap(({ link, agreed }) => agreed.map((one) => ({ link, ...one }))),
      ours.now(),
    )
    await keepDecisions(tx, ours, held)
    await keepSteps(tx, ours, held, links)
    await sql`
      update link set settled = given.touched, problems = given.problems
      from ${rows(held)} as given (link uuid, touched bigint, problems jsonb) where link.id = given.link`.execute(tx)
    await forgetOverdue(
      tx,
      ours.site,
      [...links.values()].map(({ issue_id }) => issue_id),
    )
    if (isVisible) await grow(tx, 'portfolio', 'sync')
  })
}

interface Held {
  readonly id: string
  readonly item_id: string
  readonly issue_id: string
  readonly integration_id: string
  readonly problems: Json
  /** It was seen to wait for a decision. */
  readonly waited: boolean
}

/** Links that are still as they were decided on, locked. */
async function untouched(tx: Tx, settlements: readonly Settlement[]): Promise<ReadonlyMap<string, Held>> {
  const found = await sql<Held>`
    select id, item_id, issue_id, integration_id, problems, link.touched > settled as waited
    from link join ${rows(settlements.map(({ link, touched }) => ({ link, touched })))} as given (link uuid, touched bigint)
      on given.link = link.id and given.touched = link.touched
    where how = 'integration' order by id for update of link`.execute(tx)
  return new Map(found.rows.map((row) => [row.id, row]))
}

function changes(settlement: Settlement, before: Held | undefined): boolean {
  const { agreed, conflicts, steps, dropped, settled, problems } = settlement
  return (
    before?.waited === true ||
    [agreed, conflicts, steps, dropped, settled].some((some) => some.length > 0) ||
    !equal(JSON.parse(asJson(problems)), before?.problems ?? [])
  )
}

async function keepDecisions(tx: Tx, ours: Ours, held: readonly Settlement[]): Promise<void> {
  const decided = held.flatMap(({ link, conflicts }) => conflicts.map((conflict) => ({ link, ...conflict })))
  const over = [
    ...held.flatMap(({ link, settled }) => settled.map((field) => ({ link, field }))),
    // What was lost to a late write settles nothing between the two sides.
    ...decided.filter(({ winner, history }) => winner !== null && history === undefined),
  ]
  await endConflicts(tx, over, ours.now())
  await keepConflicts(tx, decided, ours.now())
}

async function keepSteps(
  tx: Tx,
  ours: Ours,
  held: readonly Settlement[],
  links: ReadonlyMap<string, Held>,
): Promise<void> {
  await dropSteps(
    tx,
    ours,
    held.flatMap(({ dropped }) => dropped),
  )
  const fresh = held.flatMap(({ link, steps }) => {
    const of = links.get(link)
    if (!of) return []
    const about = { link, integration: of.integration_id, item: of.item_id, issue: of.issue_id }
    return steps.map((step): SyncStep & { what: 'field' } => ({ what: 'field', ...about, ...step }))
  })
  if (fresh.length === 0) return
  const titles = await titlesOf(tx, fresh)
  await replaceSteps(tx, ours, fresh)
  await insertSteps(
    tx,
    ours,
    fresh.map((data, at) => ({ data, title: titles[at] ?? '' })),
  )
}
