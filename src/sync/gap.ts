/** Edits that our own write replaced unseen: Jira's history tells what our write found there. Pure. */
import { equal, type Instant, isArray, type Json } from '../base/index.ts'
import type { Change } from '../jira/index.ts'
import { plainText } from '../portfolio/index.ts'
import { after, before, comparable, isChanged, isToldOneByOne, isWalked, leftAlone, type People } from './convert.ts'
import type { FieldMapping } from './integration.ts'

export interface Gap {
  readonly history: string
  /** What somebody had said, between our look and our write; in Jira's words where it stands for nothing here. */
  readonly lost: Json
}

export interface Written {
  readonly mapping: FieldMapping
  readonly people: People
  readonly account: string
  readonly value: Json
  readonly expects: Json
  /** The site's time before which none of it was ours. */
  readonly since: Instant
  /** What else we sent and may have arrived: replaced, it is nobody's edit. */
  readonly sent?: readonly Json[]
}

/** A write is ours when our account made the change to our value since the step was decided. */
export function gapIn(changes: readonly Change[], written: Written): Gap | null {
  const { mapping, account, value, since } = written
  if (isChanged(mapping)) return null
  if (isToldOneByOne(mapping)) return gapInSet(changes, written)
  const past = changes.filter((change) => change.field === mapping.jira && change.at >= since).sort(inTime)
  const isOurs = (change: Change) => change.author === account
  const back = putBack(past, written)
  if (back) return back
  const told = toldBy(written)
  let at = past.findLastIndex((change) => isOurs(change) && told.sets(change, value))
  // Words may be told in another form than ours.
  if (at < 0 && mapping.field === 'description') at = past.findLastIndex(isOurs)
  for (;;) {
    const made = past[at]
    if (!made) return null
    const earlier = past[at - 1]
    if (told.foundExpected(made, earlier)) return null
    if (earlier && isOurs(earlier) && told.leadsOn(earlier, made)) at -= 1
    else return { history: made.history, lost: told.lost(made) }
  }
}

/** The oldest first, as Jira's history tells them. */
export const inTime = (a: Change, b: Change): number => a.at - b.at || Number(a.history) - Number(b.history)

/** The newest change that made what we sent stand there, whatever has become of it. What is told one by one does not say. */
export function stoodBy(changes: readonly Change[], written: Written): Change | undefined {
  const { account, since } = written
  const ours = changes.filter(({ author, at }) => author === account && at >= since)
  return lastOf(ours, written, (change, sets) => sets || isPartOf(change, written))
}

/** Who made the field this value, the last time; undefined where no history tells. */
export function lastToSay(
  changes: readonly Change[],
  written: Pick<Written, 'mapping' | 'people' | 'value'>,
): Change | undefined {
  return lastOf(changes, written, (_, sets) => sets)
}

function lastOf(
  changes: readonly Change[],
  { mapping, people, value }: Pick<Written, 'mapping' | 'people' | 'value'>,
  isIt: (change: Change, sets: boolean) => boolean,
): Change | undefined {
  if (isChanged(mapping) || isToldOneByOne(mapping)) return undefined
  const { sets } = toldBy({ mapping, people, value, account: '', expects: null, since: 0 })
  return changes
    .toSorted(inTime)
    .findLast((change) => change.field === mapping.jira && isIt(change, sets(change, value)))
}

/** Of a set: it brought and took nothing but what our write was to bring and take, whatever else stood there. */
function isPartOf(change: Change, { mapping, people, value, expects }: Written): boolean {
  if (!isArray(value) || !isArray(expects)) return false
  const [was, is] = [before(change, mapping, people), after(change, mapping, people)]
  if ('problem' in was || 'problem' in is) return false
  const [had, has, seen, wanted] = [was.value, is.value, expects, value].map(membersOf) as [Names, Names, Names, Names]
  const isWanted = (one: string) =>
    has.has(one) ? wanted.has(one) && !seen.has(one) : seen.has(one) && !wanted.has(one)
  const moved = [...had, ...has].filter((one) => had.has(one) !== has.has(one))
  return moved.length > 0 && moved.every(isWanted)
}

type Names = ReadonlySet<string>

/** A part of a set that came late, after somebody had undone what another write of ours had done before it. */
function putBack(past: readonly Change[], written: Written): Gap | null {
  const { mapping, people, account } = written
  for (const [at, made] of past.entries()) {
    const was = before(made, mapping, people)
    if (made.author !== account || !('value' in was) || !isPartOf(made, written)) continue
    const isUndone = (one: Change) => one.author !== account && isPartOf({ ...one, ...turned(one) }, written)
    if (past.slice(0, at).some(isUndone)) return { history: made.history, lost: was.value }
  }
  return null
}

const turned = ({ from, to, fromText, toText }: Change) => ({ from: to, to: from, fromText: toText, toText: fromText })

/** Whether all that a write was to bring is there, and nothing that it was to take. */
export function isHeld(there: Json, { value, expects }: Pick<Written, 'value' | 'expects'>): boolean {
  if (!isArray(there) || !isArray(value) || !isArray(expects)) return equal(there, value)
  const [has, seen, wanted] = [there, expects, value].map(membersOf) as [Names, Names, Names]
  const changed = [...seen, ...wanted].filter((one) => seen.has(one) !== wanted.has(one))
  return changed.every((one) => has.has(one) === wanted.has(one))
}

/**
 * Of what is told one by one: our write took out what it had not seen there, or put back what had been taken out. What
 * else we sent may have made the difference.
 */
function gapInSet(
  changes: readonly Change[],
  { mapping, account, value, expects, since, sent = [] }: Written,
): Gap | null {
  const ours = changes.filter(
    (change) => change.field === mapping.jira && change.at >= since && change.author === account,
  )
  const seen = membersOf(expects)
  const mayBe = (name: string) => sent.some((one) => membersOf(one).has(name))
  const mayLack = (name: string) => sent.some((one) => !membersOf(one).has(name))
  const taken = ours.filter(({ fromText }) => fromText && !seen.has(fromText) && !mayBe(fromText))
  const back = ours.filter(
    ({ toText }) => toText && seen.has(toText) && membersOf(value).has(toText) && !mayLack(toText),
  )
  const [first] = [...taken, ...back]
  if (!first) return null
  const lost = new Set([...seen, ...taken.map(({ fromText }) => String(fromText))])
  for (const { toText } of back) lost.delete(String(toText))
  return { history: first.history, lost: [...lost].sort() }
}

const membersOf = (value: Json): Names => new Set(isArray(value) ? value.map(String) : [])

interface Told {
  /** It made the field this value. */
  sets(change: Change, wanted: Json): boolean
  /** It replaced what we had looked at. */
  foundExpected(made: Change, earlier: Change | undefined): boolean
  /** Both are ours, and the later one replaced what the earlier one had made. */
  leadsOn(earlier: Change, made: Change): boolean
  lost(made: Change): Json
}

const toldBy = (written: Written): Told =>
  written.mapping.field === 'description' ? asText(written) : asValue(written)

function asValue(written: Written): Told {
  const { mapping, people, account, value, expects, sent = [] } = written
  const same = (a: Json, b: Json) => equal(comparable(mapping.field, a, people), comparable(mapping.field, b, people))
  const sets = (change: Change, wanted: Json): boolean => {
    const made = after(change, mapping, people)
    return 'value' in made && same(made.value, wanted)
  }
  const isFrom = (made: Change, one: Json): boolean => {
    const was = before(made, mapping, people)
    return 'value' in was && same(was.value, one)
  }
  return {
    sets,
    foundExpected: (made, earlier) =>
      (isFrom(made, expects) || isFrom(made, value) || isPartOf(made, written)) &&
      (earlier === undefined || earlier.author === account || leftAlone(made, mapping, people)),
    // A status goes by several transitions, each leaving what the one before had set, mapped or not.
    leadsOn: (earlier, made) =>
      isWalked(mapping) ? earlier.to === made.from : sent.some((one) => isFrom(made, one) && sets(earlier, one)),
    lost: (made) => lostIn(made, written),
  }
}

/**
 * The history tells documents as text, which is no form to compare by: what found the same words may have found another
 * emphasis. Only where no edit is told between our look and our write, or the one that is told made what we looked at,
 * nothing was lost.
 */
function asText(written: Written): Told {
  const { expects, sent = [] } = written
  const wordsOf = (value: Json) => words(plainText(value))
  return {
    sets: ({ toText }, wanted) => words(toText) === wordsOf(wanted),
    foundExpected: (made, earlier) =>
      earlier === undefined ||
      (words(made.fromText) === wordsOf(expects) && words(earlier.fromText) !== wordsOf(expects)),
    leadsOn: (earlier, made) =>
      words(earlier.toText) === words(made.fromText) && sent.some((one) => wordsOf(one) === words(made.fromText)),
    lost: (made) => lostIn(made, written),
  }
}

function lostIn(made: Change, { mapping, people }: Written): Json {
  const was = before(made, mapping, people)
  return 'value' in was ? was.value : (made.fromText ?? made.from)
}

/** Without what marks up text, since Jira tells a document in marks of its own. */
const words = (text: string | null): string => (text ?? '').replace(/[\s*_{}[\]|#~^+\\-]/g, '')
