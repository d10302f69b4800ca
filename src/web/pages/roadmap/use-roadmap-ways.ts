/** Ties together what the rows can do: the same functions as long as nothing that they stand on has changed. */
import { useMemo } from 'react'
import type { IntegrationView, StageView } from '../../../actions/index.ts'
import { dragged, ZOOM_LEVELS } from '../../../portfolio/index.ts'
import { useAsk } from '../../queries.ts'
import type { ViewState } from '../../view.ts'
import { lockOf, locksOf } from './jira-decides.ts'
import type { RoadmapState } from './roadmap-state.tsx'
import { tellLock } from './tell-lock.ts'
import type { useFocus } from './use-focus.ts'
import type { Hands } from './use-hands.ts'
import type { useTimeline } from './use-timeline.ts'

const NONE: readonly IntegrationView[] = []

export interface Ways {
  readonly hands: Hands
  readonly time: ReturnType<typeof useTimeline>
  readonly focus: ReturnType<typeof useFocus>
  readonly stages: readonly StageView[]
  readonly mayEdit: boolean
  readonly turn: (key: string, open: boolean) => void
  readonly view: ViewState
  readonly setEnter: (enter: boolean) => void
}

export function useRoadmapWays({ hands, time, focus, stages, mayEdit, turn, view, setEnter }: Ways): RoadmapState {
  const integrations = useAsk('GET /integrations', {}, { fresh: 60_000 }).data?.integrations ?? NONE
  const { scroller, scale, zoom, names, reveal } = time
  const { begin, write, input } = hands
  const { set } = hands.moving
  const { idOf, go, activate } = focus
  const { change } = view
  const opened = view.view.open
  // A drag looks at what was drawn last.
  input.current = { scroller, scale, names, length: ZOOM_LEVELS[zoom].length, drop: set }
  return useMemo(
    (): RoadmapState => ({
      ...{ scale, stages, mayEdit, opened, idOf, begin, write, turn, go, activate, reveal },
      locksFor: (entry) => locksOf(entry, integrations),
      nudge(entry, bar, grip, days) {
        if (!mayEdit) return
        const lock = lockOf(locksOf(entry, integrations), grip)
        if (lock === undefined) set(entry, dragged(bar, grip, days))
        else tellLock(lock)
      },
      look(id, enter) {
        setEnter(enter)
        change({ open: id })
      },
    }),
    [
      scale,
      stages,
      mayEdit,
      opened,
      idOf,
      begin,
      write,
      turn,
      go,
      activate,
      reveal,
      integrations,
      set,
      change,
      setEnter,
    ],
  )
}
