/** What ids and identities in a text belong to, by the names that people know. */
import { sql } from 'kysely'
import type { Db } from './database.ts'

const ID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g
const FIELD = /customfield_\d+/g

/** What has no name, or none any more, is left out. */
export async function namesIn(db: Db, text: string): Promise<Record<string, string>> {
  const ids = [...new Set(text.match(ID))]
  const fields = [...new Set(text.match(FIELD))]
  const [things, called, sites] = await Promise.all([
    ids.length === 0 ? [] : namesOf(db, ids),
    fields.length === 0 ? [] : namesOfFields(db, fields),
    namesOfSites(db),
  ])
  const named = [...things, ...called, ...sites.filter(({ id }) => text.includes(id))]
  return Object.fromEntries(named.map(({ id, name }) => [id, name]))
}

interface Named {
  readonly id: string
  readonly name: string
}

async function namesOf(db: Db, ids: readonly string[]): Promise<readonly Named[]> {
  const { rows } = await sql<Named>`
    with known (id, name) as (
      select id, name from connection
      union all select id, name from person
      union all select id, name from integration
      union all select id, name from item
      union all select id, name from member
      union all select id, name from key_result
      union all select comment.id, item.name from comment join item on item.id = item_id
      union all select conflict.id, item.name from conflict join link on link.id = link_id join item on item.id = item_id
      union all select id, coalesce(input ->> 'connection', concat(input ->> 'from', ' → ', input ->> 'to')) from work
      union all select id, concat(acts ->> 'from', ' → ', acts ->> 'to') from deployment
      union all select credential.id, concat('token of ', coalesce(connection.name, person.name)) from credential
        left join connection on connection.id = connection_id left join person on person.id = person_id
    )
    select id, name from known where id = any(${ids}::uuid[]) and name is not null`.execute(db)
  return rows
}

/** Where sites call the same id otherwise, it is no name. */
async function namesOfFields(db: Db, ids: readonly string[]): Promise<readonly Named[]> {
  const { rows } = await sql<Named>`
    select field_id as id, min(name) as name from issue_field where field_id = any(${ids})
    group by field_id having count(distinct name) = 1`.execute(db)
  return rows
}

/** There are few; a site is known by its connections, or by its address once it has none. */
async function namesOfSites(db: Db): Promise<readonly Named[]> {
  const { rows } = await sql<Named>`
    select identity as id, coalesce(string_agg(connection.name, ', ' order by connection.name), site.name) as name
    from site left join connection on connection.site_id = site.id group by site.id`.execute(db)
  return rows
}
