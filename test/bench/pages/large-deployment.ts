/** A deployment of many steps as a worker would have left it, made without writing to a site: for the page that shows it. */

import type { Entry } from '../../../src/plan/index.ts'
import { beginAttempt, beginDeployment, changeDeployment, type Db, journalOf } from '../../../src/store/index.ts'
import { keepLargePlan } from './large-plan.ts'

/** So many entries go into the journal at once. */
const BATCH = 2_000
const NOW = Date.parse('2026-01-05T10:00:00Z')

/** Gives its id. */
export async function keepLargeDeployment(db: Db, size: number): Promise<string> {
  const { work, id: planId, plan } = await keepLargePlan(db, size, true)
  const acts = { work, from: plan.from.name, to: plan.to.name }
  const { id } = await beginDeployment(db, planId, 'person:bench', acts)
  const attempt = await beginAttempt(db, id)
  const titles = new Map(plan.steps.map((step) => [step.id, step.title]))
  const journal = journalOf(db, {
    ...{ deploymentId: id, attempt, titleOf: (step) => titles.get(step) ?? step },
    audit: () => Promise.resolve(),
  })
  const entries = plan.steps.flatMap((step, at) => entriesOf(step.id, NOW + at))
  for (let at = 0; at < entries.length; at += BATCH)
    await Promise.all(entries.slice(at, at + BATCH).map((entry) => journal.add(entry)))
  await changeDeployment(db, id, {
    state: 'done',
    proof: { equal: true, differences: [], at: new Date(NOW + size).toISOString() },
  })
  return id
}

/** Of one step that went well. */
function entriesOf(step: string, at: number): Entry[] {
  const of = { step, at, attempt: 1 }
  return [
    { ...of, what: 'started' },
    { ...of, what: 'writing', write: { method: 'POST', path: '/rest/api/3/thing' } },
    { ...of, what: 'wrote', outcome: 'accepted' },
    { ...of, what: 'done', result: null, adopted: false },
  ]
}
