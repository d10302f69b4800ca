/** Plans: made by a job from two sites, answered, looked into. */
import { z } from 'zod'
import { Fault, type JsonObject } from '../../base/index.ts'
import { mayApply } from '../../configuration/index.ts'
import { beginWork, type Db, getWork, listWork, loadPlan, type SavedPlan } from '../../store/index.ts'
import { defineAction } from '../action.ts'
import { refuseOtherVersion } from '../flows/apply.ts'
import { giveAnswers } from '../flows/give-answers.ts'
import { refuseComparison, refuseUnknownSide } from '../flows/sides.ts'
import { ANSWER_PLAN, BY_ID, LIST, MAKE_PLAN } from '../inputs.ts'
import { PLAN } from '../shapes/index.ts'
import { listPlan, showPlan } from './show-plan.ts'

export const makePlanAction = defineAction({
  name: 'plans.make',
  says: 'Compare two sites, or snapshots of them, and plan what would make the target equal.',
  method: 'POST',
  path: '/plans',
  needs: 'deployer',
  audit: 'always',
  input: MAKE_PLAN,
  output: PLAN,
  async run(context, { from, to, projects, objects = null, answers, full = false }) {
    if (from.toLowerCase() === to.toLowerCase())
      throw new Fault('input.invalid', 'Source and target are the same.', {
        about: 'to',
        remedy: 'Choose two sites, or a site and a snapshot.',
      })
    for (const side of [from, to]) await refuseUnknownSide(context, side, { projects, objects })
    const input = { from, to, projects, ...(objects ? { objects } : {}), answers, ...(full ? { full } : {}) }
    const id = await beginWork(context.db, 'plan', input, context.actor as unknown as JsonObject)
    await context.begin('plan', id)
    return showPlan(context.db, await getWork(context.db, 'plan', id))
  },
})

export const listPlansAction = defineAction({
  name: 'plans.list',
  says: 'Plans, newest first, without what was found about them; not what only compares two snapshots.',
  method: 'GET',
  path: '/plans',
  needs: 'viewer',
  audit: 'never',
  input: LIST,
  output: z.object({ plans: z.array(PLAN) }),
  run: async ({ db }, { limit }) => ({
    plans: await Promise.all(
      (await listWork(db, 'plan', limit)).filter((work) => !work.input.compare).map((work) => listPlan(db, work)),
    ),
  }),
})

export const getPlanAction = defineAction({
  name: 'plans.get',
  says: 'One plan: what it would change, what it asks.',
  method: 'GET',
  path: '/plans/{id}',
  needs: 'viewer',
  audit: 'never',
  input: BY_ID,
  output: PLAN,
  run: async ({ db }, { id }) => showPlan(db, await getWork(db, 'plan', id)),
})

export const answerPlanAction = defineAction({
  name: 'plans.answer',
  says: 'Answer a plan’s questions: it is made again from the same two snapshots.',
  method: 'PUT',
  path: '/plans/{id}/answers',
  needs: 'deployer',
  audit: 'always',
  input: ANSWER_PLAN,
  output: PLAN,
  async run(context, { id, answers }) {
    return showPlan(context.db, await giveAnswers(context, id, answers))
  },
})

export const planOf = async (db: Db, id: string): Promise<SavedPlan> => loadPlan(db, await madePlan(db, id))

/** As it was looked at, and fit to be applied. */
export async function readyPlan(db: Db, id: string, fingerprint: string): Promise<SavedPlan> {
  const saved = await planOf(db, id)
  if (saved.fingerprint !== fingerprint)
    throw new Fault('plan.stale', 'The plan is no longer the one that was looked at.', {
      about: id,
      remedy: 'Look at it again.',
    })
  refuseOtherVersion(saved.plan)
  refuseComparison(saved.plan)
  if (!mayApply(saved.plan))
    throw new Fault('plan.blocked', 'This plan still asks something.', {
      about: id,
      remedy: 'Answer its questions first.',
      problems: saved.plan.problems.filter((problem) => problem.severity === 'blocks'),
    })
  return saved
}

/** The plan that this work made; refused while there is none. */
export async function madePlan(db: Db, id: string): Promise<string> {
  const { planId, state, error } = await getWork(db, 'plan', id)
  if (state === 'failed')
    throw new Fault('conflict', `This plan could not be made: ${error ?? 'the log says why'}`, {
      about: id,
      remedy: 'Make it again once that is mended.',
    })
  if (planId === null || state !== 'done')
    throw new Fault('conflict', 'This plan has not been made yet.', { about: id, remedy: 'Wait until it is there.' })
  return planId
}
