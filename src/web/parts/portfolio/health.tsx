/** How an item fares, as a person said it; what the facts say stands beside it where they say otherwise. */
import type { ReactNode } from 'react'
import type { ItemRowView } from '../../../actions/index.ts'
import { colour, Mark } from '../mark.tsx'
import { HEALTH_SIGNS, type Health, NO_HEALTH } from './signs.ts'

export function HealthMark({ health }: { readonly health: Health | null }): ReactNode {
  return <Mark sign={health === null ? NO_HEALTH : HEALTH_SIGNS[health]} />
}

/** In the room of a cell: a suggestion shows as such, and why on hover. */
export function HealthShown({ health, suggested }: Pick<ItemRowView, 'health' | 'suggested'>): ReactNode {
  const doubt = suggested && suggested.health !== health ? suggested : null
  if (health !== null && doubt === null) return <HealthMark health={health} />
  if (!doubt) return <span className="dimmed">–</span>
  const { meaning, word, Icon } = HEALTH_SIGNS[doubt.health]
  const says = `Suggested: ${word}. ${doubt.says}`
  if (health === null)
    return (
      <span title={says} style={{ fontStyle: 'italic' }}>
        <Mark sign={HEALTH_SIGNS[doubt.health]} word={`${word}?`} />
      </span>
    )
  return (
    <span title={says} style={{ display: 'inline-flex', gap: 6, alignItems: 'center' }}>
      <HealthMark health={health} />
      <Icon size={13} stroke={2} role="img" aria-label={says} style={{ color: colour(meaning), flex: 'none' }} />
    </span>
  )
}
