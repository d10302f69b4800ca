/** People at work in a simulated Jira, through Jira's own API or its screens; and what the service account wrote there. */
import type { Json } from '../../src/base/index.ts'
import type { Site } from '../../src/simulator/index.ts'
import type { Row } from '../comparer/state.ts'
import type { ServedSites } from './sites.ts'

/** One change in Jira's history. */
export interface Wrote {
  readonly key: string
  readonly field: string
  readonly to: string | null
}

export class InJira {
  readonly #sites: ServedSites
  readonly #name: string

  constructor(sites: ServedSites, name: string) {
    this.#sites = sites
    this.#name = name
  }
  get site(): Site {
    return this.#sites.site(this.#name)
  }
  get api(): string {
    return `/rest/api/${this.site.kind === 'cloud' ? 3 : 2}`
  }
  get service(): string {
    return this.#sites.account(this.#name, 'service').accountId
  }
  state(): Promise<Row> {
    return this.#sites.state(this.#name)
  }
  /** What Jira answers to them; a refusal is an error. */
  async ask(as: string, method: string, path: string, body?: Json): Promise<Row> {
    return this.door('POST', '/ask', {
      as,
      method,
      path: `${this.api}${path}`,
      ...(body === undefined ? {} : { body }),
    })
  }
  /** Of the control panel: moves, hiding, keeping out, faults. */
  async door(method: string, path: string, body: Json = {}): Promise<Row> {
    const sent = method === 'GET' ? {} : { body: JSON.stringify(body) }
    const answer = await fetch(`${this.site.base}/_simulator${path}`, { method, ...sent })
    const text = await answer.text()
    if (answer.status >= 400) throw new Error(`${method} ${path} ${JSON.stringify(body)}: ${answer.status} ${text}`)
    return text === '' ? {} : (JSON.parse(text) as Row)
  }
  /** Whatever it was asked but to read, by its own log. */
  async writesAsked(): Promise<Row[]> {
    const asked = (await this.door('GET', '/requests')) as unknown as Row[]
    if (asked.length === 0) throw new Error(`${this.#name} was asked nothing at all`)
    return asked.filter(({ method, path }) => method !== 'GET' && !(method === 'POST' && READS.test(path)))
  }
  edit(key: string, fields: Json, as = 'Anna Berg'): Promise<Row> {
    return this.ask(as, 'PUT', `/issue/${key}`, { fields })
  }
  async create(fields: Row, as = 'Anna Berg'): Promise<string> {
    return String((await this.ask(as, 'POST', '/issue', { fields })).key)
  }
  /** Along one transition, to the status of that name. */
  async move(key: string, to: string, as = 'admin'): Promise<void> {
    const { transitions } = await this.ask(as, 'GET', `/issue/${key}/transitions`)
    const way = (transitions as Row[]).find((one) => one.to.name === to)
    if (!way) throw new Error(`${key} cannot go to ${to}`)
    await this.ask(as, 'POST', `/issue/${key}/transitions`, { transition: { id: way.id } })
  }
  /** Somebody finishes a piece of the epic's work, whichever its workflow lets them; its key. */
  async finishBelow(epic: string): Promise<string> {
    for (const { key } of this.below(epic)) {
      const { transitions } = await this.ask('admin', 'GET', `/issue/${key}/transitions`)
      const isOpen = this.category(key) !== 'DONE'
      const way = isOpen && (transitions as Row[]).find((one) => one.to.statusCategory.key === 'done')
      const body = way && { transition: { id: way.id } }
      const went = body && (await this.ask('admin', 'POST', `/issue/${key}/transitions`, body).catch(() => null))
      if (went) return key
    }
    throw new Error(`nothing below ${epic} can be finished`)
  }
  /** As an administrator sees it. */
  async see(key: string): Promise<Row> {
    return (await this.ask('admin', 'GET', `/issue/${key}`)).fields as Row
  }
  idOf(key: string): string {
    return this.#named(key).id
  }
  status(key: string): string {
    return this.site.tables.statuses.get(this.#named(key).statusId)?.name ?? ''
  }
  category(key: string): string {
    return this.site.tables.statuses.get(this.#named(key).statusId)?.category ?? ''
  }
  field(name: string): string {
    const found = [...this.site.tables.fields.values()].find((one) => one.name === name)
    if (!found) throw new Error(`acme has no field ${name}`)
    return found.id
  }
  /** Keys of the epics of those projects, in their order. */
  epics(...projects: readonly string[]): string[] {
    const type = [...this.site.tables.issueTypes.values()].find(({ name }) => name === 'Epic')
    return [...this.site.issues.all()]
      .filter(({ typeId, key }) => typeId === type?.id && projects.some((project) => key.startsWith(`${project}-`)))
      .map(({ key }) => key)
  }
  below(key: string): { key: string; status: string }[] {
    const { id } = this.#named(key)
    return [...this.site.issues.all()]
      .filter(({ parentId }) => parentId === id)
      .map((issue) => ({ key: issue.key, status: this.status(issue.key) }))
  }
  /** By the service account, since an instant of the site. */
  written(since = 0): Wrote[] {
    return [...this.site.issues.all()].flatMap(({ key, history }) =>
      history
        .filter(({ author, at }) => author === this.service && at >= since)
        .flatMap(({ items }) => items.map(({ field, toText }) => ({ key, field, to: toText }))),
    )
  }
  #named(key: string) {
    const found = [...this.site.issues.all()].find((one) => one.key === key)
    if (!found) throw new Error(`acme has no ${key}`)
    return found
  }
}

/** Questions that are too long for an address. */
const READS =
  /\/(search|search\/jql|search\/approximate-count|bulkfetch|changelog\/bulkfetch|permissions\/(check|project))$/
