/** What of a plan's findings a person can settle, and how an answer is put. Pure. */
import type { PlanView, ProblemView } from '../../../actions/index.ts'
import { kindOf, nameIn, questionParts } from '../../parts/keys.ts'

export interface PlanQuestion {
  /** Under this name the answer goes. */
  readonly about: string
  readonly problem: ProblemView
  /** What else was found about it. */
  readonly besides: readonly ProblemView[]
}

/** In the order of their weight: what blocks comes first. */
export function questionsOf({ problems }: Pick<PlanView, 'problems'>): readonly PlanQuestion[] {
  const asked = problems.flatMap((problem) => {
    const about = askedAbout(problem)
    return about === undefined ? [] : [{ about, problem }]
  })
  return [...Map.groupBy(asked, ({ about }) => about)]
    .flatMap(([about, found]): PlanQuestion[] => {
      const said = new Map(found.map(({ problem }) => [problem.says, problem]))
      const [problem, ...besides] = [...said.values()].sort((left, right) => weight(left) - weight(right))
      return problem ? [{ about, problem, besides }] : []
    })
    .sort((left, right) => weight(left.problem) - weight(right.problem))
}

const weight = ({ severity }: ProblemView): number => ({ blocks: 0, warns: 1, notes: 2 })[severity]

/** A warning about an object may ask about another one: it says `answer for "user:eva@acme.example"`. */
function askedAbout({ about, severity, remedy, choices }: ProblemView): string | undefined {
  if (choices && choices.length > 0) return about
  const [, other] = /answer for "(.+)"/.exec(remedy ?? '') ?? []
  if (other !== undefined) return other
  return severity === 'blocks' && kindOf(about) !== '' ? about : undefined
}

/** What blocks and no answer can settle: something outside must be mended first. */
export function unanswerable({ problems }: Pick<PlanView, 'problems'>): readonly ProblemView[] {
  return problems.filter(
    (problem) =>
      problem.severity === 'blocks' && problem.code !== 'comparison-only' && askedAbout(problem) === undefined,
  )
}

/** The words an answer may be besides an object's key. */
const WORDS = new Set(['create', 'update', 'use', 'keep', 'leave-out', 'drop', 'fallback', 'delete', 'allow'])

/** A name typed alone is one of the same kind as what is asked about. */
export function answerFrom(typed: string, about: string, kinds: ReadonlySet<string>): string {
  const text = typed.trim()
  if (text === '' || WORDS.has(text) || text.startsWith('rename:') || kinds.has(kindOf(text))) return text
  const { object, detail } = questionParts(about)
  return `${kindOf(detail ?? object)}:${text}`
}

/** A choice's sentence with the object's name in it, not its key. */
export function choiceText({ answer, says }: { readonly answer: string; readonly says: string }): string {
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
