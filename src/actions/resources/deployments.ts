/** Deployments: a plan applied by a job, watched, stopped, resumed. */
import { z } from 'zod'
import { Fault, type JsonObject } from '../../base/index.ts'
import { mayApply } from '../../configuration/index.ts'
import {
  beginDeployment,
  changeDeployment,
  type Db,
  deploymentSummary,
  getDeployment,
  getWork,
  leaseHolder,
  listDeployments,
  loadPlan,
  readJournal,
  type StoredDeployment,
} from '../../store/index.ts'
import { defineAction } from '../action.ts'
import { actorText, type Context } from '../context.ts'
import { refuseOtherVersion } from '../flows/apply.ts'
import { refuseUnlessAdministrator } from '../flows/may-deploy.ts'
import { BY_ID, DEPLOY, LIST } from '../inputs.ts'
import { DEPLOYED_STEP, DEPLOYMENT_VIEW, type DeploymentView } from '../shapes/index.ts'
import { planOf } from './plans.ts'
import { showDeployment, showSteps } from './show-deployment.ts'

export const startDeploymentAction = defineAction({
  name: 'deployments.start',
  says: 'Apply a plan that was looked at: its fingerprint says which.',
  method: 'POST',
  path: '/deployments',
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
    if (!mayApply(saved.plan))
      throw new Fault('plan.blocked', 'This plan still asks something.', {
        about: planWork,
        remedy: 'Answer its questions first.',
        problems: saved.plan.problems.filter((problem) => problem.severity === 'blocks'),
      })
    const { input } = await getWork(db, 'plan', planWork)
    await refuseUnlessAdministrator(context, String(input.to))
    const acts: JsonObject = {
      actor: actor as unknown as JsonObject,
      work: planWork,
      from: String(input.from),
      to: String(input.to),
    }
    const { id } = await beginDeployment(db, saved.id, actorText(actor), acts)
    return goOn(context, await getDeployment(db, id))
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

export const listDeployedStepsAction = defineAction({
  name: 'deployments.steps',
  says: 'Each step of a deployment, with its requests and what came of them.',
  method: 'GET',
  path: '/deployments/{id}/steps',
  needs: 'viewer',
  audit: 'never',
  input: BY_ID,
  output: z.object({ steps: z.array(DEPLOYED_STEP) }),
  async run({ db }, { id }) {
    const deployment = await getDeployment(db, id)
    return { steps: showSteps((await planOf(db, String(deployment.acts.work))).plan, await readJournal(db, id)) }
  },
})

export const stopDeploymentAction = defineAction({
  name: 'deployments.stop',
  says: 'Stop a deployment after the steps under way.',
  method: 'POST',
  path: '/deployments/{id}/stop',
  needs: 'deployer',
  audit: 'always',
  input: BY_ID,
  output: DEPLOYMENT_VIEW,
  async run({ db }, { id }) {
    const deployment = await getDeployment(db, id)
    refuseEnded(deployment)
    // Where nobody is at work there is no step under way to wait for.
    const waits = deployment.state !== 'running' || !(await isWorkedOn(db, deployment))
    await changeDeployment(db, id, { stopRequested: true, ...(waits ? { state: 'stopped' as const } : {}) })
    return showDeployment(await deploymentSummary(db, id))
  },
})

export const resumeDeploymentAction = defineAction({
  name: 'deployments.resume',
  says: 'Go on with a deployment that was stopped or has paused.',
  method: 'POST',
  path: '/deployments/{id}/resume',
  needs: 'deployer',
  audit: 'always',
  input: BY_ID,
  output: DEPLOYMENT_VIEW,
  async run(context, { id }) {
    const deployment = await getDeployment(context.db, id)
    refuseEnded(deployment)
    await refuseUnlessAdministrator(context, String(deployment.acts.to))
    return goOn(context, deployment)
  },
})

/** Whoever works on it holds the site's lease; a process that died does so no longer than seconds. */
async function isWorkedOn(db: Db, { id, planId }: StoredDeployment): Promise<boolean> {
  const { targetSite } = await loadPlan(db, planId)
  return (await leaseHolder(db, `site:${targetSite}`)) === `deployment:${id}`
}

function refuseEnded({ id, state }: StoredDeployment): void {
  if (state !== 'done' && state !== 'failed') return
  throw new Fault('conflict', 'This deployment has ended.', { about: id, remedy: 'Make a new plan for what is left.' })
}

/** Begun anew or again: of several workers that are asked one works on it, and the others find it done. */
async function goOn(context: Context, { id, state, actor, acts }: StoredDeployment): Promise<DeploymentView> {
  const { db } = context
  const me = actorText(context.actor)
  if (state === 'running' && actor !== me)
    throw new Fault('conflict', `This deployment is under way; ${actor} started it.`, {
      about: id,
      remedy: 'Wait for its end, or stop it first.',
    })
  const queued = state === 'running' ? {} : { state: 'queued' as const }
  // Whoever goes on with it acts, with a token of their own: nobody's is used by somebody else.
  const mine = { actor: me, facts: { ...acts, actor: context.actor as unknown as JsonObject } }
  await changeDeployment(db, id, { ...queued, stopRequested: false, error: null, acts: mine })
  await context.begin('deployment', id)
  return showDeployment(await deploymentSummary(db, id))
}
