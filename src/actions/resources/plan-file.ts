/** Plans as files: for `fairlead apply`, for review in a repository. A file is taken only as it was made, for the site it was made for. */
import { z } from 'zod'
import { Fault, type JsonObject } from '../../base/index.ts'
import type { ConfigurationPlan } from '../../configuration/index.ts'
import { planFingerprint } from '../../plan/index.ts'
import { beginWork, type Db, endWork, getWork, savePlan } from '../../store/index.ts'
import { defineAction } from '../action.ts'
import { actorText } from '../context.ts'
import { openSite } from '../flows/open-site.ts'
import { refuseComparison } from '../flows/sides.ts'
import { BY_ID, PLAN_FILE } from '../inputs.ts'
import { PLAN } from '../shapes/index.ts'
import { planOf } from './plans.ts'
import { showPlan } from './show-plan.ts'

export const getPlanFileAction = defineAction({
  name: 'plans.file',
  says: 'The plan as a file.',
  method: 'GET',
  path: '/plans/{id}/file',
  needs: 'viewer',
  audit: 'never',
  input: BY_ID,
  output: PLAN_FILE,
  async run({ db }, { id }) {
    const { input } = await getWork(db, 'plan', id)
    const { plan, fingerprint } = await planOf(db, id)
    return {
      fairlead: 'plan' as const,
      from: String(input.from),
      to: String(input.to),
      fingerprint,
      plan: JSON.parse(JSON.stringify(plan)) as z.input<typeof PLAN_FILE>['plan'],
    }
  },
})

export const importPlanAction = defineAction({
  name: 'plans.import',
  says: 'Take a plan from a file, unchanged since it was made.',
  method: 'POST',
  path: '/plans/file',
  needs: 'deployer',
  audit: 'always',
  input: z.object({ file: PLAN_FILE }),
  output: PLAN,
  async run(context, { file }) {
    const { db, actor, world } = context
    const plan = file.plan as unknown as ConfigurationPlan
    const fingerprint = planFingerprint(plan, world.hash)
    if (fingerprint !== file.fingerprint)
      throw new Fault('input.invalid', 'This plan has been changed since it was made.', {
        about: 'file',
        remedy: 'Make the plan again.',
      })
    refuseComparison(plan)
    const target = await openSite(context, file.to, { actor, purpose: 'plan import' })
    if (target.identity !== plan.to.identity)
      throw new Fault('plan.blocked', `The plan was made for ${plan.to.name}; ${file.to} is another site.`, {
        about: 'to',
        remedy: 'Make a plan for this site.',
      })
    const known = await madeBefore(db, fingerprint, target.siteId)
    if (known !== undefined) return showPlan(db, await getWork(db, 'plan', known))
    const planId = await savePlan(db, {
      plan,
      fingerprint,
      differences: [],
      sourceSite: null,
      targetSite: target.siteId,
      sourceSnapshot: null,
      targetSnapshot: null,
      madeBy: actorText(actor),
    })
    const input = { from: file.from, to: file.to, projects: file.plan.projects, answers: {} }
    const id = await beginWork(db, 'plan', input, actor as unknown as JsonObject)
    await endWork(db, id, { planId })
    return showPlan(db, await getWork(db, 'plan', id))
  },
})

async function madeBefore(db: Db, fingerprint: string, targetSite: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('work')
    .innerJoin('plan', 'plan.id', 'work.plan_id')
    .select('work.id')
    .where('plan.fingerprint', '=', fingerprint)
    .where('plan.target_site_id', '=', targetSite)
    .where('work.state', '=', 'done')
    // Of several one that is approved: those without come last.
    .orderBy('plan.approved_at')
    .executeTakeFirst()
  return row?.id
}
