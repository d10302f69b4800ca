/** The roadmap: the portfolio in time, moved by hand, with every write shown before it is made. */
import { type ReactNode, useRef } from 'react'
import { Loaded } from '../../parts/loaded.tsx'
import { Page } from '../../parts/page.tsx'
import { useItems } from '../../portfolio.ts'
import { Board } from './board.tsx'
import { Legend } from './legend.tsx'
import { NoItems } from './no-items.tsx'
import { RoadmapSkeleton } from './roadmap-skeleton.tsx'
import { ZoomBar } from './zoom-bar.tsx'

export function RoadmapPage(): ReactNode {
  const { query, items } = useItems()
  const begun = items.length > 0
  /** Filled by the board, which knows where today is. */
  const toToday = useRef<() => void>(undefined)
  return (
    <Page
      title="Roadmap"
      context={begun && <Legend />}
      action={begun && <ZoomBar toToday={() => toToday.current?.()} />}
    >
      <Loaded query={query} skeleton={<RoadmapSkeleton />}>
        {() =>
          begun ? (
            <Board items={items} toToday={toToday} stale={query.isError} again={() => void query.refetch()} />
          ) : (
            <NoItems />
          )
        }
      </Loaded>
    </Page>
  )
}
