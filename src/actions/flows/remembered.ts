/** What was made of something that never changes is made once, as long as somebody asks for it now and then. */

const kept = new WeakMap<object, Map<string, unknown>>()
/** Of each thing. */
const MOST = 24

export function remembered<T>(of: object, name: string, make: () => T): T {
  const known = kept.get(of) ?? new Map<string, unknown>()
  kept.set(of, known)
  const value = known.has(name) ? (known.get(name) as T) : make()
  // The last one asked for stands last; the first is forgotten first.
  known.delete(name)
  known.set(name, value)
  for (const oldest of known.keys()) {
    if (known.size <= MOST) break
    known.delete(oldest)
  }
  return value
}
