/** Is a value on its way from one to another? Then what is seen is our own unfinished work, and not somebody's edit. Pure. */
import { equal, isArray, isObject, type Json } from '../base/index.ts'

/** Every part of `now` must be as it was `before` or as it shall be `after`; lists may hold parts of both in any mix. */
export function isBetween(now: Json | undefined, before: Json | undefined, after: Json | undefined): boolean {
  if (equal(now, before) || equal(now, after)) return true
  if (isObject(now) && isObject(before) && isObject(after))
    return [...new Set([...Object.keys(now), ...Object.keys(before), ...Object.keys(after)])].every((name) =>
      isBetween(now[name], before[name], after[name]),
    )
  if (isArray(now) && isArray(before) && isArray(after))
    return now.every((element) => isElementBetween(element, before, after))
  return false
}

function isElementBetween(element: Json, before: readonly Json[], after: readonly Json[]): boolean {
  if ([...before, ...after].some((other) => equal(element, other))) return true
  const was = before.filter((other) => sameName(element, other))
  const shall = after.filter((other) => sameName(element, other))
  // What only the wanted list has is being made: it may lack anything yet.
  if (was.length === 0) return shall.length > 0
  return was.some((old) => (shall.length > 0 ? shall : was).some((wanted) => isBetween(element, old, wanted)))
}

/** Elements of a list are the same thing when they carry the same name or value. */
function sameName(a: Json, b: Json): boolean {
  return isObject(a) && isObject(b) && equal(a.name ?? a.value ?? null, b.name ?? b.value ?? null)
}

/** Paths at which `now` is not as `wanted`; what Jira has beside it is not asked. */
export function missingIn(now: Json | undefined, wanted: Json | undefined, path = ''): string[] {
  if (equal(now, wanted)) return []
  if (isObject(now) && isObject(wanted))
    return Object.keys(wanted).flatMap((name) =>
      missingIn(now[name], wanted[name], path === '' ? name : `${path}.${name}`),
    )
  if (isArray(now) && isArray(wanted) && now.length === wanted.length)
    return wanted.flatMap((element, at) => missingIn(now[at], element, `${path}[${at}]`))
  return [path === '' ? 'the value' : path]
}
