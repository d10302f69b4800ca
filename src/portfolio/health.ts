/** Health: what the dates and the progress suggest. A suggestion never overwrites what a person said. Pure. */
import { type Day, dayOf } from './day.ts'
import type { Health, StageCategory } from './item.ts'

/** How far the work may be behind its dates, as a share of the whole, and still be called so. */
const STILL_ON_TRACK = 0.1
const STILL_AT_RISK = 0.25

export interface HealthFacts {
  readonly start: string | null
  readonly due: string | null
  readonly share: number | null
  readonly category: StageCategory
  readonly today: Day
}

export interface Suggestion {
  /** Null when the facts suggest nothing. */
  readonly health: Health | null
  readonly says: string
}

export function suggestHealth({ start, due, share, category, today }: HealthFacts): Suggestion {
  if (category === 'done' || category === 'dropped') return { health: null, says: `It is ${category}.` }
  const end = dayOf(due ?? '')
  if (end === null) return { health: null, says: 'It has no due date.' }
  if (share === 1) return { health: 'on-track', says: 'All of its work is done.' }
  if (today > end) return { health: 'off-track', says: `It was due ${days(today - end)} ago.` }
  const begin = dayOf(start ?? '')
  if (begin === null) return { health: null, says: 'It has no start, so nothing says how far it should be.' }
  if (today < begin) return { health: 'on-track', says: `It starts in ${days(begin - today)}.` }
  if (share === null) return { health: null, says: 'Its progress cannot be told.' }
  return compared(elapsed(begin, end, today), share)
}

/** The share of its days that are over; today still is not. */
function elapsed(begin: Day, end: Day, today: Day): number {
  return Math.max(0, today - begin) / Math.max(1, end - begin + 1)
}

function compared(over: number, share: number): Suggestion {
  const behind = over - share
  const says = `${percent(over)} of its time is over and ${percent(share)} of its work is done.`
  if (behind <= STILL_ON_TRACK) return { health: 'on-track', says }
  return { health: behind <= STILL_AT_RISK ? 'at-risk' : 'off-track', says }
}

export interface ShownHealth {
  /** What a person or an integration said; else what is suggested. */
  readonly health: Health | null
  readonly by: 'said' | 'suggested' | 'nothing'
  /** Why the facts say otherwise than the person; null where they do not. */
  readonly doubt: string | null
}

export function shownHealth(said: Health | null, { health, says }: Suggestion): ShownHealth {
  if (said === null) return { health, by: health === null ? 'nothing' : 'suggested', doubt: null }
  return { health: said, by: 'said', doubt: health === null || health === said ? null : says }
}

const days = (count: number): string => (count === 1 ? '1 day' : `${count} days`)

const percent = (share: number): string => `${Math.round(share * 100)} %`
