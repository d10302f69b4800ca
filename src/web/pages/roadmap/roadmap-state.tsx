/** What the rows of the roadmap share: the scale, who may move what, and the ways to move, to open and to go on. */
import { createContext, type PointerEvent, type ReactNode, use } from 'react'
import type { StageView } from '../../../actions/index.ts'
import type { Bar, Grip, Scale } from '../../../portfolio/index.ts'
import type { Entry } from './entry.ts'
import type { Locks } from './jira-decides.ts'
import type { Held } from './use-drag.ts'

/** Where the focus of a row stands. */
export type Part = 'name' | 'bar'

export interface RoadmapState {
  readonly scale: Scale
  readonly stages: readonly StageView[]
  readonly mayEdit: boolean
  /** The item whose panel is open. */
  readonly opened: string | undefined
  /** What of this row is found by in the document. */
  idOf(key: string, part: Part): string
  locksFor(entry: Entry): Locks
  begin(event: PointerEvent<HTMLElement>, held: Held): void
  nudge(entry: Entry, bar: Bar, grip: Grip, days: number): void
  /** True where there was something to write. */
  write(): boolean
  look(id: string, enter: boolean): void
  /** Opens or closes a row. */
  turn(key: string, open: boolean): void
  /** To another row: by so many, or to the ends. */
  go(from: number, to: number, part: Part): void
  activate(key: string): void
  reveal(bar: Bar): void
}

const Context = createContext<RoadmapState | undefined>(undefined)

export function useRoadmapState(): RoadmapState {
  const state = use(Context)
  if (!state) throw new Error('The rows of the roadmap stand inside RoadmapStateOf.')
  return state
}

export function RoadmapStateOf({
  state,
  children,
}: {
  readonly state: RoadmapState
  readonly children: ReactNode
}): ReactNode {
  return <Context value={state}>{children}</Context>
}
