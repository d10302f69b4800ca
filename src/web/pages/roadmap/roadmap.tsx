/** The roadmap: the portfolio in time, moved by hand, with every write shown before it is made. */
import { type ReactNode, useRef } from 'react'
import { Page } from '../../parts/page.tsx'
import { useAsk } from '../../queries.ts'
import { Board } from './board.tsx'
import { Legend } from './legend.tsx'
import { NoItems } from './no-items.tsx'
import { ZoomBar } from './zoom-bar.tsx'

export function RoadmapPage(): ReactNode {
  const items = useAsk('GET /items/counts', {}).data?.of
  const begun = items !== undefined && items > 0
  /** Filled by the board, which knows where today is. */
  const toToday = useRef<() => void>(undefined)
  return (
    <Page
      title="Roadmap"
      context={begun && <Legend />}
      action={begun && <ZoomBar toToday={() => toToday.current?.()} />}
    >
      {items === 0 ? <NoItems /> : <Board toToday={toToday} />}
    </Page>
  )
}
