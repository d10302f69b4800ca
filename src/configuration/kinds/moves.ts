/** When workflows change: which statuses go, how many issues are in them, and where people say that these shall go. */
import { Fault } from '../../base/index.ts'
import type { Jira } from '../../jira/index.ts'
import type { Question } from '../kind.ts'
import { issuesIn, type Place } from './usage.ts'

/** The statuses that go, and those of the new workflow, the first of its life in front; of one issue type, or of all. */
export interface Loss {
  readonly issueType?: string
  readonly gone: readonly string[]
  readonly into: readonly string[]
}

/** In the words of Jira's requests. */
export type StatusMapping = { oldStatusId: string; newStatusId: string }

/** Status that goes → status that takes its issues, in ids. */
export type Said = Readonly<Record<string, string>>

function whereTo(status: string, issues: number, choices: readonly string[]): Question {
  const many = issues === 1 ? 'About one issue is' : `About ${issues} issues are`
  return {
    code: 'status-goes',
    detail: { kind: 'status', id: status },
    says: `${many} in this status, which the workflow will no longer have.`,
    remedy: 'Say which status they shall have.',
    choices: choices.map((id) => ({ kind: 'status', id })),
    issues,
  }
}

/** One question for each status that goes and that issues are in; an answer must suit every type. */
export async function askWhereTo(jira: Jira, place: Place, losses: readonly Loss[]): Promise<Question[]> {
  const questions: Question[] = []
  for (const status of new Set(losses.flatMap((loss) => loss.gone))) {
    const concerned = losses.filter((loss) => loss.gone.includes(status))
    const issues = await issuesOf(jira, place, status, concerned)
    if (issues > 0) questions.push(whereTo(status, issues, common(concerned)))
  }
  return questions
}

const common = (losses: readonly Loss[]): readonly string[] =>
  (losses[0]?.into ?? []).filter((status) => losses.every((loss) => loss.into.includes(status)))

/** What Jira must be told. A status without issues needs no answer: nothing moves, whichever status is named. */
export async function mappingsFor(jira: Jira, place: Place, loss: Loss, said: Said): Promise<StatusMapping[]> {
  const mappings: StatusMapping[] = []
  for (const status of loss.gone) {
    const to = loss.into.find((one) => one === said[status]) ?? (await unanswered(jira, place, status, loss))
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
  const types = losses.flatMap((loss) => loss.issueType ?? [])
  if (types.length < losses.length) return issuesIn(jira, place, `status = ${status}`)
  // What a plan will only create stands as its key: no issue can have it.
  const known = types.filter((type) => /^\d+$/.test(type))
  return known.length === 0 ? 0 : issuesIn(jira, place, `issuetype in (${known.join()}) AND status = ${status}`)
}
