/** Filters on a site: queries as people write them, of ids and names as they are there. */
import { accountsOf } from '../../../src/simulator/index.ts'
import { changeOwner, createFilter } from '../../../src/simulator/model/filter.ts'
import type { NewShare } from '../../../src/simulator/model/filter-sight.ts'
import type { Site } from '../../../src/simulator/site.ts'
import type { Clause, Filter, Share } from '../design/types.ts'
import type { Tags } from './tags.ts'

/** Made by an administrator, who sees all that they name, and then given to their owner. */
export function buildFilter(site: Site, filter: Filter, tags: Tags): string {
  const { users } = site.tables
  const [admin] = accountsOf(site).flatMap(({ role, accountId }) => (role === 'admin' ? [users.get(accountId)] : []))
  const owner = users.get(tags.id(filter.owner))
  if (!admin || !owner) throw new Error('nobody can make a filter')
  const { name, description, shares, editors } = filter
  const made = createFilter(
    site,
    admin,
    {
      ...{ name, description, jql: queryOf(site, filter.query, tags) },
      sharePermissions: shares.map((one) => share(one, tags)),
      editPermissions: editors.map((one) => share(one, tags)),
    },
    false,
  )
  if (owner !== admin) changeOwner(site, made, owner)
  return made.id
}

const WORDS = {
  ...{ projects: 'project', statuses: 'status', issueTypes: 'issuetype', priorities: 'priority' },
  ...{ resolutions: 'resolution', people: 'assignee' },
} as const

function queryOf(site: Site, query: readonly Clause[], tags: Tags): string {
  return [query.map((clause) => clauseOf(site, clause, tags)).join(' AND '), 'ORDER BY created DESC']
    .filter((part) => part !== '')
    .join(' ')
}

function clauseOf(site: Site, clause: Clause, tags: Tags): string {
  const { about, byName, not } = clause
  const named = tags.all(clause.things).map((id) => (byName ? quoted(nameOf(site, about, id)) : id))
  if (about === 'groups') return `assignee ${not ? 'NOT IN' : 'in'} membersOf(${named[0]})`
  if (about === 'fields')
    return `${byName ? named[0] : `cf[${named[0]?.replace(/\D/g, '')}]`} is ${not ? 'not ' : ''}EMPTY`
  const values = about === 'people' ? named.map(quoted) : named
  const [only] = values
  if (values.length === 1) return `${WORDS[about]} ${not ? '!=' : '='} ${only}`
  return `${WORDS[about]} ${not ? 'not in' : 'in'} (${values.join(', ')})`
}

const quoted = (text: string): string => `"${text.replace(/[\\"]/g, (sign) => `\\${sign}`)}"`

function nameOf({ tables }: Site, about: Clause['about'], id: string): string {
  if (about === 'people') return id
  return tables[about].get(id)?.name ?? ''
}

function share({ with: whom, holder, role }: Share, tags: Tags): NewShare {
  const type = { loggedin: 'loggedin', people: 'user', groups: 'group', projects: 'project' }[whom]
  const value = holder === null ? null : tags.id(holder)
  return { type, value, ...(role === undefined ? {} : { role: tags.id(role) }) }
}
