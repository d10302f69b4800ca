/** What a plan is made of, by page: its steps in waves, what was found about it, and what of that asks. */
import { z } from 'zod'
import {
  countSteps,
  groupSteps,
  pageOfProblems,
  pageOfQuestions,
  pageOfSteps,
  type StepSort,
} from '../../store/index.ts'
import { defineAction } from '../action.ts'
import { showProblem } from '../flows/show-value.ts'
import { BY_ID, LIST_PROBLEMS, LIST_QUESTIONS, LIST_STEPS } from '../inputs.ts'
import { PLAN_PROBLEM, PLANNED_STEP, PROBLEM, STEP_GROUP } from '../shapes/index.ts'
import { madePlan } from './plans.ts'
import { showFinding } from './show-plan.ts'

export const listStepsAction = defineAction({
  name: 'plans.steps',
  says: 'The steps of a plan, wave by wave: each may begin when what it waits for is done.',
  method: 'GET',
  path: '/plans/{id}/steps',
  needs: 'viewer',
  audit: 'never',
  input: LIST_STEPS,
  output: z.object({
    total: z.number(),
    /** How many fit in each wave, in the order of the rows. */
    waves: z.array(z.object({ wave: z.number(), count: z.number() })),
    /** How many fit of each verb. */
    verbs: z.object({ create: z.number(), update: z.number(), delete: z.number() }),
    steps: z.array(PLANNED_STEP),
  }),
  async run({ db }, { id, verb, search, sort, limit, offset }) {
    const plan = await madePlan(db, id)
    const filter = { verbs: verb, search }
    const [counts, rows] = await Promise.all([
      countSteps(db, plan, filter),
      pageOfSteps(db, plan, filter, {
        sort: sort?.replace('-', '') as StepSort | undefined,
        descending: sort?.startsWith('-'),
        limit,
        offset,
      }),
    ])
    const sum = (some: typeof counts): number => some.reduce((all, { count }) => all + count, 0)
    const of = (wanted: string): number => sum(counts.filter((one) => one.verb === wanted))
    return {
      total: sum(counts),
      waves: [...Map.groupBy(counts, ({ wave }) => wave)].map(([wave, some]) => ({ wave, count: sum(some) })),
      verbs: { create: of('create'), update: of('update'), delete: of('delete') },
      steps: rows.map((step) => ({ ...step, after: [...step.after], waits: [...step.waits] })),
    }
  },
})

export const groupedStepsAction = defineAction({
  name: 'plans.waves',
  says: 'The steps of a plan together by wave, kind and verb, and which wait for which: to be drawn however many they are.',
  method: 'GET',
  path: '/plans/{id}/waves',
  needs: 'viewer',
  audit: 'never',
  input: BY_ID,
  output: z.object({
    groups: z.array(STEP_GROUP),
    /** The second waits for the first, both by their place among the groups. */
    lines: z.array(z.tuple([z.number(), z.number()])),
  }),
  async run({ db }, { id }) {
    const { groups, lines } = await groupSteps(db, await madePlan(db, id))
    return {
      groups: groups.map((group) => ({ ...group })),
      lines: lines.map(([from, to]): [number, number] => [from, to]),
    }
  },
})

export const listProblemsAction = defineAction({
  name: 'plans.problems',
  says: 'What was found about a plan: first what concerns all of it, then what blocks, warns and notes.',
  method: 'GET',
  path: '/plans/{id}/problems',
  needs: 'viewer',
  audit: 'never',
  input: LIST_PROBLEMS,
  output: z.object({ total: z.number(), problems: z.array(PLAN_PROBLEM) }),
  async run({ db }, { id, severity, code, asks, search, ...page }) {
    const filter = { severities: severity, codes: code, asks, search }
    const { total, rows } = await pageOfProblems(db, await madePlan(db, id), filter, page)
    return { total, problems: rows.map(showFinding) }
  },
})

export const listQuestionsAction = defineAction({
  name: 'plans.questions',
  says: 'What answers would settle in a plan, each question once with all that was found about it.',
  method: 'GET',
  path: '/plans/{id}/questions',
  needs: 'viewer',
  audit: 'never',
  input: LIST_QUESTIONS,
  output: z.object({
    total: z.number(),
    questions: z.array(z.object({ asks: z.string(), problems: z.array(PROBLEM) })),
  }),
  async run({ db }, { id, blocks, ...page }) {
    const { total, rows } = await pageOfQuestions(db, await madePlan(db, id), blocks, page)
    return { total, questions: rows.map(({ asks, problems }) => ({ asks, problems: problems.map(showProblem) })) }
  },
})
