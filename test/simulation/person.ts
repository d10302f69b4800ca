/** A person at work in a simulated Jira's administration: does a step's clicks in the site itself, and never through our client. */
import type { Change } from '../../src/configuration/index.ts'
import type { Step } from '../../src/plan/index.ts'
import type { Site, Tables } from '../../src/simulator/site.ts'

type Table = keyof Tables
type Row = { id: string; name: string; [member: string]: unknown }

const TABLES: Readonly<Record<string, Table>> = {
  status: 'statuses',
  priority: 'priorities',
  resolution: 'resolutions',
  'custom-field': 'fields',
  screen: 'screens',
  'screen-scheme': 'screenSchemes',
  'issue-type-screen-scheme': 'issueTypeScreenSchemes',
  workflow: 'workflows',
  'workflow-scheme': 'workflowSchemes',
  filter: 'filters',
  project: 'projects',
}

const rowsOf = ({ tables }: Site, table: Table): Row[] => [...(tables[table] as unknown as Map<string, Row>).values()]
const nameIn = (key: string): string => key.slice(key.indexOf(':') + 1)

export class Person {
  readonly #there: Site
  readonly #here: Site

  /** Knows how it is on the one site, and makes it so on the other. */
  constructor(there: Site, here: Site) {
    this.#there = there
    this.#here = here
  }
  does({ verb, data }: Step<Change>): void {
    const table = TABLES[data.kind]
    if (!table) throw new Error(`nobody knows where ${data.kind} is made`)
    if (verb === 'delete') {
      this.#deletes(table, data)
      return
    }
    const row = this.#find(this.#there, table, data)
    if (!row) throw new Error(`${data.key} is not there`)
    if (verb === 'update') {
      this.#finishes(table, row, data)
      return
    }
    const copy = this.#inIdsOfHere(row)
    const id = this.#here.id()
    const map = this.#here.tables[table] as unknown as Map<string, Row>
    map.set(id, { ...this.#withOwn(copy), id })
  }
  #deletes(table: Table, data: Change): void {
    const row = this.#find(this.#here, table, data)
    if (row) (this.#here.tables[table] as unknown as Map<string, Row>).delete(row.id)
  }
  /** What the API does not take: contexts of a field, schemes of a project; all of it elsewhere. */
  #finishes(table: Table, row: Row, data: Change): void {
    const mine = this.#find(this.#here, table, data)
    if (!mine) throw new Error(`${data.key} is not made yet`)
    const copy = this.#inIdsOfHere(row)
    const members = { fields: ['contexts'], projects: ['workflowSchemeId', 'issueTypeScreenSchemeId'] }[table as string]
    for (const member of members ?? Object.keys(copy)) if (member !== 'id') mine[member] = copy[member]
    if (table !== 'fields') return
    const named = new Set(((data.after as { contexts?: Row[] }).contexts ?? []).map(({ name }) => name))
    const contexts = (row.contexts as Row[]).filter(({ name }) => named.has(name))
    mine.contexts = this.#withOwn(this.#inIdsOfHere({ ...row, contexts })).contexts
  }
  #find(site: Site, table: Table, { key, kind }: Change): Row | undefined {
    const name = nameIn(key)
    return rowsOf(site, table).find((row) =>
      kind === 'project'
        ? row.key === name
        : kind === 'custom-field'
          ? name.startsWith(`${row.name} (`)
          : row.name === name,
    )
  }
  /** What is made anew with it (tabs, options, rules, shares, a version) has an id of its own. */
  #withOwn(row: Row): Row {
    const mine = new Set(this.#ids().values())
    const own = new Map<string, string>()
    const fresh = (one: string): string => {
      if (mine.has(one)) return one
      const id = own.get(one) ?? (one.includes('-') ? this.#here.uuid() : this.#here.id())
      own.set(one, id)
      return id
    }
    return JSON.parse(JSON.stringify(row).replaceAll(AN_ID, fresh)) as Row
  }
  /** Everything is called on the one site as on the other: by these names ids are found. */
  #inIdsOfHere(row: Row): Row {
    const text = [...this.#ids()].reduce((so, [from, to]) => so.replaceAll(from, to), JSON.stringify(row))
    return JSON.parse(text) as Row
  }
  #ids(): Map<string, string> {
    const ids = new Map<string, string>()
    for (const table of [...new Set(Object.values(TABLES)), 'issueTypes', 'projectRoles', 'groups'] as Table[]) {
      const mine = new Map(rowsOf(this.#here, table).map((one) => [one.key ?? one.name, one.id]))
      for (const one of rowsOf(this.#there, table)) {
        const id = mine.get(one.key ?? one.name)
        if (id !== undefined && /\d{6}|-/.test(one.id)) for (const [from, to] of pairsOf(one.id, id)) ids.set(from, to)
      }
    }
    const people = new Map([...this.#here.tables.users.values()].map((user) => [user.email, user.accountId]))
    for (const { email, accountId } of this.#there.tables.users.values())
      ids.set(accountId, people.get(email) ?? [...people.values()][0] ?? '')
    return ids
  }
}

const AN_ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|\b\d{9}\b/g

/** JQL names a custom field by its number. */
const pairsOf = (from: string, to: string): [string, string][] =>
  from.startsWith('customfield_') ? [[from.slice(12), to.slice(12)]] : [[from, to]]
