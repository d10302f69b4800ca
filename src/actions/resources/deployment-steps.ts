/** What people say of single steps while nobody works on the deployment: begin one again, skip it with what waits for it, or done by hand. */
import { z } from 'zod'
import { Fault, isFault } from '../../base/index.ts'
import type { ConfigurationPlan } from '../../configuration/index.ts'
import { again, confirm, type Entry, pasts, type Step, skip } from '../../plan/index.ts'
import {
  deploymentSummary,
  getDeployment,
  loadPlan,
  readJournal,
  refuseUnlessNewest,
  type StoredDeployment,
  sayOfSteps,
} from '../../store/index.ts'
import { defineAction } from '../action.ts'
import { actorText } from '../context.ts'
import { refuseOtherVersion } from '../flows/apply.ts'
import { noteIdentities } from '../flows/identities.ts'
import { BY_ID, OF_STEP, SKIP_STEP } from '../inputs.ts'
import { DEPLOYED_STEP, DEPLOYMENT_VIEW, STEP_CHOICES, type StepChoicesView } from '../shapes/index.ts'
import { actsFor, identitiesFor } from './deployment-controls.ts'
import { showDeployment, showSteps } from './show-deployment.ts'

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
    return { steps: showSteps((await loadPlan(db, deployment.planId)).plan, await readJournal(db, id)) }
  },
})

export const stepChoicesAction = defineAction({
  name: 'deployments.choices',
  says: 'Whether a step may be retried, skipped or said to be done by hand, and what else it would concern.',
  method: 'GET',
  path: '/deployments/{id}/choices',
  needs: 'viewer',
  audit: 'never',
  input: OF_STEP,
  output: STEP_CHOICES,
  async run({ db, actor, world }, { id, step }) {
    const deployment = await getDeployment(db, id)
    const [{ plan }, entries] = await Promise.all([loadPlan(db, deployment.planId), readJournal(db, id)])
    const said = { step, by: actorText(actor), at: world.now() }
    const known = pasts(entries)
    const offer = async (decide: () => readonly Entry[], may: () => void | Promise<void> = () => {}) => {
      try {
        refuseUnderWay(deployment)
        const told = decide()
        await may()
        return { may: true, along: alongOf(plan.steps, told, step), says: '' }
      } catch (error) {
        if (!isFault(error) || error.code === 'not-found') throw error
        return { may: false, along: [], says: [error.message, error.remedy].filter(Boolean).join(' ') }
      }
    }
    return {
      retry: await offer(
        () => again(plan.steps, known, said),
        () => refuseUnlessNewest(db, deployment),
      ),
      skip: await offer(() => skip(plan.steps, known, { ...said, why: '' })),
      confirm: await offer(() => [confirm(plan.steps, known, said, unseenIn(plan))]),
    } satisfies StepChoicesView
  },
})

export const retryStepAction = defineAction({
  name: 'deployments.retry',
  says: 'Begin a step again that failed, went stale or was skipped by a person, and go on with what is open.',
  method: 'POST',
  path: '/deployments/{id}/retry',
  needs: 'deployer',
  audit: 'always',
  input: OF_STEP,
  output: DEPLOYMENT_VIEW,
  async run(context, { id, step }) {
    const { db, actor, world } = context
    const deployment = await getDeployment(db, id)
    refuseUnderWay(deployment)
    await refuseUnlessNewest(db, deployment)
    const identities = await identitiesFor(context, deployment)
    const { plan } = await loadPlan(db, deployment.planId)
    const me = actorText(actor)
    await sayOfSteps(db, id, {
      decide(now, entries) {
        refuseUnderWay(now)
        const told = again(plan.steps, pasts(entries), { step, by: me, at: world.now() })
        refuseOtherVersion(plan, [...entries, ...told])
        return told
      },
      titleOf: (one) => titleOf(plan.steps, one),
      control: (told) => ({
        ...{ what: 'retried', actor: me },
        detail: { step: titleOf(plan.steps, step), steps: told.length },
      }),
      goesOn: { acts: actsFor(deployment, actor, identities) },
    })
    await noteIdentities(context, id, identities)
    await context.begin('deployment', id)
    return showDeployment(await deploymentSummary(db, id))
  },
})

export const confirmStepAction = defineAction({
  name: 'deployments.confirm',
  says: 'Say that a step was done by hand, where the target’s API cannot show it; resume then goes on.',
  method: 'POST',
  path: '/deployments/{id}/confirm',
  needs: 'deployer',
  audit: 'always',
  input: OF_STEP,
  output: DEPLOYMENT_VIEW,
  async run({ db, actor, world }, { id, step }) {
    const deployment = await getDeployment(db, id)
    const { plan } = await loadPlan(db, deployment.planId)
    const me = actorText(actor)
    await sayOfSteps(db, id, {
      decide(now, entries) {
        refuseUnderWay(now)
        return [confirm(plan.steps, pasts(entries), { step, by: me, at: world.now() }, unseenIn(plan))]
      },
      titleOf: (one) => titleOf(plan.steps, one),
      control: () => ({ ...{ what: 'confirmed', actor: me }, detail: { step: titleOf(plan.steps, step) } }),
    })
    return showDeployment(await deploymentSummary(db, id))
  },
})

export const skipStepAction = defineAction({
  name: 'deployments.skip',
  says: 'Skip a step that is open or did not end well, with every step that waits for it.',
  method: 'POST',
  path: '/deployments/{id}/skip',
  needs: 'deployer',
  audit: 'always',
  input: SKIP_STEP,
  output: DEPLOYMENT_VIEW,
  async run({ db, actor, world }, { id, step, why, along }) {
    const deployment = await getDeployment(db, id)
    const { plan } = await loadPlan(db, deployment.planId)
    const me = actorText(actor)
    await sayOfSteps(db, id, {
      decide(now, entries) {
        refuseUnderWay(now)
        const told = skip(plan.steps, pasts(entries), { step, by: me, at: world.now(), why })
        const others = alongOf(plan.steps, told, step).length
        if (along !== undefined && along !== others)
          throw new Fault('plan.stale', `It would skip ${others} other steps, not ${along}.`, {
            about: step,
            remedy: 'Look at it again.',
          })
        return told
      },
      titleOf: (one) => titleOf(plan.steps, one),
      control: (told) => ({
        ...{ what: 'skipped', actor: me },
        detail: { step: titleOf(plan.steps, step), steps: alongOf(plan.steps, told, step).length + 1, why },
      }),
    })
    return showDeployment(await deploymentSummary(db, id))
  },
})

/** Only where nothing moves: paused, stopped, or ended with something that did not end well. */
function refuseUnderWay({ id, state }: Pick<StoredDeployment, 'id' | 'state'>): void {
  if (state !== 'running' && state !== 'queued') return
  throw new Fault('conflict', 'This deployment is under way.', { about: id, remedy: 'Pause or stop it first.' })
}

/** The titles of the others that the entries concern. */
function alongOf(steps: readonly Step[], told: readonly Entry[], step: string): string[] {
  const others = new Set(told.map((entry) => entry.step).filter((one) => one !== step))
  return steps.filter(({ id }) => others.has(id)).map(({ title }) => title)
}

const unseenIn = ({ steps }: ConfigurationPlan) => {
  const unseen = new Set(steps.flatMap(({ id, data }) => (data.unseen ? [id] : [])))
  return ({ id }: Step): boolean => unseen.has(id)
}

const titleOf = (steps: readonly Step[], id: string): string => steps.find((step) => step.id === id)?.title ?? id
