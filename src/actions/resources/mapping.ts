/** The mapping of a plan: the answers that hold in it, given many at once, and the objects of the target that nothing stands for. */
import { z } from 'zod'
import { Fault, type Problem } from '../../base/index.ts'
import { FALLBACK, judgeAnswers, KINDS, type KnownKeys } from '../../configuration/index.ts'
import {
  type Db,
  getWork,
  keysLike,
  keysOf,
  keysThatFit,
  listAnswers,
  offeredAnswers,
  type PlanSides,
  planSides,
  targetAlone,
} from '../../store/index.ts'
import { defineAction } from '../action.ts'
import { answersOf, changeAnswers } from '../flows/give-answers.ts'
import { ANSWER_SOME, BY_ID, CANDIDATES, FILTERED_KEYS, LIST_TARGETS } from '../inputs.ts'
import { PLAN, PLAN_ANSWER, type PlanAnswerView, TARGET_OBJECT } from '../shapes/index.ts'
import { filterOf } from './differences.ts'
import { madePlan } from './plans.ts'
import { showPlan } from './show-plan.ts'

export const planMappingAction = defineAction({
  name: 'plans.mapping',
  says: 'The answers that hold in a plan: what was said for it, and what is remembered, with who said it and when.',
  method: 'GET',
  path: '/plans/{id}/mapping',
  needs: 'viewer',
  audit: 'never',
  input: BY_ID,
  output: z.object({ answers: z.array(PLAN_ANSWER) }),
  async run({ db }, { id }) {
    const sides = await planSides(db, await madePlan(db, id))
    const { answers, said } = answersOf(await getWork(db, 'plan', id))
    const remembered = await rememberedFor(db, sides)
    const shown = Object.entries(sides.answers).flatMap(([about, answer]): PlanAnswerView[] => {
      if (answers[about] !== undefined)
        return [{ about, answer, from: 'plan', by: said[about]?.by ?? null, at: said[about]?.at ?? null }]
      const kept = remembered.get(about)
      if (kept) return [{ about, answer, from: 'remembered', ...kept }]
      // Who stands in is chosen by the plan itself where nobody says.
      return about === FALLBACK ? [{ about, answer, from: 'plan', by: null, at: null }] : []
    })
    return { answers: shown }
  },
})

/** More than this between two sites is not shown with its author. */
const MOST = 100_000

async function rememberedFor(
  db: Db,
  { sourceSite, targetSite }: PlanSides,
): Promise<ReadonlyMap<string, { by: string; at: string }>> {
  if (sourceSite === null) return new Map()
  const { answers } = await listAnswers(db, sourceSite, targetSite, { history: false, limit: MOST, offset: 0 })
  return new Map(answers.map(({ about, by, at }) => [about, { by, at }]))
}

export const answerSomeAction = defineAction({
  name: 'plans.answerSome',
  says: 'Give, change or take back many answers of a plan at once; it is made again from the same two snapshots.',
  method: 'POST',
  path: '/plans/{id}/answers',
  needs: 'deployer',
  audit: 'always',
  input: ANSWER_SOME,
  output: PLAN,
  async run(context, { id, answers }) {
    const given = Object.entries(answers).flatMap(([about, answer]) => (answer === null ? [] : [{ about, answer }]))
    const known = await knownKeys(context.db, await madePlan(context.db, id))
    const problems = judgeAnswers(given, known).map(
      ({ about, code, says }): Problem => ({ severity: 'blocks', code, about, says }),
    )
    if (problems.length > 0)
      throw new Fault('input.invalid', 'Nothing was changed: not all of the answers mean something.', { problems })
    return showPlan(context.db, await changeAnswers(context, id, answers))
  },
})

const BY_NAME = new Map(KINDS.map((kind) => [kind.name, kind]))

/** What answers may name: objects of both sides and of the plan, and what the plan itself offers. */
export async function knownKeys(db: Db, planId: string): Promise<KnownKeys> {
  const { sourceSnapshot, targetSnapshot } = await planSides(db, planId)
  const [source, target, listed, offered] = await Promise.all([
    keysOf(db, sourceSnapshot),
    keysOf(db, targetSnapshot),
    keysThatFit(db, planId, {}),
    offeredAnswers(db, planId),
  ])
  // An undo has no source: what it is about is listed in it.
  return { source: sourceSnapshot === null ? new Set(listed) : source, target, kinds: BY_NAME, offered }
}

export const mappingKeysAction = defineAction({
  name: 'plans.keys',
  says: 'The keys of all objects of a plan that fit a filter, to answer for all of them.',
  method: 'GET',
  path: '/plans/{id}/keys',
  needs: 'viewer',
  audit: 'never',
  input: FILTERED_KEYS,
  output: z.object({ keys: z.array(z.string()) }),
  run: async ({ db }, { id, ...wanted }) => ({
    keys: [...(await keysThatFit(db, await madePlan(db, id), filterOf(wanted)))],
  }),
})

export const listTargetsAction = defineAction({
  name: 'plans.targets',
  says: 'Objects of the target that nothing of a plan stands for: they stay, unless somebody says to delete them.',
  method: 'GET',
  path: '/plans/{id}/targets',
  needs: 'viewer',
  audit: 'never',
  input: LIST_TARGETS,
  output: z.object({ total: z.number(), objects: z.array(TARGET_OBJECT) }),
  async run({ db }, { id, kind, search, limit, offset }) {
    const sides = await planSides(db, await madePlan(db, id))
    const kinds = KINDS.filter(({ name, remove }) => remove && (kind?.includes(name) ?? true)).map(({ name }) => name)
    const { total, objects } = await targetAlone(db, sides, { kinds, search, limit, offset })
    return { total, objects: objects.map((object) => ({ ...object })) }
  },
})

export const candidatesAction = defineAction({
  name: 'plans.candidates',
  says: 'Objects of the target by kind and part of their name: what an answer may point to.',
  method: 'GET',
  path: '/plans/{id}/candidates',
  needs: 'viewer',
  audit: 'never',
  input: CANDIDATES,
  output: z.object({ keys: z.array(z.string()) }),
  async run({ db }, { id, ...wanted }) {
    const { targetSnapshot } = await planSides(db, await madePlan(db, id))
    return { keys: [...(await keysLike(db, targetSnapshot, wanted))] }
  },
})
