/** What people ask of a whole deployment while it lasts: pause, stop, resume; and what they have asked so far. */
import { z } from 'zod'
import { Fault, type JsonObject } from '../../base/index.ts'
import { siteLease } from '../../jobs/index.ts'
import {
  type Control,
  changeDeployment,
  type Db,
  deploymentSummary,
  getDeployment,
  leaseHolder,
  loadPlan,
  noteControl,
  readControls,
  readJournal,
  type StoredDeployment,
} from '../../store/index.ts'
import { defineAction } from '../action.ts'
import { type Actor, actorText, type Context } from '../context.ts'
import { refuseOtherVersion } from '../flows/apply.ts'
import { noteIdentities, proveIdentities } from '../flows/identities.ts'
import { refuseOutliving } from '../flows/life/outlives.ts'
import { BY_ID } from '../inputs.ts'
import { DEPLOYMENT_CONTROL, DEPLOYMENT_VIEW, type DeploymentView, type IdentitiesView } from '../shapes/index.ts'
import { showDeployment } from './show-deployment.ts'

export const pauseDeploymentAction = defineAction({
  name: 'deployments.pause',
  says: 'Pause a deployment: the steps under way end, the next do not begin, and others may work on the site.',
  method: 'POST',
  path: '/deployments/{id}/pause',
  needs: 'deployer',
  audit: 'always',
  input: BY_ID,
  output: DEPLOYMENT_VIEW,
  run: ({ db, actor }, { id }) => rest(db, id, 'paused', actor),
})

export const stopDeploymentAction = defineAction({
  name: 'deployments.stop',
  says: 'Stop a deployment after the steps under way: what is open stays open.',
  method: 'POST',
  path: '/deployments/{id}/stop',
  needs: 'deployer',
  audit: 'always',
  input: BY_ID,
  output: DEPLOYMENT_VIEW,
  run: ({ db, actor }, { id }) => rest(db, id, 'stopped', actor),
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
    const { db } = context
    const deployment = await getDeployment(db, id)
    refuseEnded(deployment)
    refuseOtherVersion((await loadPlan(db, deployment.planId)).plan, await readJournal(db, id))
    const identities = await identitiesFor(context, deployment)
    const sides = { from: String(deployment.acts.from), to: String(deployment.acts.to) }
    const { counts } = await deploymentSummary(db, id)
    await refuseOutliving(context, sides, counts.total - counts.done)
    return goOn(context, deployment, 'resumed', identities)
  },
})

export const listControlsAction = defineAction({
  name: 'deployments.controls',
  says: 'Who started, paused, stopped, resumed a deployment, retried or skipped its steps, and as whom it acted.',
  method: 'GET',
  path: '/deployments/{id}/controls',
  needs: 'viewer',
  audit: 'never',
  input: BY_ID,
  output: z.object({ controls: z.array(DEPLOYMENT_CONTROL) }),
  async run({ db }, { id }) {
    await getDeployment(db, id)
    return { controls: (await readControls(db, id)).map(showControl) }
  },
})

export const showControl = ({ what, actor, at, detail }: Control & { readonly at: Date }) => ({
  ...{ what, actor, at: at.toISOString(), account: detail.account ?? null },
  ...{ step: detail.step ?? null, steps: detail.steps ?? null, why: detail.why ?? null },
})

/** A pause says who; a stop after it has the word. */
async function rest(db: Db, id: string, as: 'paused' | 'stopped', by: Actor): Promise<DeploymentView> {
  const deployment = await getDeployment(db, id)
  refuseEnded(deployment)
  if (as === 'paused' && deployment.state === 'stopped')
    throw new Fault('conflict', 'This deployment is stopped already.', {
      about: id,
      remedy: 'Resume it when it is time.',
    })
  const actor = actorText(by)
  // Where nobody is at work there is no step under way to wait for.
  const atOnce = deployment.state !== 'running' || !(await isWorkedOn(db, deployment))
  const asked = as === 'stopped' ? { stopRequested: true } : { pausedBy: actor }
  await changeDeployment(db, id, asked)
  // Unless a worker has begun meanwhile: then it sees by itself what is asked.
  if (atOnce) await changeDeployment(db, id, { state: as }, { from: [deployment.state] })
  await noteControl(db, id, { what: as, actor, detail: {} })
  return showDeployment(await deploymentSummary(db, id))
}

/** Whoever works on it holds the site's lease; a process that died does so no longer than seconds. */
async function isWorkedOn(db: Db, { id, planId }: StoredDeployment): Promise<boolean> {
  const { targetSite } = await loadPlan(db, planId)
  return (await leaseHolder(db, siteLease(targetSite))) === `deployment:${id}`
}

function refuseEnded({ id, state }: StoredDeployment): void {
  if (state !== 'done' && state !== 'failed') return
  throw new Fault('conflict', 'This deployment has ended.', {
    about: id,
    remedy:
      state === 'done'
        ? 'Make a new plan for what is left.'
        : 'Retry what failed, or make a new plan for what is left.',
  })
}

/** Whoever goes on with it acts, with a token of their own: nobody's is used by somebody else. */
export const actsFor = ({ acts }: StoredDeployment, actor: Actor, identities: IdentitiesView): JsonObject => ({
  ...acts,
  actor: actor as unknown as JsonObject,
  identities: identities as unknown as JsonObject,
})

/** Asked anew of both sites: what was proven before it rested is not believed now. */
export const identitiesFor = (context: Context, { acts }: StoredDeployment): Promise<IdentitiesView> =>
  proveIdentities(context, acts.undoes === undefined ? String(acts.from) : null, String(acts.to))

/** Begun anew or again: of several workers that are asked one works on it, and the others find it done. */
export async function goOn(
  context: Context,
  deployment: StoredDeployment,
  what: 'started' | 'resumed',
  identities: IdentitiesView,
): Promise<DeploymentView> {
  const { id, state, actor } = deployment
  const { db } = context
  const me = actorText(context.actor)
  if (state === 'running' && actor !== me)
    throw new Fault('conflict', `This deployment is under way; ${actor} started it.`, {
      about: id,
      remedy: 'Wait for its end, or stop it first.',
    })
  const queued = state === 'running' ? {} : { state: 'queued' as const }
  const mine = { actor: me, facts: actsFor(deployment, context.actor, identities) }
  await changeDeployment(db, id, { ...queued, stopRequested: false, pausedBy: null, error: null, acts: mine })
  await noteControl(db, id, { what, actor: me, detail: {} })
  await noteIdentities(context, id, identities)
  await context.begin('deployment', id)
  return showDeployment(await deploymentSummary(db, id))
}
