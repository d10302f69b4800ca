/** Findings that several kinds make of a value before Jira sees it. Pure. */
import type { Problem } from '../../base/index.ts'

export type Finding = Omit<Problem, 'about'>

export const blocks = (code: string, says: string, remedy: string): Finding => ({
  severity: 'blocks',
  code,
  says,
  remedy,
})
export const warns = (code: string, says: string, remedy: string): Finding => ({
  severity: 'warns',
  code,
  says,
  remedy,
})

/** What most of Jira's names and descriptions may have. */
const MOST_TEXT = 255

export function tooLong(texts: readonly string[], what = 'Its name and its description', most = MOST_TEXT): Finding[] {
  return texts.every((text) => text.length <= most)
    ? []
    : [blocks('too-long', `${what} may have no more than ${most} characters.`, 'Shorten it in the source.')]
}

/** Each text that comes more than once, once. */
export function repeated(texts: readonly string[]): string[] {
  if (texts.length < 2 || new Set(texts).size === texts.length) return []
  const seen = new Set<string>()
  return [...new Set(texts.filter((text) => seen.has(text) || !seen.add(text)))]
}
