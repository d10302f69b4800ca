/** Conflicts as the engine keeps them: both values, and who won. One field of a pair has at most one that waits for a person. */
import { sql } from 'kysely'
import type { Instant } from '../../base/index.ts'
import type { NewConflict } from '../../sync/index.ts'
import { grow } from '../change-count.ts'
import type { Tx } from '../database.ts'
import { asJson, fenced, moment, type Ours, rows } from './ours.ts'

export interface LinkConflict extends NewConflict {
  readonly link: string
}

/** One that waits already is told its new values. */
export async function keepConflicts(tx: Tx, conflicts: readonly LinkConflict[], at: Instant): Promise<boolean> {
  if (conflicts.length === 0) return false
  const given = conflicts.map(({ base, jira, portfolio, winner, ...rest }) => ({
    ...rest,
    winner,
    state: winner === null ? 'open' : 'decided',
    // As text: a base of JSON's null is not the same as none.
    base: base === undefined ? null : asJson(base),
    jira: asJson(jira),
    portfolio: asJson(portfolio),
  }))
  const columns = sql`(link_id, field, history, base, jira, portfolio, policy, state, winner, at, decided_at)`
  const values = (state: string) => sql`
    select link, field, history, base::jsonb, jira::jsonb, portfolio::jsonb, policy, state, winner, ${moment(at)}::timestamptz,
      case when state = 'decided' then ${moment(at)}::timestamptz end
    from ${rows(given)} as given (link uuid, field text, history text, base text, jira text, portfolio text,
      policy text, state text, winner text)
    where state = ${state}`
  await sql`
    insert into conflict ${columns} ${values('open')}
    on conflict (link_id, field) where state = 'open' do update set
      base = excluded.base, jira = excluded.jira, portfolio = excluded.portfolio,
      policy = excluded.policy, at = excluded.at`.execute(tx)
  const decided = await sql`
    insert into conflict ${columns} ${values('decided')} on conflict do nothing`.execute(tx)
  return (decided.numAffectedRows ?? 0n) > 0n
}

/** Both sides came to agree, or a policy decided: nobody needs to say anything any more. */
export async function endConflicts(
  tx: Tx,
  over: readonly { readonly link: string; readonly field: string }[],
  at: Instant,
): Promise<void> {
  if (over.length === 0) return
  const given = over.map(({ link, field }) => ({ link, field }))
  await sql`
    update conflict set state = 'ended', decided_at = ${moment(at)}
    from ${rows(given)} as given (link uuid, field text)
    where conflict.link_id = given.link and conflict.field = given.field and state = 'open'`.execute(tx)
}

/** Told once for each entry of Jira's history, however often that is read. */
export async function overwritten(
  ours: Ours,
  { link, history, conflict }: { readonly link: string; readonly history: string; readonly conflict: NewConflict },
): Promise<void> {
  await fenced(ours, async (tx) => {
    const isNew = await keepConflicts(tx, [{ link, history, ...conflict }], ours.now())
    if (isNew || conflict.winner === null) await grow(tx, 'portfolio', 'sync')
  })
}
