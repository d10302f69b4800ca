/** Chooses one of several fields that could be it: the one that is on the screens and in use. Else a person chooses. Pure. */
import type { Problem } from '../../base/index.ts'
import type { SiteField } from '../../jira/index.ts'
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

export interface Field {
  readonly about: string
  readonly candidates: readonly Candidate[]
  /** What could hold it too, though its name does not say so. */
  readonly unread: readonly SiteField[]
}

/** What a field must have more of than every other, so that the others are leftovers. */
const TIMES = 10
/** How often another field, which does not say what it is, must be used for each use of the one that does. */
const DOUBTED = 50
/** Asking for more costs more than a person’s look. */
const MOST_COUNTED = 8

/** Those that are counted before one is chosen: none where there is nothing to choose. */
export function toCount({ candidates, unread }: Field, seen: Evidence['seen']): string[] {
  const shown = candidates.filter(({ field }) => isShown(field, seen)).map(({ field }) => field)
  const hidden = candidates.filter(({ field }) => !isShown(field, seen)).map(({ field }) => field)
  const others = candidates.length === 1 ? doubtful(unread, seen) : hidden
  if (shown.length === 0 || shown.length + others.length < 2) return []
  return [...shown, ...others].slice(0, MOST_COUNTED).map(({ id }) => id)
}

/** Where no form could be seen, any field of the site could be one: that tells nothing. */
const doubtful = (unread: readonly SiteField[], seen: Evidence['seen']): readonly SiteField[] =>
  seen === null ? [] : unread.filter((field) => isShown(field, seen))

export function chooseOne(field: Field, evidence: Evidence): Choice {
  const { candidates, about } = field
  if (candidates.length <= 1) return onlyOne(field, evidence)
  const shown = candidates.filter((one) => isShown(one.field, evidence.seen))
  const found = inUse(candidates, shown, evidence)
  if (found) return { found, problems: [] }
  const rivals = shown.length > 1 ? shown : candidates
  const fields = rivals.map((one) => one.field)
  return { found: undefined, problems: [ambiguous(fields, about)] }
}

/** Unless hardly an issue has it while many have another that could hold it. */
function onlyOne({ candidates: [found], unread, about }: Field, { seen, used }: Evidence): Choice {
  const mine = found && used.get(found.field.id)
  if (!found || mine === undefined) return { found, problems: [] }
  const more = doubtful(unread, seen).filter(({ id }) => (used.get(id) ?? 0) > (mine + 1) * DOUBTED)
  if (more.length === 0) return { found, problems: [] }
  return { found: undefined, problems: [ambiguous([found.field, ...more], about)] }
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

const isShown = ({ id }: SiteField, seen: Evidence['seen']): boolean => seen === null || seen.has(id)

function ambiguous(fields: readonly SiteField[], about: string): Problem {
  const names = fields.map(({ name, id }) => `${name} (${id})`).join(', ')
  return {
    severity: 'notes',
    code: 'ambiguous-field',
    about,
    says: `Several fields of Jira could be the ${about === 'points' ? 'story points' : `item’s ${about}`}: ${names}.`,
    remedy: 'Choose one of them, or none.',
  }
}
