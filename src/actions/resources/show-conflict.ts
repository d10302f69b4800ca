/** How a conflict leaves: both values as text, whose was kept, and whether the other can be put back. */
import type { StoredConflict } from '../../store/index.ts'
import { FIELD_NAMES } from '../../sync/index.ts'
import { whyNotRestored } from '../flows/decide-conflict.ts'
import { type Names, showValue } from '../flows/show-value.ts'
import type { ConflictView } from '../shapes/index.ts'
import { iso } from './show-connection.ts'

export function showConflict(conflict: StoredConflict, names: Names): ConflictView {
  const { id, item, issue, connection, field, policy, state, winner, base, jira, portfolio, at } = conflict
  const cannot = whyNotRestored(conflict)
  return {
    id,
    item: { id: item.id, code: item.code, name: item.name },
    issue: { connection, key: issue.key, url: issue.url },
    field,
    policy,
    state,
    winner,
    base: base === undefined ? null : showValue(field, base, names),
    jira: showValue(field, jira, names),
    portfolio: showValue(field, portfolio, names),
    at: iso(at),
    decidedBy: conflict.decidedBy,
    decidedAt: conflict.decidedAt === null ? null : iso(conflict.decidedAt),
    mayRestore: cannot === null,
    says: [saysOf(conflict), state === 'decided' ? cannot : null].filter(Boolean).join(' '),
  }
}

function saysOf({ field, state, winner, policy, decidedBy, issue, item }: StoredConflict): string {
  const what = FIELD_NAMES[field]
  const kept = winner === 'jira' ? `Jira’s value (${issue.key})` : `the portfolio’s value (${item.code})`
  switch (state) {
    case 'open':
      return `${what} was changed on both sides. Neither is written until a person decides.`
    case 'ended':
      return `${what} was changed on both sides, which came to agree.`
    case 'restored':
      return `${what} was changed on both sides; the value that had been overruled was put back${decidedBy === null ? '' : ` by ${decidedBy}`}.`
    case 'decided':
      return `${what} was changed on both sides; ${decidedBy === null ? `the rule “${policy}”` : decidedBy} kept ${kept}.`
  }
}
