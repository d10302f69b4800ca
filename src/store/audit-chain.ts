/** The audit's chain: each entry's hash holds that of the one before it. Written and proven by the same words, with a database or from a file. */
import { createHash } from 'node:crypto'
import { canonical, type Instant, type Json, type JsonObject } from '../base/index.ts'

export interface AuditEntry {
  readonly seq: number
  readonly at: Instant
  /** `person:<id>`, `job:<id>`, `system`. */
  readonly actor: string
  /** The action's name, such as `connection.store`. */
  readonly action: string
  readonly about: string | null
  readonly outcome: string
  readonly details: JsonObject
  readonly hash: string
}

export function link(before: string, entry: Omit<AuditEntry, 'hash'>): string {
  return createHash('sha256')
    .update(before)
    .update(canonical(told(entry)))
    .digest('hex')
}

function told({ seq, at, actor, action, about, outcome, details }: Omit<AuditEntry, 'hash'>): JsonObject {
  return { seq, at: new Date(at).toISOString(), actor, action, about, outcome, details }
}

/** An entry as a line of an exported file. There is one way to write it: another text is another entry. */
export const auditLine = (entry: AuditEntry): string => canonical({ ...told(entry), hash: entry.hash })

export interface ProvenFile {
  readonly entries: number
  /** The first line that does not follow from those before it; null when all do. */
  readonly broken: number | null
  readonly says: string | null
  /** The last proven entry's hash: kept elsewhere, it shows later that no end was cut off. */
  readonly head: string
}

/**
 * Proves an exported file without a database. With a `head` that was kept, that entry must still be in it; with `anchors`
 * that were sent out, each entry must still have the hash that it had then.
 */
export async function proveAudit(
  lines: AsyncIterable<string>,
  head?: string,
  anchors: ReadonlyMap<number, string> = new Map(),
): Promise<ProvenFile> {
  let [entries, before, isHeadSeen] = [0, '', head === undefined]
  for await (const line of lines) {
    const hash = follows(line, entries + 1, before)
    if (hash === undefined) return { entries, broken: entries + 1, says: `Line ${entries + 1} ${BROKEN}`, head: before }
    if ((anchors.get(entries + 1) ?? hash) !== hash)
      return { entries, broken: entries + 1, says: `Line ${entries + 1} ${ANEW}`, head: before }
    ;[entries, before] = [entries + 1, hash]
    isHeadSeen ||= hash === head
  }
  if (isHeadSeen && [...anchors.keys()].every((seq) => seq <= entries))
    return { entries, broken: null, says: null, head: before }
  return { entries, broken: entries + 1, says: CUT, head: before }
}

const BROKEN =
  'does not follow from those before it: something here was changed, added, taken out or put in another order, or the file is not a whole export.'
const ANEW =
  'is not the entry that it was when its hash was sent out: it was written anew, or the hash is another installation’s.'
const CUT = 'An entry whose hash you gave is not here: the end was cut off, or all of it was written anew.'

/** The line's own hash, when it is the entry that must stand here, letter by letter. */
function follows(line: string, seq: number, before: string): string | undefined {
  try {
    const { hash, ...entry } = JSON.parse(line) as Record<string, Json>
    const isWhole = line === canonical({ ...entry, hash }) && Object.keys(entry).length === MEMBERS && entry.seq === seq
    const made = createHash('sha256').update(before).update(canonical(entry)).digest('hex')
    return isWhole && made === hash ? made : undefined
  } catch {
    return undefined
  }
}

const MEMBERS = 7
