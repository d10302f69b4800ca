/** The rule for people as a form shows it: what they are recognised by, and what becomes of the rest. Pure. */

const RECOGNISED_BY = ['account', 'email', 'name'] as const
export type Recognise = (typeof RECOGNISED_BY)[number]

export interface PeopleRule {
  readonly by: readonly Recognise[]
  readonly end: string | undefined
}

/** Without a word, all signs are tried, and each place says what becomes of the rest. */
export function readPeopleRule(text: string | undefined): PeopleRule {
  if (text === undefined) return { by: RECOGNISED_BY, end: undefined }
  const words = text.split(',').map((word) => word.trim())
  const end = ['fallback', 'drop'].find((word) => word === words.at(-1))
  return { by: RECOGNISED_BY.filter((by) => words.includes(by)), end }
}

/** Null: as without a word. A rule says something of everybody, so it is never empty. */
export function writePeopleRule(by: readonly Recognise[], end: string | undefined): string | null {
  const words = [...by, ...(end === undefined ? [] : [end])]
  if (end === undefined && by.length === RECOGNISED_BY.length) return null
  return words.length === 0 ? 'fallback' : words.join(', ')
}
