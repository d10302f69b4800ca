/** Four eyes: a plan for production is approved by somebody who may deploy and neither made it, nor answered in it, nor starts it. */
import { Fault, type JsonObject } from '../../base/index.ts'
import { type ApprovalOfPlan, approvalOf, type Db, listPeople, type Person, type Work } from '../../store/index.ts'
import { mayRun } from '../action.ts'
import { type Actor, actorText } from '../context.ts'
import type { PlanApprovalView } from '../shapes/index.ts'
import { answersOf } from './give-answers.ts'

interface FourEyes extends Pick<ApprovalOfPlan, 'needed'> {
  /** By somebody who still may. */
  readonly given: { readonly by: Person; readonly at: string } | null
  readonly authors: readonly string[]
  readonly others: number
}

const textOf = ({ id }: Person): string => `person:${id}`

async function fourEyesOf(db: Db, work: Work, planId: string): Promise<FourEyes> {
  const [{ needed, given }, people] = await Promise.all([approvalOf(db, planId), listPeople(db)])
  const { authors } = answersOf(work)
  const able = people.filter((one) => mayRun(one.role, { needs: 'deployer' }) && !authors.includes(textOf(one)))
  const by = able.find((one) => textOf(one) === given?.by)
  return { needed, given: by && given ? { by, at: given.at.toISOString() } : null, authors, others: able.length }
}

/** Undefined where none is needed. */
export async function showApproval(db: Db, work: Work, planId: string): Promise<PlanApprovalView | undefined> {
  const { needed, given, authors, others } = await fourEyesOf(db, work, planId)
  if (!needed) return undefined
  const shown = given && { by: textOf(given.by), name: given.by.name, at: given.at }
  return { given: shown, authors: [...authors], others }
}

/** A command is no second pair of eyes, and neither is a key: that is refused at the door. */
export async function refuseToApprove(db: Db, work: Work, planId: string, actor: Actor): Promise<void> {
  const { needed, authors } = await fourEyesOf(db, work, planId)
  if (!needed)
    throw new Fault('conflict', 'The target of this plan is not production: it needs no approval.', { about: work.id })
  if (actor.kind !== 'person')
    throw new Fault('not-allowed', 'A plan is approved by a person who signed in, not by a command.', {
      about: work.id,
      remedy: 'Approve it in the web app, on the plan’s page.',
    })
  if (authors.includes(actorText(actor)))
    throw new Fault('not-allowed', 'You made this plan or answered in it: somebody else must approve it.', {
      about: work.id,
      remedy: 'Ask somebody else who may deploy.',
    })
}

/** What a deployment keeps of the approval that it begins with; refused where one is needed and missing. */
export async function approvalToStart(db: Db, work: Work, planId: string, actor: Actor): Promise<JsonObject> {
  const { needed, given, others } = await fourEyesOf(db, work, planId)
  if (!needed) return {}
  if (given === null)
    throw new Fault('plan.blocked', 'The target is production: somebody else must approve this plan.', {
      about: work.id,
      remedy: others > 0 ? 'Ask somebody who may deploy to approve it on the plan’s page.' : ALONE,
    })
  if (textOf(given.by) === actorText(actor))
    throw new Fault('plan.blocked', 'You approved this plan: somebody else must start it.', {
      about: work.id,
      remedy: 'Let whoever made it start it, or let another person approve it.',
    })
  return { approval: { by: textOf(given.by), at: given.at } }
}

const ALONE =
  'Nobody else here may deploy: invite a second deployer, or have an administrator take the mark production away, which the audit log tells.'
