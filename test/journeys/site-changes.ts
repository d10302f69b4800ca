/** What changed on a simulated site between two looks at its whole state, as lines; of issues, field by field. */
import { isDeepStrictEqual } from 'node:util'
import type { Row } from '../comparer/state.ts'

/** Follow from every change: when it was made, that it is told, when search learns of it. */
const ALWAYS = new Set(['updated', 'history', 'indexedAt', 'statuscategorychangedate'])

export function changesBetween(before: Row, after: Row): string[] {
  return Object.keys({ ...before, ...after }).flatMap((table) => {
    if (table === 'issues') return ofIssues(before.issues, after.issues)
    return isDeepStrictEqual(before[table], after[table]) ? [] : [`${table}`]
  })
}

function ofIssues(before: readonly Row[], after: readonly Row[]): string[] {
  const earlier = new Map(before.map((issue) => [issue.id, issue]))
  const there = new Set(after.map(({ id }) => id))
  const gone = [...earlier.keys()].filter((id) => !there.has(id))
  const changed = after.flatMap((issue) => {
    const was = earlier.get(issue.id)
    return was ? fieldsBetween(was, issue).map((field) => `${issue.key} ${field}`) : [`${issue.key} is new`]
  })
  return [...changed, ...gone.map((id) => `${earlier.get(id)?.key} is gone`)]
}

function fieldsBetween({ values: before, ...was }: Row, { values: after, ...now }: Row): string[] {
  const differ = (a: Row, b: Row) => Object.keys({ ...a, ...b }).filter((name) => !isDeepStrictEqual(a[name], b[name]))
  return [...differ(was, now), ...differ(before, after)].filter((name) => !ALWAYS.has(name))
}
