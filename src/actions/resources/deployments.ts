/** Deployments: a plan applied by a job, and looked at. What people ask of one is in deployment-controls.ts. */
import { z } from 'zod'
import { Fault, type JsonObject } from '../../base/index.ts'
import { mayApply } from '../../configuration/index.ts'
import { beginDeployment, deploymentSummary, getDeployment, getWork, listDeployments } from '../../store/index.ts'
import { defineAction } from '../action.ts'
import { actorText } from '../context.ts'
import { refuseOtherVersion } from '../flows/apply.ts'
import { proveIdentities } from '../flows/identities.ts'
import { refuseOutliving } from '../flows/life/outlives.ts'
import { refuseComparison } from '../flows/sides.ts'
import { BY_ID, DEPLOY, LIST } from '../inputs.ts'
import { DEPLOYMENT_VIEW } from '../shapes/index.ts'
import { goOn } from './deployment-controls.ts'
import { planOf } from './plans.ts'
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
    const saved = await planOf(db, planWork)
    if (saved.fingerprint !== fingerprint)
      throw new Fault('plan.stale', 'The plan is no longer the one that was looked at.', {
        about: planWork,
        remedy: 'Look at it again.',
      })
    refuseOtherVersion(saved.plan)
    refuseComparison(saved.plan)
    if (!mayApply(saved.plan))
      throw new Fault('plan.blocked', 'This plan still asks something.', {
        about: planWork,
        remedy: 'Answer its questions first.',
        problems: saved.plan.problems.filter((problem) => problem.severity === 'blocks'),
      })
    const { input } = await getWork(db, 'plan', planWork)
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
    const { id, isNew } = await beginDeployment(db, saved.id, actorText(actor), acts)
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
