/** Undo: a deployment taken back, by a plan of its own that is looked at, answered and applied like any other. */
import { z } from 'zod'
import { Fault, type JsonObject } from '../../base/index.ts'
import { beginWork, getDeployment, getWork } from '../../store/index.ts'
import { defineAction } from '../action.ts'
import { ANSWERS } from '../inputs.ts'
import { PLAN } from '../shapes/index.ts'
import { showPlan } from './show-plan.ts'

export const undoDeploymentAction = defineAction({
  name: 'deployments.undo',
  says: 'Plan how a deployment, finished or not, is taken back.',
  method: 'POST',
  path: '/deployments/{id}/undo',
  proof: true,
  needs: 'deployer',
  audit: 'always',
  input: z.object({ id: z.string(), answers: ANSWERS.default({}) }),
  output: PLAN,
  async run(context, { id, answers }) {
    const { db, actor } = context
    const { state, acts, planId } = await getDeployment(db, id)
    if (state === 'queued' || state === 'running')
      throw new Fault('conflict', 'This deployment is under way.', {
        about: id,
        remedy: 'Stop it, or wait for its end.',
      })
    const to = String(acts.to)
    const input = { from: to, to, projects: null, answers, undo: id, deployed: planId }
    const work = await beginWork(db, 'plan', input, actor as unknown as JsonObject)
    await context.begin('plan', work)
    return showPlan(db, await getWork(db, 'plan', work))
  },
})
