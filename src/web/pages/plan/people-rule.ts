/** The rule for people as a form shows it: what they are recognised by, in order, and what becomes of the rest. Pure. */

const RECOGNISED_BY = ['account', 'email', 'name'] as const
export type Recognise = (typeof RECOGNISED_BY)[number]

export interface PeopleRule {
  /** The first that finds somebody is taken. */
  readonly by: readonly Recognise[]
  readonly end: string | undefined
}

/** Without a word, all signs are tried, and each place says what becomes of the rest. */
export function readPeopleRule(text: string | undefined): PeopleRule {
  if (text === undefined) return { by: RECOGNISED_BY, end: undefined }
  const words = text.split(',').map((word) => word.trim())
  const end = ['fallback', 'drop'].find((word) => word === words.at(-1))
  return { by: words.flatMap((word) => RECOGNISED_BY.filter((by) => by === word)), end }
}

/** Null: as without a word. A rule says something of everybody, so it is never empty. */
export function writePeopleRule(by: readonly Recognise[], end: string | undefined): string | null {
  const words = [...by, ...(end === undefined ? [] : [end])]
  if (words.join() === RECOGNISED_BY.join()) return null
  return words.length === 0 ? 'fallback' : words.join(', ')
}

/** Every sign as the form lists it: those that are tried in their order, then the others. */
export const listed = (by: readonly Recognise[]): readonly Recognise[] => [
  ...by,
  ...RECOGNISED_BY.filter((one) => !by.includes(one)),
]

/** A sign tried one place earlier or later; at either end it stays. */
export function moved(by: readonly Recognise[], sign: Recognise, step: -1 | 1): readonly Recognise[] {
  const at = by.indexOf(sign)
  const other = by[at + step]
  return at < 0 || other === undefined ? by : by.with(at, other).with(at + step, sign)
}
