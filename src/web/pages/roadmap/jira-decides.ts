/** Which dates of an item Jira alone decides, told from its integrations before anything is dragged. Pure. */
import type { IntegrationView } from '../../../actions/index.ts'
import type { Grip } from '../../../portfolio/index.ts'
import type { Entry } from './entry.ts'

/** Why a date cannot be moved here. The preview, which the server makes, has the last word. */
export type Locks = Readonly<Partial<Record<'start' | 'due', string>>>

const NO_LOCKS: Locks = {}
const WORDS = { start: 'start', due: 'due date' } as const

export function locksOf({ row: { issue, level } }: Entry, integrations: readonly IntegrationView[]): Locks {
  if (!issue) return NO_LOCKS
  const project = issue.key.replace(/-\d+$/, '')
  const could = integrations.filter(({ connection, mapping }) => {
    return connection === issue.connection && mapping.level === level
  })
  const here = could.filter(({ names }) => names.projects.includes(project))
  const fields = (here.length > 0 ? here : could).flatMap(({ mapping }) => mapping.fields)
  const locked = (['start', 'due'] as const).filter((field) =>
    fields.some((mapping) => mapping.field === field && mapping.flow === 'from-jira'),
  )
  return locked.length === 0
    ? NO_LOCKS
    : Object.fromEntries(
        locked.map((field) => [field, `Jira alone decides the ${WORDS[field]}: edit it in ${issue.key}.`]),
      )
}

/** Why this end cannot be taken hold of; the whole moves both. */
export function lockOf(locks: Locks, grip: Grip): string | undefined {
  return grip === 'whole' ? (locks.start ?? locks.due) : locks[grip]
}
