/** Gives a project another issue type scheme: Jira moves no issues for it, so their types must be in the new one. */
import type { Jira } from '../../../jira/index.ts'
import type { Planned, Question } from '../../kind.ts'
import type { Scheme } from '../issue-type-scheme/limits.ts'
import { issueTypeScheme } from '../issue-type-scheme.ts'
import { inProjects, issuesIn } from '../usage.ts'
import type { Project } from './value.ts'

export async function askAboutTypes(
  jira: Jira,
  id: string,
  wanted: Project,
  now: Project,
  planned: Planned,
): Promise<Question[]> {
  const [to, from] = [wanted.issueTypeScheme, now.issueTypeScheme]
  if (to === null || from === null || to === from) return []
  const [into, had] = await Promise.all([
    (planned.value('issue-type-scheme', to) as Scheme | undefined) ?? schemeOf(jira, to),
    schemeOf(jira, from),
  ])
  const missing = (had?.issueTypes ?? []).filter((type) => !into?.issueTypes.includes(type))
  const counts = await Promise.all(missing.map((type) => issuesIn(jira, inProjects([id]), `issuetype = ${type}`)))
  return missing.flatMap((type, at): Question[] =>
    counts[at] === 0 ? [] : [{ ...OUTSIDE, detail: { kind: 'issue-type', id: type }, says: says(counts[at] ?? 0) }],
  )
}

const OUTSIDE = {
  code: 'types-outside-scheme',
  remedy: 'Give these issues another type first, or let the project keep its scheme.',
  choices: [],
  keep: 'The project keeps its issue type scheme.',
} as const
const says = (issues: number): string =>
  `About ${issues} issues of the project have this type, and its new issue type scheme lacks it.`

const schemeOf = async (jira: Jira, id: string): Promise<Scheme | undefined> =>
  (await issueTypeScheme.read(jira, { id }))[0]?.value as Scheme | undefined
