/** How a step of sync leaves: what it writes where, and its journal in words. */
import type { Entry } from '../../plan/index.ts'
import type { StoredSyncStep } from '../../store/index.ts'
import { type FieldNames, nameFields } from '../flows/field-names.ts'
import { type Names, showValue } from '../flows/show-value.ts'
import type { SyncStepView } from '../shapes/index.ts'
import { iso } from './show-connection.ts'

export function showSyncStep(step: StoredSyncStep, names: Names, called: FieldNames): SyncStepView {
  const { id, connection, integration, title, data, item, key, state, why, at, endedAt, entries } = step
  const to = data.what === 'field' ? data.to : data.what === 'create-item' ? 'portfolio' : 'jira'
  return {
    ...{ id, integration, title, item, key, state, to },
    why: why === null ? null : nameFields(why, called),
    connection: connection.name,
    field: data.what === 'field' ? data.field : null,
    value: data.what === 'field' ? showValue(data.field, data.value, names) : null,
    at: iso(at),
    endedAt: endedAt === null ? null : iso(endedAt),
    entries: entries.map(({ what, at: when, note }) => ({
      what,
      at: iso(when),
      says: nameFields(told({ what, ...note } as unknown as Entry, to), called),
    })),
  }
}

const UNKNOWN = 'No answer came, so it may have happened or may happen yet.'
const HELD = 'It was not sent, since it would have had to wait: both sides are looked at again first.'
const OUTCOMES = {
  jira: { accepted: 'Jira took it.', refused: 'Jira refused it.', unknown: UNKNOWN, 'not-sent': HELD },
  portfolio: {
    accepted: 'It is written here.',
    refused: 'It could not be written here.',
    unknown: UNKNOWN,
    'not-sent': HELD,
  },
} as const

function told(entry: Entry, to: SyncStepView['to']): string {
  switch (entry.what) {
    case 'started':
      return 'Looked at.'
    case 'writing':
      return `${entry.write.method} ${entry.write.path}`
    case 'wrote':
      return OUTCOMES[to][entry.outcome]
    case 'parked':
      return `Waits until ${iso(entry.until)}, and is looked at again then.`
    case 'done':
      return entry.adopted ? 'It was there already.' : 'Read back: it is as wanted.'
    case 'again':
      return 'Somebody wants it tried again.'
    case 'waits':
      return entry.says
    case 'confirmed':
      return 'Somebody says that it is done.'
    default:
      return entry.why
  }
}
