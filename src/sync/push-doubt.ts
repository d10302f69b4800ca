/** What may have made an item's issue already: the push itself, an earlier one, another worker, or one that a backup knows nothing of. Pure. */
import { type Instant, isObject, type JsonObject } from '../base/index.ts'
import { mayBeOurs, type Past, pasts } from '../plan/index.ts'
import type { EarlierPush } from './ports.ts'
import { shownAt, type Unheld, unheldSince } from './unheld.ts'
import { LAG_GUARD } from './windows.ts'

export interface PushDoubt {
  /** The issue that was made for it, as Jira answered. */
  readonly made: string | null
  /** Since when one may have been made whose answer nobody has; null where none was asked for. */
  readonly since: Instant | null
  /** Times in which one may have been made that no step tells of any more. */
  readonly unheld: readonly Unheld[]
  /** Until when no search need show it, and why it is looked for. */
  readonly shown: { readonly at: Instant; readonly says: string }
}

export interface Pushed {
  readonly since: Instant
  readonly past: Past
  /** It was asked for before this worker had the connection: by the time it has it since. */
  readonly oldSince: Instant | null
  /** When the item came to be. */
  readonly born: Instant
  readonly earlier: readonly EarlierPush[]
  readonly unheld: readonly Unheld[]
}

export function pushDoubt({ since, past, oldSince, born, earlier, unheld }: Pushed): PushDoubt {
  const ended = earlier.flatMap((push) => {
    const [known] = pasts(push.entries).values()
    return known && mayBeOurs(known) ? [{ ...push, known }] : []
  })
  const made = [past, ...ended.map(({ known }) => known)].map(madeBy).find((id) => id !== null) ?? null
  const isSent = past.attempts > 0 || oldSince !== null
  const unknown = unheldSince(unheld, born)
  const waits = [
    {
      at: oldSince === null ? 0 : oldSince + LAG_GUARD,
      says: 'It was asked for before this worker began, and may have been made: it is looked for first.',
    },
    {
      at: shownAt(unknown),
      says: 'Sync stood still after the item came to be, or a backup was put back: its issue may have been made, and is looked for first.',
    },
    {
      at: Math.max(0, ...ended.map(({ entries }) => entries.at(-1)?.at ?? 0)) + LAG_GUARD,
      says: 'An earlier push of the item may have made its issue: it is looked for first.',
    },
  ]
  return {
    made,
    since: isSent || ended.length > 0 ? Math.min(since, ...ended.map((push) => push.since)) : null,
    unheld: unknown,
    shown: waits.reduce((last, one) => (one.at > last.at ? one : last)),
  }
}

function madeBy({ kept }: Past): string | null {
  return isObject(kept ?? undefined) ? String((kept as JsonObject).id) : null
}
