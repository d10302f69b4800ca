/** Applies a plan to its target: behind the attempt's fence, every write journalled, pairings remembered, the end proven. */
import { Fault, isObject } from '../../base/index.ts'
import {
  answersSince,
  type Change,
  ConfigurationActor,
  type ConfigurationPlan,
  ENGINE,
  KINDS,
  mayApply,
} from '../../configuration/index.ts'
import { type Entry, type Journal, type Plan, pastOf, pasts, type RunResult, run } from '../../plan/index.ts'
import {
  type Db,
  endAnswer,
  type NewPairing,
  rememberAnswers,
  rememberPairings,
  type SavedPlan,
} from '../../store/index.ts'
import { saidIn } from './give-answers.ts'
import type { OpenSite } from './site.ts'

export interface Application {
  readonly db: Db
  readonly saved: SavedPlan
  readonly target: OpenSite
  readonly journal: Journal
  readonly actor: string
  /** Milliseconds in which a write without an answer may still happen. */
  readonly inDoubt: number
  readonly stop: () => boolean
}

const BY_NAME = new Map(KINDS.map((kind) => [kind.name, kind]))

export async function applyPlan(application: Application): Promise<RunResult> {
  const { saved, target, journal } = application
  const { plan } = saved
  refuseUnfit(plan, target, await journal.entries())
  const result = await run(plan as Plan<Change>, new ConfigurationActor(target.jira, plan, BY_NAME), journal, {
    world: target.jira.world,
    inDoubt: application.inDoubt,
    takenOver: true,
    stop: application.stop,
  })
  await remember(application)
  return result
}

/** A plan is applied only by what understands it, only where it was made for, and only when nothing blocks it. */
function refuseUnfit(plan: ConfigurationPlan, target: OpenSite, entries: readonly Entry[]): void {
  if (plan.to.identity !== target.identity)
    throw new Fault('plan.blocked', `The plan was made for ${plan.to.name}; ${target.name} is another site.`, {
      remedy: 'Make a plan for this site.',
    })
  refuseOtherVersion(plan, entries)
  if (!mayApply(plan))
    throw new Fault('plan.blocked', 'Problems of this plan block it.', {
      remedy: 'Answer its questions and make it again.',
      problems: plan.problems.filter((problem) => problem.severity === 'blocks'),
    })
}

/**
 * What is still to be done must have been planned by what does it; what is done may have been by another version. Values
 * name other objects by the plan's own keys, so only the kinds of the open steps count. Asked before a deployment begins
 * or goes on, too: whoever asks learns it at once.
 */
export function refuseOtherVersion(plan: ConfigurationPlan, entries: readonly Entry[] = []): void {
  const known = pasts(entries)
  const open = new Set(plan.steps.filter(({ id }) => pastOf(known, id).end === null).map(({ data }) => data.kind))
  if (open.size === 0) return
  const { engine, kinds } = plan.madeBy
  const other = [...open].filter((kind) => BY_NAME.get(kind)?.version !== kinds[kind])
  if (engine === ENGINE && other.length === 0) return
  const begun = entries.length > 0
  throw new Fault(
    'plan.version',
    `The plan was made by another version of Fairlead${other.length > 0 ? ` (${other.join(', ')})` : ''}.`,
    {
      remedy: begun
        ? 'What is done stays done and is kept. Make a new plan for what is left, or go on with the version that made this one.'
        : 'Make the plan again.',
      facts: { kinds: other },
    },
  )
}

/** What the deployment has renamed itself is asked about by its new name from now on. */
export const sinceDone = (plan: ConfigurationPlan, entries: readonly Entry[]): ReturnType<typeof answersSince> => {
  const known = pasts(entries)
  return answersSince(plan, BY_NAME, (step) => pastOf(known, step).end?.what === 'done')
}

/** Ids on both sides of everything that was paired or has been made, so that a rename later is no new object. */
async function remember({ db, saved, target, journal, actor }: Application): Promise<void> {
  if (saved.sourceSite === null) return
  const made = new Map<string, string>()
  const ends = pasts(await journal.entries())
  for (const step of saved.plan.steps) {
    const end = ends.get(step.id)?.end
    if (end?.what === 'done' && isObject(end.result) && typeof end.result.id === 'string')
      made.set(step.data.key, end.result.id)
  }
  const pairings = saved.plan.pairs.flatMap(({ kind, key, sourceId, targetKey, targetId }): NewPairing[] => {
    const id = targetId ?? made.get(targetKey)
    return id === undefined ? [] : [{ kind, sourceId, targetId: id, sourceKey: key, targetKey }]
  })
  await rememberPairings(db, saved.sourceSite, saved.targetSite, pairings, actor)
  const { sourceSite, targetSite, id } = saved
  const said = await saidIn(db, saved, { by: actor, at: new Date(target.jira.world.now()).toISOString() })
  const since = sinceDone(saved.plan, await journal.entries())
  const carried = said.map((one) => {
    const [about, answer] = since(one.about, one.answer)
    return { ...one, about, answer }
  })
  await rememberAnswers(db, sourceSite, targetSite, carried, id)
  const abouts = new Set(carried.map(({ about }) => about))
  for (const { about } of said) if (!abouts.has(about)) await endAnswer(db, sourceSite, targetSite, about, actor)
}
