/** What was written and said lately of pairs' fields, where it was often: a decision looks whether they go back and forth. */
import { sql } from 'kysely'
import type { Instant, Json } from '../../base/index.ts'
import type { ItemField } from '../../portfolio/index.ts'
import type { Unrest } from '../../sync/index.ts'
import type { Db } from '../database.ts'
import { moment } from './ours.ts'

const DAY = 86_400_000
/** Fewer happenings are no unrest, and are not asked for. */
const OFTEN = 3

/** By link and field; of most there is nothing to tell. */
export async function unrestOf(
  db: Db,
  links: readonly string[],
  now: Instant,
): Promise<ReadonlyMap<string, Partial<Record<ItemField, Unrest>>>> {
  const since = moment(now - DAY)
  const written = await sql<{ link: string; field: ItemField; value: Json; at: Date[] }>`
    select link_id as link, field, step.data -> 'value' as value, array_agg(ended_at order by ended_at desc) as at
    from step join link on link.id = link_id
    where link_id = any(${links}::uuid[]) and step.state = 'done' and side = 'jira' and field is not null
      and ended_at > greatest(${since}, calmed_at)
    group by link_id, field, step.data -> 'value' having count(*) >= ${OFTEN}`.execute(db)
  const said = await sql<{ link: string; field: ItemField; value: Json; at: Date; who: 'jira' | 'fairlead' }>`
    select link.id as link, field, value, at, who
    from link cross join lateral (
      select *, count(*) over (partition by field) as times from item_change
      where item_change.item_id = link.item_id and at > greatest(${since}, calmed_at)) as lately
    where link.id = any(${links}::uuid[]) and times >= ${2 * OFTEN}
    order by lately.id desc`.execute(db)
  const known = new Map<string, Partial<Record<ItemField, Unrest>>>()
  const tell = (link: string, field: ItemField, more: Partial<Unrest>): void => {
    const of = known.get(link) ?? {}
    const { written: before, said: heard } = of[field] ?? { written: [], said: [] }
    known.set(link, {
      ...of,
      [field]: { written: [...before, ...(more.written ?? [])], said: [...heard, ...(more.said ?? [])] },
    })
  }
  for (const { link, field, value, at } of written.rows)
    tell(link, field, { written: [{ value, at: at.map((one) => one.getTime()) }] })
  for (const { link, field, value, at, who } of said.rows)
    tell(link, field, { said: [{ value, at: at.getTime(), who }] })
  return known
}
