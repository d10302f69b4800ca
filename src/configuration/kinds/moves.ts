/** When workflows change: which statuses go, how many issues are in them, and where people say that these shall go. */
import { Fault } from '../../base/index.ts'
import type { Jira } from '../../jira/index.ts'
import type { Question } from '../kind.ts'
import { issuesIn, type Place } from './usage.ts'

/** The statuses that go, and those of the new workflow, the first of its life in front; of one issue type, or of all. */
export interface Loss {
  readonly issueType?: string
  /** Where it is of all: issue types that it is not of. */
  readonly but?: readonly string[]
  /** The workflow that its issues come to. */
  readonly workflow?: string
  readonly gone: readonly string[]
  readonly into: readonly string[]
  /** Where issues are by then; left out: where they are now. */
  readonly reached?: Reached
}

/** Status by the time of a step → the statuses of today whose issues are in it by then. */
export type Reached = ReadonlyMap<string, readonly string[]>

/** In the words of Jira's requests. */
export type StatusMapping = { oldStatusId: string; newStatusId: string }

/** Status that goes → status that takes its issues, in ids; `<workflow>/<status>`: of those alone that come to it. */
export type Said = Readonly<Record<string, string>>

function whereTo(status: string, issues: number, losses: readonly Loss[]): Question {
  const many = issues === 1 ? 'About one issue is' : `About ${issues} issues are`
  return {
    code: 'status-goes',
    detail: { kind: 'status', id: status },
    says: `${many} in this status, which the workflow will no longer have.`,
    remedy: 'Say which status they shall have.',
    choices: common(losses).map((id) => ({ kind: 'status', id })),
    issues,
  }
}

/** One question for each status that goes and that issues are in; where no answer suits all, one for each workflow that they come to. */
export async function askWhereTo(jira: Jira, place: Place, losses: readonly Loss[]): Promise<Question[]> {
  const questions: Question[] = []
  for (const status of new Set(losses.flatMap((loss) => loss.gone))) {
    const concerned = losses.filter((loss) => loss.gone.includes(status))
    if (common(concerned).length > 0) {
      const issues = await issuesOf(jira, place, status, concerned)
      if (issues > 0) questions.push(whereTo(status, issues, concerned))
      continue
    }
    for (const [workflow, same] of Map.groupBy(concerned, (loss) => loss.workflow)) {
      const issues = await issuesOf(jira, place, status, same)
      const within = workflow === undefined ? {} : { within: { kind: 'workflow', id: workflow } }
      if (issues > 0) questions.push({ ...whereTo(status, issues, same), ...within })
    }
  }
  return questions
}

const common = (losses: readonly Loss[]): readonly string[] =>
  (losses[0]?.into ?? []).filter((status) => losses.every((loss) => loss.into.includes(status)))

/** What people said of a status, if the workflow that its issues come to has it. */
export function answerIn({ workflow, into }: Pick<Loss, 'workflow' | 'into'>, status: string, said: Said) {
  const [alone, forAll] = [said[`${workflow}/${status}`], said[status]]
  return into.find((one) => one === alone) ?? into.find((one) => one === forAll)
}

/** What Jira must be told. A status without issues needs no answer: nothing moves, whichever status is named. */
export async function mappingsFor(jira: Jira, place: Place, loss: Loss, said: Said): Promise<StatusMapping[]> {
  const mappings: StatusMapping[] = []
  for (const status of loss.gone) {
    const to = answerIn(loss, status, said) ?? (await unanswered(jira, place, status, loss))
    mappings.push({ oldStatusId: status, newStatusId: to })
  }
  return mappings
}

async function unanswered(jira: Jira, place: Place, status: string, loss: Loss): Promise<string> {
  const [first] = loss.into
  const issues = await issuesOf(jira, place, status, [loss])
  if (issues === 0 && first !== undefined) return first
  throw new Fault('jira.cannot', `About ${issues} issues are in a status that goes, and nobody said where they go.`, {
    about: jira.site,
    remedy: 'Make the plan again and answer its question about this status.',
    facts: { status, issueType: loss.issueType },
  })
}

async function issuesOf(jira: Jira, place: Place, status: string, losses: readonly Loss[]): Promise<number> {
  const groups = Map.groupBy(losses, ({ reached }) => numbers(reached?.get(status) ?? [status]).join())
  const conditions = [...groups].flatMap(([statuses, same]) =>
    statuses === '' ? [] : typesOf(same).map((types) => `${types}status in (${statuses})`),
  )
  if (conditions.length === 0) return 0
  return issuesIn(jira, place, conditions.length === 1 ? conditions[0] : `(${conditions.join(' OR ')})`)
}

/** Conditions before others, one for each way to name the types. */
function typesOf(losses: readonly Loss[]): string[] {
  const types = numbers(losses.flatMap(({ issueType }) => issueType ?? []))
  const others = losses.filter(({ issueType }) => issueType === undefined)
  return [
    ...(types.length === 0 ? [] : [`issuetype in (${types.join()}) AND `]),
    ...others.map(({ but }) => {
      const without = numbers(but ?? [])
      return without.length === 0 ? '' : `issuetype not in (${without.join()}) AND `
    }),
  ]
}

/** What a plan will only create stands as its key: no issue can have it. */
const numbers = (ids: readonly string[]): string[] => ids.filter((id) => /^\d+$/.test(id))
