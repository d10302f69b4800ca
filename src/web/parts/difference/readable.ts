/** A long text in lines that can be compared: JSON by its members, JQL by its clauses, prose as it stands. Pure. */

export function readable(text: string): string {
  return asJson(text) ?? (isJql(text) ? byClause(withoutMarks(text)) : withoutMarks(text))
}

/** What a query refers to stands between marks in an object's value: `⟦status="To Do"⟧`, `⟦project:OPS⟧`, `⟦,user:anna⟧`. */
export function withoutMarks(text: string): string {
  return text.replaceAll(/⟦,?(?:[a-z-]+[=: ])?([^⟦⟧]*)⟧/g, (_, name: string) =>
    name.replaceAll(/%2[589]/g, (one) => (one === '%25' ? '%' : one === '%28' ? '⟦' : '⟧')),
  )
}

/** Worth a difference of its own, line by line. */
export const isLongText = (before: string, after: string): boolean =>
  [before, after].some((text) => text.includes('\n') || isJql(text) || text.length > 120)

function asJson(text: string): string | undefined {
  if (!/^\s*[[{]/.test(text)) return undefined
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    return undefined
  }
}

const OPERATOR = /(!?[=~]|[<>]=?|\bin\s*\(|\bis\s+(not\s+)?(empty|null)\b)/i
const CLAUSE = /\s+(?=(?:AND|OR|ORDER\s+BY)\s)/i

const isJql = (text: string): boolean => !text.includes('\n') && OPERATOR.test(text) && CLAUSE.test(text)

/** A line for each clause; what stands in quotes is nobody's operator. */
function byClause(text: string): string {
  return text
    .split(/("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')/)
    .map((part, place) => (place % 2 === 1 ? part : part.replaceAll(new RegExp(CLAUSE, 'gi'), '\n')))
    .join('')
}
