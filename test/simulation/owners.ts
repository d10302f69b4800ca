/** Epics whose assignees are kept aligned with their items' owners, and what is said of the people meanwhile. */
import { bindAccount, grow, type Tx } from '../../src/store/index.ts'
import type { Flow, Policy } from '../../src/sync/index.ts'
import { People } from './sync-people.ts'
import { IN_DOUBT } from './sync-worker.ts'
import { SyncWorld } from './sync-world.ts'

const MINUTE = 60_000
const PEOPLE = ['Anna', 'Jonas', 'Priya', null]

export class Owners implements AsyncDisposable {
  readonly of: SyncWorld
  readonly people: People
  constructor(of: SyncWorld) {
    this.of = of
    this.people = new People(of)
  }
  /** Everybody’s epics are read and have their items. */
  static async open(seed: number, flow: Flow, policy: Policy): Promise<Owners> {
    const kind = seed % 3 === 2 ? 'dataCenter' : 'cloud'
    const start = Date.parse('2026-06-01T09:00Z')
    const owners = new Owners(await SyncWorld.open({ seed, kind, projects: ['PAR', 'ROU'], start }))
    const { of } = owners
    const type = [...of.site.tables.issueTypes.values()].find(({ name }) => name === 'Epic')
    const mapping = {
      ...{ projects: of.projects(['PAR', 'ROU']).map(({ id }) => id), types: [type?.id], createsItems: true },
      ...{ under: null, pushes: null, fills: {} },
      fields: [
        { field: 'name', jira: 'summary', flow: 'both', policy: 'newest' },
        { field: 'owner', jira: 'assignee', flow, policy },
      ],
    }
    await of.database.db
      .insertInto('integration')
      .values({
        ...{ name: 'Epics', connection_id: of.connection, state: 'running', level: 'initiative', created_by: 'test' },
        mapping: JSON.stringify(mapping),
      })
      .execute()
    for (const [at, id] of owners.people.epics().entries()) owners.assign(id, PEOPLE[at % PEOPLE.length] ?? null)
    await owners.rest()
    return owners
  }
  async rest(): Promise<void> {
    for (let round = 0; round < 3; round++) {
      for (let turns = 0; turns < 40; turns++) {
        const turn = await this.of.turn()
        if (turn === 'killed' || turn.left === 'nothing') break
        this.of.world.advance(500)
      }
      this.of.world.advance(2 * MINUTE)
    }
  }
  account(name: string): string {
    const user = [...this.of.site.tables.users.values()].find(({ displayName }) => displayName.startsWith(name))
    return (this.of.site.kind === 'cloud' ? user?.accountId : user?.key) ?? ''
  }
  assign(issue: string, name: string | null): void {
    const user = [...this.of.site.tables.users.values()].find((one) => name && one.displayName.startsWith(name))
    const isCloud = this.of.site.kind === 'cloud'
    const assignee = user ? (isCloud ? { accountId: user.accountId } : { name: user.name }) : null
    const path = `/rest/api/${isCloud ? 3 : 2}/issue/${issue}`
    if (!this.people.ask('PUT', path, { fields: { assignee } }, 'Priya Raman')) throw new Error(`${issue} ${name}`)
  }
  async member(name: string): Promise<string> {
    const found = (await this.members()).get(this.account(name))
    if (!found) throw new Error(`${name} is nobody`)
    return found
  }
  async members(): Promise<Map<string, string>> {
    const rows = await this.of.database.db.selectFrom('member_account').selectAll().execute()
    return new Map(rows.map(({ account, member_id }) => [account, member_id]))
  }
  async say(work: (tx: Tx, said: { name: string; at: number; until: number }) => Promise<unknown>): Promise<void> {
    const release = this.of.world.hold()
    const at = this.of.world.now()
    await this.of.database.db
      .transaction()
      .execute(async (tx) => {
        await work(tx, { name: 'Ada', at, until: at + IN_DOUBT })
        await grow(tx, 'portfolio', 'sync')
      })
      .finally(release)
  }
  bind(member: string, name: string): Promise<void> {
    return this.say((tx, said) => bindAccount(tx, member, { site: this.of.siteRow, account: this.account(name) }, said))
  }
  async newcomer(name: string): Promise<string> {
    const made = this.of.database.db.insertInto('member').values({ name, email: null }).returning('id')
    return (await made.executeTakeFirstOrThrow()).id
  }
  /** The way of a person’s edit here. */
  async own(issue: string, owner: string | null): Promise<void> {
    const { db } = this.of.database
    const { item_id } = await db
      .selectFrom('link')
      .select('item_id')
      .where('issue_id', '=', issue)
      .executeTakeFirstOrThrow()
    const at = new Date(this.of.world.now())
    await db.updateTable('item').set({ owner }).where('id', '=', item_id).execute()
    const said = { item_id, field: 'owner', value: JSON.stringify(owner), who: 'fairlead' as const, name: 'Ada', at }
    await db.insertInto('item_change').values(said).execute()
    await db.updateTable('link').set({ touched: 9_999 }).where('item_id', '=', item_id).execute()
  }
  writes(): number {
    return this.of.simulator.asked.filter(({ method, path }) => method === 'PUT' && /\/issue\//.test(path)).length
  }
  async conflicts(): Promise<readonly { jira: unknown; portfolio: unknown; state: string }[]> {
    return this.of.database.db.selectFrom('conflict').select(['jira', 'portfolio', 'state']).execute()
  }
  /** Of each pair: who Jira names as a member, who owns the item, what is agreed. */
  async pairs() {
    const members = await this.members()
    const rows = await this.of.database.db
      .selectFrom('link')
      .innerJoin('item', 'item.id', 'link.item_id')
      .leftJoin('agreed', (join) => join.onRef('agreed.link_id', '=', 'link.id').on('agreed.field', '=', 'owner'))
      .select(['link.issue_id', 'item.owner', 'agreed.value'])
      .execute()
    return rows.map(({ issue_id, owner, value }) => {
      const user = (this.of.site.issues.get(issue_id)?.values.assignee as { user?: string } | undefined)?.user
      return {
        issue: issue_id,
        jira: user === undefined ? null : (members.get(user) ?? user),
        here: owner,
        agreed: value,
      }
    })
  }
  [Symbol.asyncDispose](): Promise<void> {
    return this.of[Symbol.asyncDispose]()
  }
}
