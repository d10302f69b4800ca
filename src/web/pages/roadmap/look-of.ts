/** How a bar looks: the sign of its health or of its end, and whether its name has room inside. Pure. */
import { IconCircleCheck, IconCircleMinus } from '@tabler/icons-react'
import type { StageView } from '../../../actions/index.ts'
import { type Bar, type Scale, xOf } from '../../../portfolio/index.ts'
import { HEALTH_SIGNS } from '../../parts/portfolio/signs.ts'
import { type Sign, sign } from '../../parts/signs.ts'
import type { Entry } from './entry.ts'

const DONE = sign('done', 'Done', IconCircleCheck)
const DROPPED = sign('plain', 'Dropped', IconCircleMinus)

/** What a person said of its health, else what the facts suggest, as a question; what is over needs none. */
export function signOf({ row, stage }: Entry, stages: readonly StageView[]): Sign | undefined {
  const category = stages.find(({ id }) => id === stage)?.category
  if (category === 'done') return DONE
  if (category === 'dropped') return DROPPED
  if (row.health !== null) return HEALTH_SIGNS[row.health]
  if (!row.suggested) return undefined
  const suggested = HEALTH_SIGNS[row.suggested]
  return { ...suggested, word: `${suggested.word}, as the facts suggest` }
}

const LEAST = 8

export interface Box {
  readonly left: number
  readonly width: number
}

/** A bar that is shorter than this can be hit all the same. */
export function boxOf(scale: Scale, { start, due }: Bar): Box {
  const left = xOf(scale, start)
  return { left, width: Math.max(LEAST, xOf(scale, due + 1) - left) }
}

/** About what a letter takes, and what stands around the name: icon, share, edges. */
const [LETTER, AROUND, SHARE] = [6.7, 38, 40]
const nameWidth = (letters: number): number => letters * LETTER + AROUND

export function roomIn(
  { width }: Box,
  { row: { name, share } }: Entry,
): { readonly name: boolean; readonly share: boolean } {
  const needed = nameWidth(name.length)
  return { name: needed <= width, share: share !== null && needed + SHARE <= width }
}

/** `leaving`: of a bar that begins before what is in sight, too little is left for its name. */
export type Side = 'before' | 'leaving' | 'within' | 'after'

/** Where a bar stands to what is in sight, so that one which is not can be found. */
export function sideOf({ left, width }: Box, sight: { readonly left: number; readonly width: number }, name = 0): Side {
  const rest = left + width - sight.left
  if (rest < 4) return 'before'
  if (left < sight.left && rest < nameWidth(name)) return 'leaving'
  return left > sight.left + sight.width - 4 ? 'after' : 'within'
}
