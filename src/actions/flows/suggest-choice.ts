/** Chooses one of several fields that could be it: the one that is on the screens and in use. Else a person chooses. Pure. */
import type { Problem } from '../../base/index.ts'
import type { Candidate } from './suggest-candidates.ts'

export interface Evidence {
  /** Fields of some form; null where no form could be seen. */
  readonly seen: ReadonlySet<string> | null
  /** How many issues have a value, by field, where it was counted. */
  readonly used: ReadonlyMap<string, number>
}

export interface Choice {
  readonly found: Candidate | undefined
  readonly problems: readonly Problem[]
}

/** What a field must have more of than every other, so that the others are leftovers. */
const TIMES = 10
/** Asking for more costs more than a person’s look. */
const MOST_COUNTED = 8

/** Those that are counted before one is chosen: none where there is nothing to choose. */
export function toCount(candidates: readonly Candidate[], seen: Evidence['seen']): string[] {
  if (candidates.length < 2) return []
  const shown = candidates.filter((one) => isShown(one, seen))
  if (shown.length === 0) return []
  const hidden = candidates.filter((one) => !isShown(one, seen))
  return [...shown, ...hidden].slice(0, MOST_COUNTED).map(({ field }) => field.id)
}

export function chooseOne(candidates: readonly Candidate[], about: string, evidence: Evidence): Choice {
  if (candidates.length <= 1) return { found: candidates[0], problems: [] }
  const shown = candidates.filter((one) => isShown(one, evidence.seen))
  if (shown.length === 0) return { found: undefined, problems: [ambiguous(candidates, about)] }
  const found = inUse(candidates, shown, evidence)
  if (found) return { found, problems: [] }
  return { found: undefined, problems: [ambiguous(shown.length > 1 ? shown : candidates, about)] }
}

/** One of the screens, with a value in many more issues than any other has. */
function inUse(
  candidates: readonly Candidate[],
  shown: readonly Candidate[],
  { used, seen }: Evidence,
): Candidate | undefined {
  const count = ({ field }: Candidate) => used.get(field.id)
  if (shown.some((one) => count(one) === undefined)) return undefined
  const leader = shown.toSorted((a, b) => (count(b) ?? 0) - (count(a) ?? 0))[0]
  const most = (leader && count(leader)) ?? 0
  if (!leader || most === 0) return undefined
  if (candidates.some((one) => one !== leader && (count(one) ?? 0) * TIMES > most)) return undefined
  const where = seen === null ? '' : 'it is on the screens, and '
  const because = `${leader.because}; of ${candidates.length} that could be it, ${where}${most.toLocaleString('en')} issues use it`
  return { ...leader, because }
}

const isShown = ({ field }: Candidate, seen: Evidence['seen']): boolean => seen === null || seen.has(field.id)

function ambiguous(candidates: readonly Candidate[], about: string): Problem {
  const names = candidates.map(({ field }) => `${field.name} (${field.id})`).join(', ')
  return {
    severity: 'notes',
    code: 'ambiguous-field',
    about,
    says: `Several fields of Jira could be the item’s ${about}: ${names}.`,
    remedy: 'Choose one of them, or none.',
  }
}
