/** What slipped within the last days: an end that passed without being reached, a share that went back. Pure. */
import type { ItemRowView } from '../../../actions/index.ts'
import { dayOf } from '../../../portfolio/index.ts'
import { weekOf } from '../../parts/portfolio/trend.ts'

export interface Slip {
  readonly item: ItemRowView
  readonly says: string
}

const WEEK = 7

/** `over` are the stages that end a life. `today` is YYYY-MM-DD. */
export function slipsOf(items: readonly ItemRowView[], over: ReadonlySet<string>, today: string): readonly Slip[] {
  return items
    .filter(({ stage }) => !over.has(stage))
    .flatMap((item): Slip[] => {
      const late = daysLate(item.due, today)
      const back = weekOf(item.trend)
      if (late !== undefined && late <= WEEK) return [{ item, says: lateText(late) }]
      if (back !== null && back < 0) return [{ item, says: `went back by ${-back} points` }]
      return []
    })
}

function daysLate(due: string | null, today: string): number | undefined {
  const [end, now] = [dayOf(due ?? ''), dayOf(today)]
  return end === null || now === null || now <= end ? undefined : now - end
}

const lateText = (days: number): string => (days === 1 ? 'was due yesterday' : `was due ${days} days ago`)
