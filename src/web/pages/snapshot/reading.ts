/** How a snapshot's kinds were read: in full, or taken over from the one before where the site told no change. Pure. */
import type { SnapshotView } from '../../../actions/index.ts'

type Kinds = SnapshotView['kinds']
export type KindRead = Kinds[string]

export interface Reading {
  /** Kinds of which something was taken over. */
  readonly refreshed: number
  readonly carried: number
  /** Of those so many were read again to be sure. */
  readonly sampled: number
  /** Keys of objects that had changed without a sign. */
  readonly missed: readonly string[]
}

export function readingOf(kinds: Kinds): Reading {
  const all = Object.values(kinds)
  const sum = (of: (kind: KindRead) => number): number => all.reduce((total, kind) => total + of(kind), 0)
  return {
    refreshed: all.filter(isRefreshed).length,
    carried: sum(({ carried = 0 }) => carried),
    sampled: sum(({ sampled = 0 }) => sampled),
    missed: all.flatMap(({ missed = [] }) => missed),
  }
}

export const isRefreshed = ({ carried, since }: KindRead): boolean => since !== undefined && (carried ?? 0) > 0

/** For a line of a list. */
export function readingText(kinds: Kinds): string {
  const { carried, missed } = readingOf(kinds)
  if (missed.length > 0) return `${counted(missed.length, 'change')} without a sign`
  return carried === 0 ? 'in full' : `${carried.toLocaleString()} carried over`
}

export const counted = (count: number, noun: string): string =>
  `${count.toLocaleString()} ${noun}${count === 1 ? '' : 's'}`
