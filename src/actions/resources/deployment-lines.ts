/** The steps of a deployment as lists show them, by page, and one whole: however many there are, little is sent. */
import { z } from 'zod'
import { pastOf, pasts } from '../../plan/index.ts'
import { getDeployment, loadStep, readJournal } from '../../store/index.ts'
import { defineAction } from '../action.ts'
import { heldSteps } from '../flows/held-steps.ts'
import { countWaves, fittingLines, sortedLines } from '../flows/step-lines.ts'
import { OF_STEP } from '../inputs.ts'
import { LIST_DEPLOYED } from '../inputs-pages.ts'
import { DEPLOYED_LINE, OPENED_STEP, STEP, STEP_STATE } from '../shapes/index.ts'
import { showStep } from './show-deployment.ts'

export const listDeployedLinesAction = defineAction({
  name: 'deployments.lines',
  says: 'The steps of a deployment by page, wave by wave, each with its state.',
  method: 'GET',
  path: '/deployments/{id}/lines',
  needs: 'viewer',
  audit: 'never',
  input: LIST_DEPLOYED,
  output: z.object({
    total: z.number(),
    /** How many fit in each wave, and how many of these have ended, in the order of the rows. */
    waves: z.array(z.object({ wave: z.number(), count: z.number(), ended: z.number() })),
    /** How many the deployment has of each state and of each verb, whatever fits. */
    states: z.array(z.object({ state: STEP_STATE, count: z.number() })),
    verbs: z.array(z.object({ verb: STEP.shape.verb, count: z.number() })),
    lines: z.array(DEPLOYED_LINE),
  }),
  async run({ db }, { id, state, verb, search, sort, limit, offset }) {
    const all = await heldSteps(db, await getDeployment(db, id))
    const fitting = fittingLines(all, { states: state, verbs: verb, search })
    return {
      total: fitting.length,
      waves: countWaves(fitting),
      states: STEP_STATE.options.map((one) => ({ state: one, count: count(all, (line) => line.state === one) })),
      verbs: STEP.shape.verb.options.map((one) => ({ verb: one, count: count(all, (line) => line.verb === one) })),
      lines: sortedLines(fitting, sort).slice(offset, offset + limit),
    }
  },
})

const count = <T>(all: readonly T[], fits: (one: T) => boolean): number =>
  all.reduce((sum, one) => sum + (fits(one) ? 1 : 0), 0)

export const openStepAction = defineAction({
  name: 'deployments.step',
  says: 'One step of a deployment, with its requests, what came of them and what it waited for.',
  method: 'GET',
  path: '/deployments/{id}/step',
  needs: 'viewer',
  audit: 'never',
  input: OF_STEP,
  output: OPENED_STEP,
  async run({ db }, { id, step: wanted }) {
    const deployment = await getDeployment(db, id)
    const step = await loadStep(db, deployment.planId, wanted)
    const [lines, entries] = await Promise.all([heldSteps(db, deployment), readJournal(db, id, 0, wanted)])
    const after = new Set(step.after)
    return {
      ...showStep(step, lines.find((line) => line.id === wanted)?.wave ?? 1, pastOf(pasts(entries), wanted), entries),
      before: lines.flatMap(({ id: other, about, state }) => (after.has(other) ? [{ id: other, about, state }] : [])),
    }
  },
})
