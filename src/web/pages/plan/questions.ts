/** What of a plan's findings a person can settle, and how an answer is put. Pure. */
import type { PlanView, ProblemView } from '../../../actions/index.ts'
import type { Output } from '../../api.ts'
import { kindOf, nameIn, questionParts } from '../../parts/keys.ts'

type AskedView = Output<'GET /plans/{id}/questions'>['questions'][number]

export interface PlanQuestion {
  /** Under this name the answer goes. */
  readonly about: string
  readonly problem: ProblemView
  /** What else was found about it. */
  readonly besides: readonly ProblemView[]
}

/** Of several findings that say the same, one is told; the weightiest is the question. */
export function questionOf({ asks, problems }: AskedView): PlanQuestion | undefined {
  const [problem, ...besides] = problems.filter(
    ({ says }, place) => problems.findIndex((other) => other.says === says) === place,
  )
  return problem && { about: asks, problem, besides }
}

/** What blocks and no answer can settle: something outside must be mended first. It stands before all else that was found. */
export function unanswerable({ problems }: Pick<PlanView, 'problems'>): readonly ProblemView[] {
  return problems.filter(
    ({ severity, code, asks }) => severity === 'blocks' && code !== 'comparison-only' && asks === undefined,
  )
}

/** The words an answer may be besides an object's key. */
const WORDS = new Set([
  'create',
  'update',
  'use',
  'keep',
  'leave-out',
  'drop',
  'fallback',
  'delete',
  'allow',
  'by-hand',
])

/** A name typed alone is one of the same kind as what is asked about. */
export function answerFrom(typed: string, about: string, kinds: ReadonlySet<string>): string {
  const text = typed.trim()
  if (text === '' || WORDS.has(text) || text.startsWith('rename:') || kinds.has(kindOf(text))) return text
  const { object, detail } = questionParts(about)
  return `${kindOf(detail ?? object)}:${text}`
}

/** What settles any of these findings, each answer once. */
export function choicesIn(problems: readonly Pick<ProblemView, 'choices'>[]): readonly Choice[] {
  return [...new Map(problems.flatMap(({ choices = [] }) => choices.map((one) => [one.answer, one]))).values()]
}

type Choice = NonNullable<ProblemView['choices']>[number]

/** A choice's sentence with the object's name in it, not its key. */
export function choiceText({ answer, says }: Choice): string {
  return kindOf(answer) === '' ? says : says.replaceAll(answer, nameIn(answer))
}

const SAID: Readonly<Record<string, string>> = {
  create: 'create it',
  update: 'update the target’s of the same name',
  use: 'use the target’s as it is',
  'leave-out': 'leave it out',
  drop: 'leave it out wherever it is named',
  fallback: 'the account that read the target takes the place',
  delete: 'delete it',
  allow: 'this is meant',
  keep: 'it stays',
  'by-hand': 'a person does it',
}

export function answerText(answer: string): string {
  if (answer.startsWith('rename:')) return `named ${answer.slice('rename:'.length)}`
  if (answer.startsWith('placeholder:')) return `replaced by ${nameIn(answer.slice('placeholder:'.length))}`
  return SAID[answer] ?? nameIn(answer)
}

/** Questions that are about no object itself: a rule, the plan, or another name for a project. */
export function aboutText(about: string): string | undefined {
  const [, project] = /^project:([^/]+)\/name$/.exec(about) ?? []
  return project === undefined ? RULES[about] : `Name of ${project}`
}

const RULES: Readonly<Record<string, string>> = {
  plan: 'The whole plan',
  users: 'How people are recognised',
  groups: 'Groups that the target lacks',
  fallback: 'Who takes the place of missing people',
}
