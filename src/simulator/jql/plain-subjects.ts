/** Fields that hold plain things: texts, dates, instants, numbers. */
import type { Issue } from '../records.ts'
import { dateText, readTime } from '../zone.ts'
import { toMinute } from './dates.ts'
import { textsOf } from './references.ts'
import type { Amount, Moment, Scope, Text } from './subject.ts'

export function texts(field: string, of: (issue: Issue) => readonly string[], knowsEmpty = true): Text {
  const filled = (issue: Issue) => of(issue).filter(Boolean)
  return {
    kind: 'text',
    field,
    of: filled,
    knowsEmpty,
    order: (issue) => filled(issue)[0]?.toLowerCase() ?? null,
    descends: false,
  }
}

/** `read` gives an instant in milliseconds or as Jira's text. */
export function instantMoment(field: string, read: (issue: Issue) => number | string | null): Moment {
  const of = (issue: Issue) => {
    const value = read(issue)
    const instant = typeof value === 'string' ? readTime(value) : value
    return instant === null || instant === undefined ? null : toMinute(instant)
  }
  const exact = (issue: Issue) => {
    const value = read(issue)
    return typeof value === 'string' ? (readTime(value) ?? null) : value
  }
  return { kind: 'moment', field, of, read: toMinute, order: exact, descends: true }
}

export function dateMoment({ clock }: Scope, field: string, id: string): Moment {
  const of = (issue: Issue) => textsOf(issue.values[id])[0] ?? null
  return { kind: 'moment', field, of, read: (instant) => dateText(clock.zone, instant), order: of, descends: true }
}

export function amount(field: string, of: Amount['of'], read: Amount['read'] = plainNumber): Amount {
  return { kind: 'amount', field, of, read, order: of, descends: false }
}

function plainNumber(text: string): number | undefined {
  return text.trim() === '' || Number.isNaN(Number(text)) ? undefined : Number(text)
}
