/** Dry runs: everything an integration would write, and nothing written. */
import type { JsonObject } from '../../base/index.ts'
import { beginWork, type Db, getIntegration, getWork } from '../../store/index.ts'
import { defineAction } from '../action.ts'
import type { DryRunResult } from '../flows/dry-run.ts'
import { BY_ROW, GET_DRY_RUN } from '../inputs-portfolio.ts'
import type { DryRunView } from '../shapes/index.ts'
import { DRY_RUN } from '../shapes/index.ts'

export const dryRunAction = defineAction({
  name: 'integrations.dryRun',
  says: 'Read the issues of an integration and list all that it would write.',
  method: 'POST',
  path: '/integrations/{id}/dry-run',
  needs: 'administrator',
  audit: 'always',
  input: BY_ROW,
  output: DRY_RUN,
  async run(context, { id }) {
    const { db, actor } = context
    const integration = await getIntegration(db, id)
    const work = await beginWork(db, 'dry-run', { integration: integration.id }, actor as unknown as JsonObject)
    await context.begin('dry-run', work)
    return show(db, work, { limit: 0, offset: 0 })
  },
})

export const getDryRunAction = defineAction({
  name: 'integrations.getDryRun',
  says: 'A dry run: how far it is, and what it found.',
  method: 'GET',
  path: '/dry-runs/{id}',
  needs: 'viewer',
  audit: 'never',
  input: GET_DRY_RUN,
  output: DRY_RUN,
  run: ({ db }, { id, ...page }) => show(db, id, page),
})

const NOTHING: DryRunResult = { jira: 0, here: 0, issues: 0, conflicts: 0, problems: [], changes: [] }

interface Page {
  readonly limit: number
  readonly offset: number
  readonly where?: 'fairlead' | 'jira' | undefined
}

async function show(db: Db, id: string, { limit, offset, where }: Page): Promise<DryRunView> {
  const { state, progress, error, result } = await getWork(db, 'dry-run', id)
  const found = (result as unknown as DryRunResult | null) ?? NOTHING
  const changes = found.changes.filter((change) => where === undefined || change.where === where)
  return { ...found, id, state, progress, error, changes: changes.slice(offset, offset + limit) }
}
