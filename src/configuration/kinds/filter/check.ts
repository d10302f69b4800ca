/** What of a filter Jira would refuse, or what it names that no deployment brings. */
import { findReferences } from '../../jql/find.ts'
import { isBroken, toJql, tokensOf } from '../../jql/template.ts'
import { NOT_CARRIED } from '../../jql/words.ts'
import { blocks, type Finding, tooLong, warns } from '../findings.ts'
import type { Filter } from './value.ts'

export function check({ name, description, jql, unread }: Filter): Finding[] {
  const spoilt = isBroken(jql) && findReferences(toJql(jql)).understood === false
  return [
    ...tooLong([name, description]),
    ...(spoilt
      ? [blocks('text-emptied', 'Nothing is left of a list in its query.', 'Keep one of the list, or leave it out.')]
      : []),
    ...(unread
      ? [
          warns(
            'text-unread',
            'Its query cannot be understood; it is carried as it stands.',
            'Mend the query on the source; Jira may refuse it.',
          ),
        ]
      : []),
  ]
}

/** Jira refuses a query that names what is not there, and versions, components, sprints and issues come with no deployment. */
export function withheld({ jql }: Filter): { says: string; remedy: string } | undefined {
  const named = tokensOf(jql).flatMap(({ token }) =>
    token.form === 'name' && NOT_CARRIED.has(token.kind) ? [`${token.kind.replaceAll('-', ' ')} “${token.held}”`] : [],
  )
  if (named.length === 0) return undefined
  return {
    says: `Its query names ${[...new Set(named)].join(', ')}, which no deployment brings; Jira refuses a query that names what is not there.`,
    remedy: 'Answer “create” once the target has them.',
  }
}
