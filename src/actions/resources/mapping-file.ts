/** The mapping of a plan as a file, and a file as the mapping of a plan: all of it, or nothing where one line is wrong. */
import { Fault, type Problem } from '../../base/index.ts'
import {
  FALLBACK,
  GROUPS,
  judgeAnswers,
  KINDS,
  type MappingFormat,
  type MappingSection,
  readMapping,
  USERS,
  writeMapping,
} from '../../configuration/index.ts'
import {
  type Db,
  getWork,
  type PlanSides,
  plannedObjects,
  planSides,
  rememberedAnswers,
  type Work,
} from '../../store/index.ts'
import { defineAction } from '../action.ts'
import { answersOf, changeAnswers } from '../flows/give-answers.ts'
import { MAPPING_AS, MAPPING_FILE } from '../inputs.ts'
import { FILE, PLAN } from '../shapes/index.ts'
import { knownKeys } from './mapping.ts'
import { madePlan } from './plans.ts'
import { showPlan } from './show-plan.ts'

const TYPES: Readonly<Record<MappingFormat, string>> = {
  yaml: 'application/yaml; charset=utf-8',
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
}

export const mappingFileAction = defineAction({
  name: 'plans.mappingFile',
  says: 'The mapping of a plan as a file: every object in scope with its answer, or none where it is as planned.',
  method: 'GET',
  path: '/plans/{id}/mapping/file',
  needs: 'viewer',
  audit: 'never',
  file: true,
  input: MAPPING_AS,
  output: FILE,
  async run({ db }, { id, format }) {
    const plan = await madePlan(db, id)
    const work = await getWork(db, 'plan', id)
    const [sides, objects] = await Promise.all([planSides(db, plan), plannedObjects(db, plan)])
    const { input } = work
    const [from, to] = [String(input.from), String(input.to)]
    const name = `mapping-${from}-${to}.${format}`.replace(/[^\w.-]+/g, '-')
    return {
      name,
      type: TYPES[format],
      text: writeMapping(sectionsOf(await saidAnswers(db, work, sides), objects), format, headOf(from, to)),
    }
  },
})

type Answered = PlanSides['answers']

/** Who stands in is chosen by the plan itself where nobody says: that is no answer. */
async function saidAnswers(db: Db, work: Work, { answers, sourceSite, targetSite }: PlanSides): Promise<Answered> {
  const { [FALLBACK]: stands, ...others } = answers
  const remembered = sourceSite === null ? {} : await rememberedAnswers(db, sourceSite, targetSite)
  const isSaid = stands !== undefined && [answersOf(work).answers[FALLBACK], remembered[FALLBACK]].includes(stands)
  return isSaid ? answers : others
}
type Objects = Awaited<ReturnType<typeof plannedObjects>>

const headOf = (from: string, to: string): string[] => [
  `The mapping from ${from} to ${to}. An empty answer: as planned, which the remark says.`,
  'Answers: create, update, use, leave-out, drop, delete, rename:<new name>, or a key of the target.',
]

/** The rules, what else was answered, then all objects kind by kind. */
function sectionsOf(answers: Answered, objects: Objects): MappingSection[] {
  const rules = [USERS, GROUPS, FALLBACK]
  const listed = new Set([...rules, ...objects.map(({ key }) => key)])
  const besides = Object.entries(answers).filter(([about]) => !listed.has(about))
  const byKind = Map.groupBy(objects, ({ kind }) => kind)
  return [
    {
      title: 'Rules for people and groups',
      lines: rules.map((about) => ({ about, answer: answers[about] ?? null, planned: RULES[about] ?? '' })),
    },
    {
      title: 'People, details and objects of the target',
      lines: besides.map(([about, answer]) => ({ about, answer, planned: '' })),
    },
    ...KINDS.map(({ name, plural }) => ({
      title: plural,
      lines: (byKind.get(name) ?? []).map(({ key, targetKey, choice }) => ({
        about: key,
        answer: answers[key] ?? null,
        planned: targetKey === key ? choice : `${choice} ${targetKey}`,
      })),
    })),
  ]
}

const RULES: Readonly<Record<string, string>> = {
  [USERS]: 'account, email, name',
  [GROUPS]: 'create',
  [FALLBACK]: 'the account that reads the target',
}

export const importMappingAction = defineAction({
  name: 'plans.importMapping',
  says: 'Take the answers of a mapping file; nothing is taken when a line of it is wrong.',
  method: 'POST',
  path: '/plans/{id}/mapping/file',
  needs: 'deployer',
  audit: 'always',
  input: MAPPING_FILE,
  output: PLAN,
  async run(context, { id, file, format }) {
    const { answers, errors } = readMapping(file, format)
    const known = await knownKeys(context.db, await madePlan(context.db, id))
    const given = answers.flatMap(({ about, answer }) => (answer === null ? [] : [{ about, answer }]))
    const placeOf = new Map(answers.map((one) => [one.about, one]))
    const meaningless = judgeAnswers(given, known).map(({ about, code, says }) => {
      const { line = 1, column = 1 } = placeOf.get(about) ?? {}
      return { line, column, code, says }
    })
    const nowhere = answers.flatMap(({ about, answer, line, column }) =>
      answer !== null || known.source.has(about) || known.target.has(about) || RULES[about] !== undefined
        ? []
        : judgeAnswers([{ about, answer: '' }], known)
            .filter(({ code }) => code === 'unknown-question')
            .map(({ code, says }) => ({ line, column, code, says })),
    )
    const wrong = [...errors, ...meaningless, ...nowhere].sort((a, b) => a.line - b.line || a.column - b.column)
    if (wrong.length > 0) throw refused(wrong)
    const changes = Object.fromEntries(answers.map(({ about, answer }) => [about, answer]))
    return showPlan(context.db, await changeAnswers(context, id, changes))
  },
})

interface Wrong {
  readonly line: number
  readonly column: number
  readonly code: string
  readonly says: string
}

function refused(wrong: readonly Wrong[]): Fault {
  const problems = wrong.map(
    ({ line, column, code, says }): Problem => ({
      severity: 'blocks',
      code,
      about: `line ${line}, column ${column}`,
      says,
    }),
  )
  const lines = new Set(wrong.map(({ line }) => line)).size
  return new Fault('input.invalid', `Nothing was taken: ${lines === 1 ? 'one line is' : `${lines} lines are`} wrong.`, {
    about: 'file',
    problems,
  })
}
