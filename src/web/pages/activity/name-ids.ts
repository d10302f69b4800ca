/** Ids in the audit log, told by the names of what they belong to. Pure. */

/** `production update workflow-scheme:Delivery`: where, what, and a key of which the name is enough. */
const WRITE = /^(\S+) (create|update|delete|finish) [a-z-]+:/

/** What has no name, or none any more, keeps its id. */
export function naming(names: Readonly<Record<string, string>>): (text: string) => string {
  // The address of one site may begin with another's.
  const ids = Object.keys(names).sort((a, b) => b.length - a.length)
  return (text) => ids.reduce((told, id) => told.replaceAll(id, () => names[id] ?? id), text).replace(WRITE, '$1: $2 ')
}
