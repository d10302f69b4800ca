/** What Jira does not let happen to an issue type scheme: types that go while issues have them, a default that goes. */
import type { Jira } from '../../../jira/index.ts'
import type { Question } from '../../kind.ts'
import { blocks, type Finding, warns } from '../findings.ts'
import { issuesIn, issueTypeSchemePlace } from '../usage.ts'

export type Scheme = { name: string; description: string; defaultIssueType: string | null; issueTypes: string[] }

/** Jira takes no issue type out of a scheme while issues have it, and moves none of them. */
export async function ask(jira: Jira, id: string, wanted: Scheme, now: Scheme): Promise<Question[]> {
  const removed = now.issueTypes.filter((type) => !wanted.issueTypes.includes(type))
  const place = removed.length === 0 ? null : await issueTypeSchemePlace(jira, id)
  const counts = await Promise.all(removed.map((type) => issuesIn(jira, place, `issuetype = ${type}`)))
  return removed.flatMap((type, at): Question[] =>
    counts[at] === 0 ? [] : [{ ...IN_USE, detail: { kind: 'issue-type', id: type }, says: inUse(counts[at] ?? 0) }],
  )
}

const IN_USE = {
  code: 'issue-type-in-use',
  remedy: 'Give these issues another type first, or keep the type in the scheme.',
  choices: [],
  keep: 'It stays in the scheme, behind the others.',
} as const
const inUse = (issues: number): string =>
  `About ${issues} issues have this type, and Jira takes no type out of a scheme while issues have it.`

/** What people said to keep stays, and so does a default. */
export function keep(asked: Scheme, now: Scheme, kept: ReadonlySet<string>): Scheme {
  const staying = now.issueTypes.filter((type) => kept.has(type) && !asked.issueTypes.includes(type))
  return withDefault({ ...asked, issueTypes: [...asked.issueTypes, ...staying] }, now)
}

/** Jira names no way to take the default away while its issue type is in the scheme. */
export function withDefault(wanted: Scheme, { defaultIssueType }: Scheme): Scheme {
  const stays = wanted.defaultIssueType === null && defaultIssueType !== null
  return stays && wanted.issueTypes.includes(defaultIssueType) ? { ...wanted, defaultIssueType } : wanted
}

export const defaultForGood = (wanted: Scheme, now: Scheme | undefined): string[] =>
  now?.defaultIssueType === null && wanted.defaultIssueType !== null && now.issueTypes.includes(wanted.defaultIssueType)
    ? ['It gets a default issue type, which the API cannot take away again.']
    : []

export function check(wanted: Scheme, _now: Scheme | undefined, asked: Scheme): Finding[] {
  const { defaultIssueType, issueTypes } = wanted
  if (defaultIssueType === null) return []
  if (!issueTypes.includes(defaultIssueType))
    return [
      blocks(
        'default-outside',
        `${defaultIssueType} is the default but not in the scheme.`,
        'Add it to the scheme in the source.',
      ),
    ]
  return asked.defaultIssueType !== null
    ? []
    : [
        warns(
          'default-stays',
          `${defaultIssueType} stays the default: Jira's API cannot leave the scheme without one again.`,
          'Choose none in the settings of the scheme.',
        ),
      ]
}
