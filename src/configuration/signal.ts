/** What a refresh decides: whether a kind may be carried over, which of its objects are read again, which are looked at to be sure, and the alarm. Pure. */
import type { Instant, Problem } from '../base/index.ts'
import type { AuditRecord, Kind, Signal } from './kind.ts'
import type { Completeness, Snapshot } from './snapshot.ts'

const DAY = 86_400_000
/** So long after all of a kind was read it is read whole again, whatever its signal says. */
const LONGEST = 7 * DAY
/** Of what is carried over, so much is read again each time. */
const SAMPLE = 0.02
/** When so much of a kind has to be read, all of it costs no more. */
const MOST = 0.5

/** Kinds that change their meaning, were read by another version, or long ago, are read in full. */
export function mayCarry(kind: Kind, last: Completeness | undefined, takenAt: Instant, now: Instant): boolean {
  const since = last?.since ?? takenAt
  const signal = kind.signal?.by ?? 'none'
  return signal !== 'none' && last?.state === 'complete' && last.version === kind.version && now - since <= LONGEST
}

/** The ids that records name; null where one does not say which of the kind's objects it is about. */
export function named(
  { category, type, others }: Extract<Signal, { by: 'audit' }>,
  records: readonly AuditRecord[],
): readonly string[] | null {
  const ids = new Set<string>()
  for (const record of records) {
    // Whoever switches the log off leaves a gap in it.
    if (record.category === 'auditing') return null
    if (record.category !== category || (record.type !== null && others.includes(record.type))) continue
    if (record.type !== type || record.id === null) return null
    ids.add(record.id)
  }
  return [...ids]
}

export const isWorthIt = (toRead: number, known: number): boolean => toRead <= known * MOST

/** Any of them with the same probability; `random` is the world's. */
export function sampleOf<T>(all: readonly T[], random: () => number): T[] {
  const left = [...all]
  return Array.from({ length: Math.ceil(all.length * SAMPLE) }, () => {
    const [one] = left.splice(Math.floor(random() * left.length), 1)
    return one as T
  })
}

/** Changes that a site gave no sign of: whoever plans from it should know that its signs do not tell all. */
export function alarms({ site, kinds }: Snapshot): Problem[] {
  return Object.entries(kinds).flatMap(([kind, { missed = [] }]) =>
    missed.map((about) => ({
      severity: 'warns',
      code: 'missed-change',
      about,
      says: `It had changed on ${site.name} without any sign, so all of its kind (${kind}) was read.`,
      remedy: 'To trust no sign of this site, read it in full from now on.',
    })),
  )
}
