/** When workflows change: which statuses go, how many issues are in them, and where people say that these shall go. */
import { z } from 'zod'
import { Fault } from '../../base/index.ts'
import type { Jira } from '../../jira/index.ts'
import type { Question } from '../kind.ts'

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
  }
}

/** One question for each status that goes and that issues are in; an answer must suit every type. */
export async function askWhereTo(
  jira: Jira,
  projects: readonly string[],
  losses: readonly Loss[],
): Promise<Question[]> {
  const questions: Question[] = []
  for (const status of new Set(losses.flatMap((loss) => loss.gone))) {
    const concerned = losses.filter((loss) => loss.gone.includes(status))
    const issues = await issuesIn(jira, projects, status, concerned)
    if (issues > 0) questions.push(whereTo(status, issues, common(concerned)))
  }
  return questions
}

const common = (losses: readonly Loss[]): readonly string[] =>
  (losses[0]?.into ?? []).filter((status) => losses.every((loss) => loss.into.includes(status)))

/** What Jira must be told. A status without issues needs no answer: nothing moves, whichever status is named. */
export async function mappingsFor(
  jira: Jira,
  projects: readonly string[],
  loss: Loss,
  said: Said,
): Promise<StatusMapping[]> {
  const mappings: StatusMapping[] = []
  for (const status of loss.gone) {
    const to = loss.into.find((one) => one === said[status]) ?? (await unanswered(jira, projects, status, loss))
    mappings.push({ oldStatusId: status, newStatusId: to })
  }
  return mappings
}

async function unanswered(jira: Jira, projects: readonly string[], status: string, loss: Loss): Promise<string> {
  const [first] = loss.into
  const issues = await issuesIn(jira, projects, status, [loss])
  if (issues === 0 && first !== undefined) return first
  throw new Fault('jira.cannot', `About ${issues} issues are in a status that goes, and nobody said where they go.`, {
    about: jira.site,
    remedy: 'Make the plan again and answer its question about this status.',
    facts: { status, issueType: loss.issueType },
  })
}

const COUNT = z.looseObject({ count: z.number() })

/** By Jira's estimate, which may be behind by moments. With no losses, of every type. */
async function issuesIn(
  jira: Jira,
  projects: readonly string[],
  status: string,
  losses: readonly Loss[] = [],
): Promise<number> {
  const types = losses.flatMap((loss) => loss.issueType ?? [])
  const known = types.filter(isId)
  const everyType = types.length === 0 || types.length < losses.length
  if (projects.length === 0 || (!everyType && known.length === 0)) return 0
  const ofTypes = everyType ? '' : ` AND issuetype in (${known.join()})`
  return count(jira, `project in (${projects.join()})${ofTypes} AND status = ${status}`)
}

/** What a plan will only create stands as its key: no issue can be using it. */
const isId = (id: string): boolean => /^\d+$/.test(id)

export async function count(jira: Jira, jql: string): Promise<number> {
  return (await jira.ask(COUNT, '/rest/api/3/search/approximate-count', { jql })).count
}

const USED = z.looseObject({
  projects: z.looseObject({ nextPageToken: z.string().nullish(), values: z.array(z.looseObject({ id: z.string() })) }),
})
const MOST = 200

/** Ids of the projects that use a workflow or a workflow scheme. */
export async function projectsUsing(jira: Jira, what: 'workflow' | 'workflowscheme', id: string): Promise<string[]> {
  const found: string[] = []
  const seen = new Set<string>()
  for (let token: string | undefined; ; ) {
    const query = { maxResults: MOST, ...(token === undefined ? {} : { nextPageToken: token }) }
    const { projects } = await jira.get(USED, `/rest/api/3/${what}/${id}/projectUsages`, query)
    found.push(...projects.values.map((project) => project.id))
    token = projects.nextPageToken ?? undefined
    if (token === undefined) return found
    if (seen.has(token)) throw new Fault('jira.broken', `${jira.site} gives the same page of projects again and again.`)
    seen.add(token)
  }
}
