/** How a step of sync leaves: what it writes where, and its journal in words. */
import type { Entry } from '../../plan/index.ts'
import type { StoredSyncStep } from '../../store/index.ts'
import { type Names, showValue } from '../flows/show-value.ts'
import type { SyncStepView } from '../shapes/index.ts'
import { iso } from './show-connection.ts'

export function showSyncStep(step: StoredSyncStep, names: Names): SyncStepView {
  const { id, connection, title, data, item, key, state, why, at, endedAt, entries } = step
  return {
    ...{ id, title, item, key, state, why },
    connection: connection.name,
    to: data.what === 'field' ? data.to : data.what === 'create-issue' ? 'jira' : 'portfolio',
    field: data.what === 'field' ? data.field : null,
    value: data.what === 'field' ? showValue(data.field, data.value, names) : null,
    at: iso(at),
    endedAt: endedAt === null ? null : iso(endedAt),
    entries: entries.map(({ what, at: when, note }) => ({
      what,
      at: iso(when),
      says: told({ what, ...note } as unknown as Entry),
    })),
  }
}

const OUTCOMES = {
  accepted: 'Jira took it.',
  refused: 'Jira refused it.',
  unknown: 'No answer came, so it may have happened or may happen yet.',
} as const

function told(entry: Entry): string {
  switch (entry.what) {
    case 'started':
      return 'Looked at.'
    case 'writing':
      return `${entry.write.method} ${entry.write.path}`
    case 'wrote':
      return OUTCOMES[entry.outcome]
    case 'parked':
      return `Waits until ${iso(entry.until)}, since a write of it had no answer.`
    case 'done':
      return entry.adopted ? 'It was there already.' : 'Read back: it is as wanted.'
    default:
      return entry.why
  }
}
