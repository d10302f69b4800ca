/** How long a token still works: amber in its last month, red when it has ended. */
import { Tooltip } from '@mantine/core'
import type { ReactNode } from 'react'
import { colour } from './mark.tsx'

const DAY = 86_400_000
const SOON = 30

export function DaysLeft({ until }: { readonly until: string | null }): ReactNode {
  if (until === null) return <span className="dimmed">not known</span>
  const days = Math.floor((Date.parse(until) - Date.now()) / DAY)
  const says = days < 0 ? 'has ended' : days === 0 ? 'today' : `${days} ${days === 1 ? 'day' : 'days'} left`
  const meaning = days < 0 ? 'lose' : days <= SOON ? 'change' : undefined
  return (
    <Tooltip label={new Date(until).toLocaleDateString(undefined, { dateStyle: 'long' })}>
      <span className="tabular" style={meaning ? { color: colour(meaning), fontWeight: 500 } : undefined}>
        {says}
      </span>
    </Tooltip>
  )
}
