/** Deployments: a plan applied by a job, and looked at. What people ask of one is in deployment-controls.ts. */
import { z } from 'zod'
import type { JsonObject } from '../../base/index.ts'
import { beginDeployment, deploymentSummary, getDeployment, getWork, listDeployments } from '../../store/index.ts'
import { defineAction } from '../action.ts'
import { actorText } from '../context.ts'
import { approvalToStart } from '../flows/approval.ts'
import { proveIdentities } from '../flows/identities.ts'
import { refuseOutliving } from '../flows/life/outlives.ts'
import { BY_ID, DEPLOY, LIST } from '../inputs.ts'
import { DEPLOYMENT_VIEW } from '../shapes/index.ts'
import { goOn } from './deployment-controls.ts'
import { readyPlan } from './plans.ts'
import { showDeployment } from './show-deployment.ts'

export const startDeploymentAction = defineAction({
  name: 'deployments.start',
  says: 'Apply a plan that was looked at: its fingerprint says which.',
  method: 'POST',
  path: '/deployments',
  proof: true,
  needs: 'deployer',
  audit: 'always',
  input: DEPLOY,
  output: DEPLOYMENT_VIEW,
  async run(context, { plan: planWork, fingerprint }) {
    const { db, actor } = context
    const saved = await readyPlan(db, planWork, fingerprint)
    const work = await getWork(db, 'plan', planWork)
    const { input } = work
    const isUndo = saved.plan.undoes !== undefined
    const identities = await proveIdentities(context, isUndo ? null : String(input.from), String(input.to))
    const sides = { from: String(input.from), to: String(input.to) }
    await refuseOutliving(context, sides, saved.plan.steps.length)
    const acts: JsonObject = {
      actor: actor as unknown as JsonObject,
      work: planWork,
      from: String(input.from),
      to: String(input.to),
      ...(saved.plan.undoes === undefined ? {} : { undoes: saved.plan.undoes }),
    }
    const { id, isNew } = await beginDeployment(db, saved.id, actorText(actor), acts, (tx) =>
      approvalToStart(tx, work, saved.id, actor),
    )
    return goOn(context, await getDeployment(db, id), isNew ? 'started' : 'resumed', identities)
  },
})

export const listDeploymentsAction = defineAction({
  name: 'deployments.list',
  says: 'Deployments, newest first.',
  method: 'GET',
  path: '/deployments',
  needs: 'viewer',
  audit: 'never',
  input: LIST,
  output: z.object({ deployments: z.array(DEPLOYMENT_VIEW) }),
  run: async ({ db }, { limit }) => ({ deployments: (await listDeployments(db, limit)).map(showDeployment) }),
})

export const getDeploymentAction = defineAction({
  name: 'deployments.get',
  says: 'One deployment: how far it is, and what came of it.',
  method: 'GET',
  path: '/deployments/{id}',
  needs: 'viewer',
  audit: 'never',
  input: BY_ID,
  output: DEPLOYMENT_VIEW,
  run: async ({ db }, { id }) => showDeployment(await deploymentSummary(db, id)),
})
