/** A backup of Fairlead's database that is restored while Jira went on: what was known in between is known no longer. */
import type { Selectable } from 'kysely'
import type { Tables } from '../../src/store/schema.ts'
import type { People } from './sync-people.ts'
import type { Talk } from './sync-talk.ts'
import { note } from './sync-trouble.ts'
import { IN_DOUBT } from './sync-worker.ts'
import type { SyncWorld } from './sync-world.ts'

/** What was on record before the database was set back, by issue: people saw it, though it is there no more. */
export interface Past {
  readonly changes: readonly (Selectable<Tables['item_change']> & { readonly issue: string | undefined })[]
  readonly conflicts: readonly (Selectable<Tables['conflict']> & { readonly issue: string | undefined })[]
}

export class Backup {
  readonly #of: SyncWorld
  readonly #people: People
  readonly #talk: Talk | undefined
  readonly lost: Past[] = []
  #isKept = false

  constructor(of: SyncWorld, people: People, talk?: Talk) {
    this.#of = of
    this.#people = people
    this.#talk = talk
  }
  keep(): Promise<void> {
    return this.#of.ask('a backup', async () => {
      await this.#of.database.backup()
      this.#people.keep(await this.#labels())
      this.#isKept = true
    })
  }
  /** All workers are stopped before; what they had sent has come to its end, and nobody edits meanwhile. One, where there was one. */
  async restore(): Promise<number> {
    if (!this.#isKept) return 0
    for (const worker of this.#of.workers) worker.kill()
    await this.#of.world.sleep(2 * IN_DOUBT)
    await this.#of.ask('a backup is restored', async () => {
      const { db } = this.#of.database
      const links = await db.selectFrom('link').select(['id', 'item_id', 'issue_id']).execute()
      const issueOf = new Map(links.flatMap((one) => [one.id, one.item_id].map((id) => [id, one.issue_id])))
      const changes = await db.selectFrom('item_change').selectAll().orderBy('id').execute()
      const conflicts = await db.selectFrom('conflict').selectAll().execute()
      this.lost.push({
        changes: changes.map((one) => ({ ...one, issue: issueOf.get(one.item_id) })),
        conflicts: conflicts.map((one) => ({ ...one, issue: issueOf.get(one.link_id) })),
      })
      const labels = await this.#labels()
      await this.#talk?.keepWords()
      await this.#of.database.restore()
      this.#people.setBack(labels)
      await this.#talk?.setBack()
      note(this.#of, 'push forgotten', await this.#forgotten())
    })
    return 1
  }
  /** Items that have an issue, and of whose push nothing is known any more. */
  async #forgotten(): Promise<number> {
    const { db } = this.#of.database
    const rows = await db
      .selectFrom('item')
      .select('id')
      .where('id', 'not in', (among) => among.selectFrom('link').select('item_id'))
      .where('id', 'not in', (among) => among.selectFrom('step').select('item_id').where('item_id', 'is not', null))
      .execute()
    const marks = [...this.#of.site.issues.all()].map(({ properties }) => properties['fairlead.item'])
    const marked = new Set(marks.map((mark) => (mark as { item?: string } | undefined)?.item))
    return rows.filter(({ id }) => marked.has(id)).length
  }
  /** Of each item: the labels that its issue has in Jira, and those that it has here. */
  async #labels(): Promise<ReadonlyMap<string, Labels>> {
    const rows = await this.#of.database.db
      .selectFrom('link')
      .innerJoin('item', 'item.id', 'link.item_id')
      .select(['item_id', 'issue_id', 'labels'])
      .execute()
    return new Map(
      rows.map(({ item_id, issue_id, labels }) => {
        const jira = this.#of.site.issues.get(issue_id)?.values.labels ?? []
        return [item_id, { jira: jira as string[], here: labels as string[] }]
      }),
    )
  }
}

export interface Labels {
  readonly jira: readonly string[]
  readonly here: readonly string[]
}
