/** How a connection's webhook leaves: whether there is one, whether it was heard, and where it is silent. */
import type { Instant } from '../../base/index.ts'
import type { StoredSync } from '../../store/index.ts'
import { silent } from '../../sync/index.ts'
import type { SyncStatusView } from '../shapes/index.ts'
import { iso } from './show-connection.ts'

type Webhook = SyncStatusView['webhook']
/** Even a quiet project has some event in a day. */
const QUIET = 86_400_000

const REMEDY =
  'Have somebody who administers that Jira look at it under System → WebHooks: is it switched on, does its query hold all projects in scope, does Jira reach this address?'

export function showWebhook(
  { hook, heardAt, progress }: StoredSync,
  { url, unreached }: { readonly url: string | null; readonly unreached: string | null },
  projects: readonly { readonly id: string; readonly key: string }[],
  now: Instant,
): Webhook {
  const said = { heardAt: heardAt === null ? null : iso(heardAt), url, remedy: null }
  if (hook === null)
    return {
      state: 'none',
      ...said,
      says: `Jira does not tell of changes; they are found by asking every few seconds.${unreached === null ? '' : ` ${unreached}`}`,
    }
  const missed = silent(progress, now)
  if (missed.size > 0) {
    const keys = [...missed.keys()].map((id) => projects.find((one) => one.id === id)?.key ?? id).sort()
    const says = `Changes in ${keys.join(', ')} were found by asking, and the webhook had told of none of them.`
    return { state: 'silent', ...said, says, remedy: REMEDY }
  }
  if (heardAt === null)
    return { state: 'waiting', ...said, says: 'No delivery has come yet; changes are found by asking meanwhile.' }
  // The database's clock said when it was heard, and runs beside this machine's.
  if (Date.now() - heardAt > QUIET)
    return { state: 'silent', ...said, says: 'No delivery has come for a day; changes are found by asking.' }
  return { state: 'working', ...said, says: 'Jira tells of changes at once.' }
}
