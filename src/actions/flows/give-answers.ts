/** Answers to a plan: who said each of them and when is kept with them, and the plan is made again from the same two snapshots. */
import { Fault, type JsonObject } from '../../base/index.ts'
import { type Answers, worthRemembering } from '../../configuration/index.ts'
import {
  type Db,
  getWork,
  planSides,
  rememberedAnswers,
  reopenWork,
  type SaidAnswer,
  type SavedPlan,
  type Work,
  workOfPlan,
} from '../../store/index.ts'
import { type Actor, actorText, type Context } from '../context.ts'

interface Saying {
  readonly by: string
  readonly at: string
}

/** What a plan's work keeps of its answers. */
export interface AnswersOfWork {
  readonly answers: Answers
  readonly said: Readonly<Record<string, Saying>>
  /** Questions of which what is remembered shall not hold here. */
  readonly without: readonly string[]
  /** Everybody who made it or answered in it. */
  readonly authors: readonly string[]
}

export const answersOf = ({ input, actor }: Pick<Work, 'input' | 'actor'>): AnswersOfWork => ({
  answers: (input.answers ?? {}) as Answers,
  said: (input.said ?? {}) as unknown as AnswersOfWork['said'],
  without: (input.without ?? []) as readonly string[],
  authors: [...new Set([...((input.authors ?? []) as readonly string[]), actorText(actor as unknown as Actor)])],
})

/** Questions that are not named stay as they are; null takes back what was answered, also what is remembered. */
export async function changeAnswers(
  context: Context,
  id: string,
  changes: Readonly<Record<string, string | null>>,
): Promise<Work> {
  const work = await openPlan(context.db, id)
  const { answers, without } = answersOf(work)
  const remembered = await rememberedFor(context.db, work)
  const taken = Object.keys(changes).filter((about) => changes[about] === null && remembered[about] !== undefined)
  const given = Object.entries(changes).filter((one): one is [string, string] => one[1] !== null)
  const stays = Object.entries(answers).filter(([about]) => changes[about] === undefined)
  const open = new Set([...without, ...taken].filter((about) => typeof changes[about] !== 'string'))
  return giveAnswers(context, id, Object.fromEntries([...stays, ...given]), [...open].sort())
}

async function rememberedFor(db: Db, { planId }: Work): Promise<Answers> {
  if (planId === null) return {}
  const { sourceSite, targetSite } = await planSides(db, planId)
  return sourceSite === null ? {} : rememberedAnswers(db, sourceSite, targetSite)
}

/** All of them at once: what is not named here is not answered any more. */
export async function giveAnswers(
  context: Context,
  id: string,
  answers: Answers,
  without?: readonly string[],
): Promise<Work> {
  const work = await openPlan(context.db, id)
  const before = answersOf(work)
  const now: Saying = { by: actorText(context.actor), at: new Date(context.world.now()).toISOString() }
  const said = Object.fromEntries(
    Object.keys(answers).map((about) => {
      const same = before.answers[about] === answers[about] ? before.said[about] : undefined
      return [about, same ?? now]
    }),
  )
  const kept = { answers, said, without: without ?? before.without, authors: before.authors }
  const input = { ...work.input, ...kept } as unknown as JsonObject
  await reopenWork(context.db, id, input, context.actor as unknown as JsonObject)
  await context.begin('plan', id)
  return getWork(context.db, 'plan', id)
}

async function openPlan(db: Db, id: string): Promise<Work> {
  const work = await getWork(db, 'plan', id)
  if (work.state !== 'running') return work
  throw new Fault('conflict', 'This plan is still being made.', { about: id, remedy: 'Answer when it is there.' })
}

/** What a plan's answers are worth remembering as, each by whoever said it; else by whoever applies. */
export async function saidIn(db: Db, { id, plan }: SavedPlan, applied: Saying): Promise<readonly SaidAnswer[]> {
  const work = await workOfPlan(db, id)
  const said = work ? answersOf(work).said : {}
  return Object.entries(worthRemembering(plan.answers)).map(([about, answer]) => ({
    about,
    answer,
    ...(said[about] ?? applied),
  }))
}
