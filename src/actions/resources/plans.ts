/** Plans: made by a job from two sites, answered, looked into. */
import { z } from 'zod'
import { Fault, type JsonObject } from '../../base/index.ts'
import type { Difference } from '../../configuration/index.ts'
import {
  beginWork,
  type Db,
  getWork,
  listWork,
  loadDifferences,
  loadPlan,
  reopenWork,
  type SavedPlan,
} from '../../store/index.ts'
import { defineAction } from '../action.ts'
import { refuseUnknown } from '../flows/open-site.ts'
import { ANSWER_PLAN, BY_ID, LIST, LIST_DIFFERENCES, MAKE_PLAN } from '../inputs.ts'
import { DIFFERENCE, PLAN, STEP } from '../shapes/index.ts'
import { showPlan } from './show-plan.ts'

export const makePlanAction = defineAction({
  name: 'plans.make',
  says: 'Compare two sites and plan what would make the target equal.',
  method: 'POST',
  path: '/plans',
  needs: 'deployer',
  audit: 'always',
  input: MAKE_PLAN,
  output: PLAN,
  async run(context, { from, to, projects, answers }) {
    if (from.toLowerCase() === to.toLowerCase())
      throw new Fault('input.invalid', 'Source and target are the same site.', {
        about: 'to',
        remedy: 'Choose two sites.',
      })
    for (const name of [from, to]) await refuseUnknown(context, name, projects)
    const id = await beginWork(
      context.db,
      'plan',
      { from, to, projects, answers },
      context.actor as unknown as JsonObject,
    )
    await context.begin('plan', id)
    return showPlan(context.db, await getWork(context.db, 'plan', id))
  },
})

export const listPlansAction = defineAction({
  name: 'plans.list',
  says: 'Plans, newest first.',
  method: 'GET',
  path: '/plans',
  needs: 'viewer',
  audit: 'never',
  input: LIST,
  output: z.object({ plans: z.array(PLAN) }),
  run: async ({ db }, { limit }) => ({
    plans: await Promise.all((await listWork(db, 'plan', limit)).map((work) => showPlan(db, work))),
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
    const work = await getWork(context.db, 'plan', id)
    if (work.state === 'running')
      throw new Fault('conflict', 'This plan is still being made.', { about: id, remedy: 'Answer when it is there.' })
    await reopenWork(context.db, id, { ...work.input, answers }, context.actor as unknown as JsonObject)
    await context.begin('plan', id)
    return showPlan(context.db, await getWork(context.db, 'plan', id))
  },
})

export const listDifferencesAction = defineAction({
  name: 'plans.differences',
  says: 'The objects of a plan: what the target has, what it should have.',
  method: 'GET',
  path: '/plans/{id}/differences',
  needs: 'viewer',
  audit: 'never',
  input: LIST_DIFFERENCES,
  output: z.object({ total: z.number(), differences: z.array(DIFFERENCE) }),
  async run({ db }, { id, kind, choice, problems, search, limit, offset }) {
    const all = await loadDifferences(db, (await planOf(db, id)).id)
    const text = search?.toLowerCase()
    const found = all.filter(
      (one) =>
        (kind === undefined || one.kind === kind) &&
        (choice === undefined || one.choice === choice) &&
        (problems === undefined || one.problems.length > 0 === problems) &&
        (text === undefined || matches(one, text)),
    )
    return {
      total: found.length,
      differences: found
        .slice(offset, offset + limit)
        .map(({ sourceId: _s, targetId: _t, problems: list, ...shown }) => ({
          ...shown,
          problems: list.map((problem) => ({ ...problem, choices: problem.choices?.map((one) => ({ ...one })) })),
        })),
    }
  },
})

/** Also finds what stands inside a value. */
const matches = (one: Difference, text: string): boolean =>
  one.key.toLowerCase().includes(text) || JSON.stringify([one.before, one.after]).toLowerCase().includes(text)

export const listStepsAction = defineAction({
  name: 'plans.steps',
  says: 'The steps of a plan, in their order.',
  method: 'GET',
  path: '/plans/{id}/steps',
  needs: 'viewer',
  audit: 'never',
  input: BY_ID,
  output: z.object({ steps: z.array(STEP) }),
  run: async ({ db }, { id }) => ({
    steps: (await planOf(db, id)).plan.steps.map(({ id: step, verb, about, title, after }) => ({
      id: step,
      verb,
      about,
      title,
      after: [...after],
    })),
  }),
})

export async function planOf(db: Db, id: string): Promise<SavedPlan> {
  const { planId, state, error } = await getWork(db, 'plan', id)
  if (state === 'failed')
    throw new Fault('conflict', `This plan could not be made: ${error ?? 'the log says why'}`, {
      about: id,
      remedy: 'Make it again once that is mended.',
    })
  if (planId === null || state !== 'done')
    throw new Fault('conflict', 'This plan has not been made yet.', { about: id, remedy: 'Wait until it is there.' })
  return loadPlan(db, planId)
}
