/** People who work on both sides, and what they do to make it hard: edits, moves, deletions, hiding. Each edit says something nobody else says. */
import { changeItem, createItem } from '../../src/actions/flows/change-item.ts'
import { pushItem } from '../../src/actions/flows/push-item.ts'
import type { Context } from '../../src/actions/index.ts'
import { isFault, type Json, type JsonObject } from '../../src/base/index.ts'
import type { Project } from '../../src/simulator/records.ts'
import type { Labels } from './sync-backup.ts'
import { note } from './sync-trouble.ts'
import { dueField, type SyncWorld } from './sync-world.ts'

export const FIELDS = ['name', 'description', 'due', 'labels', 'stage', 'owner'] as const
type Field = (typeof FIELDS)[number]
type Side = 'jira' | 'portfolio'

const DAY = 86_400_000
const PAULA = { kind: 'person', id: 'paula', name: 'Paula', role: 'deployer' } as const

export class People {
  readonly #of: SyncWorld
  /** What nobody else says is told by this number: `…-17-j` was said in Jira. */
  #said = 0
  readonly hidden = new Set<string>()
  readonly deleted = new Set<string>()
  readonly moved = new Set<string>()
  edits = { jira: 0, portfolio: 0 }
  /** Each label is added once and taken away at most once: what must be there at the end follows from these. */
  readonly added = new Map<string, string>()
  readonly removed = new Map<string, Set<string>>()
  /** Said here and not yet in Jira when a backup was made: whoever took it away in Jira since then is not known any more. */
  readonly forgotten = new Set<string>()
  /** When a whole project could not be written. */
  readonly away: { readonly from: number; readonly to: number }[] = []
  #kept: Pick<People, 'added' | 'removed'> = { added: new Map(), removed: new Map() }

  constructor(of: SyncWorld) {
    this.#of = of
  }
  get #api(): string {
    return `/rest/api/${this.#of.site.kind === 'cloud' ? 3 : 2}`
  }
  pick<T>(from: readonly T[]): T | undefined {
    return from[Math.floor(this.#of.roll() * from.length)]
  }
  /** Ids of epics in scope that are there. */
  epics(): string[] {
    const { site } = this.#of
    const type = [...site.tables.issueTypes.values()].find(({ name }) => name === 'Epic')
    const projects = new Set(this.#of.projects(['PAR', 'ROU']).map(({ id }) => id))
    return [...site.issues.all()]
      .filter((one) => one.typeId === type?.id && projects.has(one.projectId))
      .map(({ id }) => id)
  }
  /** Somebody else in Jira, or now and then the very account that Fairlead uses. */
  #who(): string {
    return this.#of.roll() < 0.2 ? 'service' : (this.pick(['Anna Berg', 'Samir Haddad', 'Priya Raman']) ?? 'admin')
  }
  editJira(id = this.pick(this.epics()), field: Field = this.pick(FIELDS) ?? 'name', as = this.#who()): void {
    if (id === undefined) return
    if (field === 'stage') {
      this.#transition(id, as)
      return
    }
    const before = this.#labelsOf(id)
    const values = this.#value(field, 'jira', before)
    const isTaken = this.ask('PUT', `${this.#api}/issue/${id}`, { fields: values as Json }, as)
    if (!isTaken) return
    this.edits.jira += 1
    if (field === 'labels') this.#meant(id, before, values.labels as string[])
  }
  /** What a person meant by new labels of an issue or item. */
  #meant(subject: string, before: readonly string[], after: readonly string[]): void {
    for (const label of after) if (!before.includes(label)) this.added.set(label, subject)
    const gone = before.filter((label) => !after.includes(label))
    this.removed.set(subject, new Set([...(this.removed.get(subject) ?? []), ...gone]))
  }
  #labelsOf(id: string): string[] {
    return (this.#of.site.issues.get(id)?.values.labels ?? []) as string[]
  }
  #transition(id: string, as: string): void {
    const { transitions } = this.read(`${this.#api}/issue/${id}/transitions`, as)
    const chosen = this.pick((transitions ?? []) as unknown as { id: string }[])
    if (chosen && this.ask('POST', `${this.#api}/issue/${id}/transitions`, { transition: { id: chosen.id } }, as))
      this.edits.jira += 1
  }
  /** Jira's form of a new value. */
  #value(field: Field, side: Side, labels: readonly string[]): JsonObject {
    this.#said += 1
    const word = `${this.#said}-${side[0]}`
    switch (field) {
      case 'name':
        return { summary: `name ${word}` }
      case 'description':
        return { description: this.#of.site.kind === 'cloud' ? document(`description ${word}`) : `description ${word}` }
      case 'due':
        return { [dueField(this.#of)]: this.#day(side) }
      case 'labels':
        return { labels: this.#changed(labels, `l-${word}`) }
      default:
        return { assignee: this.#account() }
    }
  }
  /** Even days are said in Jira, odd ones here. */
  #day(side: Side): string {
    return new Date(Date.UTC(2030, 0, 1) + (this.#said * 2 + (side === 'jira' ? 0 : 1)) * DAY)
      .toISOString()
      .slice(0, 10)
  }
  #changed(labels: readonly string[], more: string): string[] {
    return this.#of.roll() < 0.3 && labels.length > 0 ? labels.slice(1) : [...labels, more]
  }
  #account(): JsonObject {
    const people = [...this.#of.site.tables.users.values()].filter(({ displayName }) =>
      /^(Anna|Samir|Priya|Peter) /.test(displayName),
    )
    const { accountId = '', name = '' } = this.pick(people) ?? {}
    return this.#of.site.kind === 'cloud' ? { accountId } : { name }
  }
  /** Among all that goes on: whoever edits here comes between any two things that a worker does. */
  editHere(): Promise<void> {
    return this.#of.ask('somebody edits here', () => this.#editHere())
  }
  async #editHere(): Promise<void> {
    const { db } = this.#of.database
    const items = await db
      .selectFrom('item')
      .select(['id', 'labels'])
      .where('removed_at', 'is', null)
      .orderBy('code')
      .execute()
    const item = this.pick(items)
    const field = this.pick(FIELDS)
    if (!item || !field) return
    this.#said += 1
    const word = `${this.#said}-p`
    const members = await db.selectFrom('member').select('id').orderBy('name').execute()
    const wanted = {
      name: { name: `name ${word}` },
      description: { text: `description ${word}` },
      due: { due: this.#day('portfolio') },
      labels: { labels: this.#changed(item.labels as string[], `l-${word}`) },
      stage: { stage: this.pick(['planned', 'underway', 'done']) ?? 'done' },
      owner: { owner: this.pick(members)?.id ?? null },
    }[field]
    await this.#here(async (ports) => {
      await changeItem(ports, item.id, wanted)
      if ('labels' in wanted) this.#meant(item.id, item.labels as string[], wanted.labels)
    })
  }
  /** An initiative that lives here alone, until somebody pushes it; its id. */
  plan(): Promise<string> {
    return this.#of.ask('somebody plans', () => this.#plan())
  }
  /** An initiative that lives here, and shall be an epic too: a new one, or one that was there before. */
  push(item?: string): Promise<void> {
    return this.#of.ask('somebody pushes', async () => this.#push(item ?? (await this.#plan())))
  }
  /** One that nobody has pushed yet, as far as is known here. */
  pushOld(): Promise<void> {
    return this.#of.ask('somebody pushes', async () => {
      const items = await this.#of.database.db
        .selectFrom('item')
        .select('id')
        .where('removed_at', 'is', null)
        .where('id', 'not in', (among) => among.selectFrom('link').select('item_id'))
        .orderBy('code')
        .execute()
      const item = this.pick(items)
      if (item) await this.#push(item.id)
    })
  }
  async #plan(): Promise<string> {
    this.#said += 1
    const name = `name ${this.#said}-p`
    let planned = ''
    await this.#here(async (ports) => {
      planned = await createItem(ports, 'initiative', { name, stage: 'underway', due: this.#day('portfolio') })
    })
    return planned
  }
  async #push(item: string): Promise<void> {
    const integration = await this.#of.database.db.selectFrom('integration').select('id').executeTakeFirstOrThrow()
    await this.#here((ports) => pushItem(ports, item, integration.id))
  }
  async #here(edit: (ports: Pick<Context, 'db' | 'actor' | 'world'>) => Promise<unknown>): Promise<void> {
    const { world, database } = this.#of
    try {
      await edit({ db: database.db, actor: PAULA, world: world as unknown as Context['world'] })
      this.edits.portfolio += 1
    } catch (error) {
      // A start after the due date, say: then nobody said anything.
      if (!isFault(error)) throw error
    }
  }
  /** A webhook comes, on time or not; that of a deletion never lies. */
  async hint(): Promise<void> {
    const issue = this.pick([...this.epics(), ...this.deleted])
    if (issue === undefined) return
    const hint = { connection_id: this.#of.connection, issue_id: issue, deleted: this.deleted.has(issue) }
    await this.#of.ask('a hint', () => this.#of.database.db.insertInto('hint').values(hint).execute())
  }
  hide(): void {
    const id = this.pick(this.epics())
    if (id === undefined || this.hidden.has(id)) return
    this.control(`PUT /issues/${id}/hidden`, { from: ['service'] })
    this.hidden.add(id)
    note(this.#of, 'issue hidden')
  }
  show(): void {
    for (const id of this.hidden) this.control(`DELETE /issues/${id}/hidden`)
    this.hidden.clear()
  }
  delete(): void {
    const id = this.pick(this.epics().filter((one) => this.#of.site.issues.childrenOf(one).length === 0))
    if (id === undefined || this.hidden.has(id)) return
    if (!this.ask('DELETE', `${this.#api}/issue/${id}`, undefined, 'admin')) return
    this.deleted.add(id)
    note(this.#of, 'issue deleted')
  }
  /** To a project that the service account does not see. */
  move(): void {
    const id = this.pick(this.epics())
    if (id === undefined || this.hidden.has(id)) return
    if (!this.control(`POST /issues/${id}/move`, { project: 'WHM', as: 'admin' })) return
    this.moved.add(id)
    note(this.#of, 'issue moved')
  }
  /** A whole project is archived, or put in the trash. */
  putAway(how: 'archivedAt' | 'trashedAt'): void {
    const project = this.#project('ROU')
    if (!project || this.isAway('ROU')) return
    project[how] = this.#of.site.now()
    note(this.#of, how === 'archivedAt' ? 'project archived' : 'project trashed')
  }
  isAway(key: string): boolean {
    const { archivedAt = null, trashedAt = null } = this.#project(key) ?? {}
    return archivedAt !== null || trashedAt !== null
  }
  /** From the archive, and from the trash. */
  bringBack(): void {
    const { archivedAt = null, trashedAt = null } = this.#project('ROU') ?? {}
    const from = archivedAt ?? trashedAt
    const { skew, now } = { skew: this.#of.site.skew, now: this.#of.world.now() }
    if (from !== null) this.away.push({ from: from - skew, to: now })
    for (const key of ['PAR', 'ROU']) Object.assign(this.#project(key) ?? {}, { archivedAt: null, trashedAt: null })
  }
  #project(key: string): Project | undefined {
    return [...this.#of.site.tables.projects.values()].find((one) => one.key === key)
  }
  /** The database was kept as it is now. */
  keep(labels: ReadonlyMap<string, Labels>): void {
    this.#kept = { added: new Map(this.added), removed: new Map(this.removed) }
    for (const { jira, here } of labels.values())
      for (const label of here) if (!jira.includes(label)) this.forgotten.add(label)
  }
  /** The database was set back: what was said here since then, and is not in Jira, nobody has said. */
  setBack(labels: ReadonlyMap<string, Labels>): void {
    for (const [label, subject] of this.added) {
      const there = labels.get(subject)
      if (this.#kept.added.has(label) || this.#of.site.issues.get(subject)) continue
      if (!there?.jira.includes(label)) this.added.delete(label)
    }
    for (const [subject, gone] of this.removed) {
      if (this.#of.site.issues.get(subject)) continue
      const before = this.#kept.removed.get(subject) ?? new Set()
      const jira = labels.get(subject)?.jira ?? []
      this.removed.set(subject, new Set([...gone].filter((label) => before.has(label) || !jira.includes(label))))
    }
  }
  /** True when Jira took it. */
  ask(method: string, path: string, body: Json | undefined, as: string): boolean {
    return this.#door('POST /ask', { as, method, path, ...(body === undefined ? {} : { body }) }) !== undefined
  }
  read(path: string, as: string): JsonObject {
    return (this.#door('POST /ask', { as, method: 'GET', path }) ?? {}) as JsonObject
  }
  /** Undefined when the door, or Jira behind it, refuses. */
  #door(what: string, body: JsonObject): Json | undefined {
    try {
      return this.#of.simulator.control(this.#of.site, what, body)
    } catch {
      return undefined
    }
  }
  control(what: string, body: JsonObject = {}): boolean {
    return this.#door(what, body) !== undefined
  }
}

function document(text: string): Json {
  return { type: 'doc', version: 1, content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] }
}
