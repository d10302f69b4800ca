/** Puts other words into the places of a query's references, and leaves every other character as it was. Pure. */
import { findReferences, type TextReference } from './find.ts'

/** What shall stand there instead; undefined: what stands there now. `written` has the quotes that belong to the place. */
export type Rewording = (reference: TextReference, written: string) => string | undefined

export const rewrite = (jql: string, swap: Rewording): string => putInto(jql, findReferences(jql).references, swap)

/** The same where the references are known; `between` says how the text around them is written. */
export function putInto(
  text: string,
  references: readonly TextReference[],
  swap: Rewording,
  between: (text: string) => string = (same) => same,
): string {
  let [result, upTo] = ['', 0]
  for (const reference of references) {
    const [from, to] = reference.at
    const written = text.slice(from, to)
    result += between(text.slice(upTo, from)) + (swap(reference, written) ?? written)
    upTo = to
  }
  return result + between(text.slice(upTo))
}
