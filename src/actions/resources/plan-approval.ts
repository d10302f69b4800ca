/** Plans for production, approved by a second person, and approvals taken back. */
import { Fault } from '../../base/index.ts'
import { approvePlan, getWork, takeApprovalBack } from '../../store/index.ts'
import { defineAction } from '../action.ts'
import { actorText } from '../context.ts'
import { refuseToApprove } from '../flows/approval.ts'
import { APPROVE_PLAN, BY_ID } from '../inputs.ts'
import { PLAN } from '../shapes/index.ts'
import { madePlan, readyPlan } from './plans.ts'
import { showPlan } from './show-plan.ts'

const OF_PLAN = {
  path: '/plans/{id}/approval',
  needs: 'deployer',
  audit: 'always',
  keys: 'never',
  output: PLAN,
} as const

export const approvePlanAction = defineAction({
  ...OF_PLAN,
  name: 'plans.approve',
  says: 'Approve a plan for production that somebody else made: its fingerprint says which. Made anew, it must be approved anew.',
  method: 'PUT',
  proof: true,
  input: APPROVE_PLAN,
  async run({ db, actor }, { id, fingerprint }) {
    const saved = await readyPlan(db, id, fingerprint)
    const work = await getWork(db, 'plan', id)
    await refuseToApprove(db, work, saved.id, actor)
    await approvePlan(db, saved.id, actorText(actor))
    return showPlan(db, work)
  },
})

export const disapprovePlanAction = defineAction({
  ...OF_PLAN,
  name: 'plans.disapprove',
  says: 'Take the approval of a plan back, until a deployment has begun by it.',
  method: 'DELETE',
  input: BY_ID,
  async run({ db }, { id }) {
    if (!(await takeApprovalBack(db, await madePlan(db, id))))
      throw new Fault('conflict', 'There is no approval that could be taken back.', {
        about: id,
        remedy: 'Where a deployment has begun by it, stop that.',
      })
    return showPlan(db, await getWork(db, 'plan', id))
  },
})
