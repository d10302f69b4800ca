/** The steps of a deployment as lists show them, in memory: of a journal that grew only what was added is read. */
import { next, type Past, pastOf } from '../../plan/index.ts'
import { type Db, outlineSteps, readJournal, type StoredDeployment } from '../../store/index.ts'
import type { DeployedLineView } from '../shapes/index.ts'
import { stateOf, whyOf } from './step-state.ts'

interface Held {
  /** In the order of the plan's lists. */
  readonly lines: DeployedLineView[]
  readonly places: ReadonlyMap<string, number>
  readonly pasts: Map<string, Past>
  /** How many entries of the journal are in it. */
  entries: number
}

/** So many deployments are held: those that were looked at last. */
const MOST = 4
const held = new WeakMap<Db, Map<string, Promise<Held>>>()

/** As they are by now. Questions about one deployment wait for each other: none reads what another has read. */
export async function heldSteps(
  db: Db,
  { id, planId }: Pick<StoredDeployment, 'id' | 'planId'>,
): Promise<readonly DeployedLineView[]> {
  const mine = held.get(db) ?? new Map<string, Promise<Held>>()
  held.set(db, mine)
  const before = mine.get(id) ?? begun(db, planId)
  const now = before.then((one) => readOn(db, id, one))
  mine.delete(id)
  mine.set(id, now)
  for (const oldest of mine.keys()) if (mine.size > MOST) mine.delete(oldest)
  try {
    return (await now).lines
  } catch (error) {
    mine.delete(id)
    throw error
  }
}

async function begun(db: Db, planId: string): Promise<Held> {
  const lines = (await outlineSteps(db, planId)).map(
    (step): DeployedLineView => ({ ...step, state: 'waiting', why: null, requests: 0 }),
  )
  return { lines, places: new Map(lines.map((line, place) => [line.id, place])), pasts: new Map(), entries: 0 }
}

async function readOn(db: Db, id: string, known: Held): Promise<Held> {
  const { lines, places, pasts } = known
  for (const entry of await readJournal(db, id, known.entries)) {
    known.entries += 1
    const past = next(pastOf(pasts, entry.step), entry)
    pasts.set(entry.step, past)
    const place = places.get(entry.step) ?? -1
    const line = lines[place]
    if (line === undefined) continue
    const requests = line.requests + (entry.what === 'writing' ? 1 : 0)
    lines[place] = { ...line, requests, state: stateOf(past, true), why: whyOf(past) }
  }
  return known
}
