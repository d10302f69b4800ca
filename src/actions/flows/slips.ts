/** What slipped within the last days: an end that passed without being reached, a share that went back. Pure. */
import { type Day, dayOf } from '../../portfolio/index.ts'
import type { StoredItem } from '../../store/index.ts'

export interface Slip {
  readonly item: StoredItem
  readonly says: string
}

export interface SlippedBy {
  /** Stages that end a life. */
  readonly over: ReadonlySet<string>
  readonly today: Day
  /** Shares now and a week ago; the same where nothing has changed below it. */
  readonly shares: (item: string) => readonly [before: number | null, now: number | null]
}

const WEEK = 7

export function slipsOf(items: Iterable<StoredItem>, { over, today, shares }: SlippedBy): Slip[] {
  const slips: Slip[] = []
  for (const item of items) {
    if (over.has(item.stage)) continue
    const late = today - (dayOf(item.due ?? '') ?? today)
    if (late > 0 && late <= WEEK) slips.push({ item, says: lateText(late) })
    else {
      const back = pointsLost(...shares(item.id))
      if (back > 0) slips.push({ item, says: `went back by ${back} points` })
    }
  }
  return slips
}

const pointsLost = (before: number | null, now: number | null): number =>
  before === null || now === null ? 0 : Math.floor(before * 100) - Math.floor(now * 100)

const lateText = (days: number): string => (days === 1 ? 'was due yesterday' : `was due ${days} days ago`)
