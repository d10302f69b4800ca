/** People who talk: comments on both sides, edited, removed and shown to some only. Each says a word that nobody else says. */
import { addComment, changeComment } from '../../src/actions/flows/comment-item.ts'
import type { Context } from '../../src/actions/index.ts'
import { type HttpRequest, type HttpResponse, isFault, isObject, type Json } from '../../src/base/index.ts'
import type { Comment } from '../../src/simulator/records.ts'
import type { People } from './sync-people.ts'
import type { SyncWorld } from './sync-world.ts'

const PAULA = { kind: 'person', id: 'paula', name: 'Paula', role: 'deployer' } as const
const INTERNAL = { key: 'sd.public.comment', value: { internal: true } }

/** `c12-j` was said in Jira, `c13-p` here; in JSON a new line before it is a letter. */
export const wordsIn = (value: unknown): string[] =>
  [...(JSON.stringify(value) ?? '').replaceAll('\\n', ' ').matchAll(/\bc\d+-[jp]\b/g)].map(([word]) => word)

export const isForSome = ({ visibility, properties }: Comment): boolean => {
  const mark = properties?.[INTERNAL.key]
  return visibility !== undefined || (isObject(mark) && mark.internal === true)
}

export class Talk {
  readonly #of: SyncWorld
  readonly #people: People
  #words = 0
  /** Words of comments here. */
  readonly here = new Set<string>()
  /** Words of Jira's that the engine was shown, and those of them that it wrote over: they must be kept. */
  readonly #shown = new Set<string>()
  readonly overwritten = new Set<string>()
  /** What was kept here before the database was set back: people saw it. */
  readonly before = new Set<string>()
  counts = { comments: 0 }

  constructor(of: SyncWorld, people: People) {
    this.#of = of
    this.#people = people
    of.hears = (request, answer) => this.#hear(request, answer)
  }
  /** Somebody says something, or takes it back. */
  async happen(): Promise<void> {
    const luck = this.#of.roll()
    if (luck < 0.3) this.#sayInJira()
    else if (luck < 0.5) this.editInJira()
    else if (luck < 0.56) this.#showTo(this.#of.roll() < 0.5)
    else if (luck < 0.62) this.#deleteInJira()
    else if (luck < 0.82) await this.#here((ports) => this.#sayHere(ports))
    else await this.#here((ports) => this.#editHere(ports))
  }
  /** Every comment is read once more, as somebody who asks for a re-sync has it: Jira need not tell of edits and removals. */
  askAgain(): Promise<unknown> {
    const { db } = this.#of.database
    return this.#of.ask('asks for comments', () => db.updateTable('comment_reading').set({ wanted: true }).execute())
  }
  /** The database is about to be set back, and then was: what was said here since, and did not reach Jira, nobody has said. */
  async keepWords(): Promise<void> {
    for (const word of await this.wordsHere()) this.before.add(word)
  }
  async setBack(): Promise<void> {
    const left = new Set([...(await this.wordsHere()), ...this.#wordsInJira()])
    for (const word of this.here) if (!left.has(word)) this.here.delete(word)
  }
  async wordsHere(): Promise<string[]> {
    const { db } = this.#of.database
    const said = await db.selectFrom('comment').select('body').execute()
    return wordsIn([said, await db.selectFrom('comment_text').select('body').execute()])
  }
  #wordsInJira(): string[] {
    return [...this.#of.site.issues.all()].flatMap(({ comments }) => wordsIn(comments.map(({ body }) => body)))
  }
  #word(side: 'j' | 'p'): string {
    this.#words += 1
    return `c${this.#words}-${side}`
  }
  /** A comment of an epic that is there, by its path, or any. */
  #pick(one?: string): { readonly path: string; readonly comment: Comment } | undefined {
    const all = this.#people.epics().flatMap((id) => {
      const comments = this.#of.site.issues.get(id)?.comments ?? []
      return comments.map((comment) => ({ path: `${this.#path(id)}/${comment.id}`, comment }))
    })
    return one === undefined ? this.#people.pick(all) : all.find(({ path }) => path === one)
  }
  #path(issue: string): string {
    return `/rest/api/${this.#of.site.kind === 'cloud' ? 3 : 2}/issue/${issue}/comment`
  }
  #sayInJira(): void {
    const issue = this.#people.pick(this.#people.epics())
    if (issue === undefined) return
    const luck = this.#of.roll()
    const forSome = luck < 0.1 ? { visibility: this.#group() } : luck < 0.15 ? { properties: [INTERNAL] } : {}
    const body = this.#rich(this.#word('j'))
    this.#ask('POST', this.#path(issue), { body, ...forSome }, this.#of.roll() < 0.2 ? 'service' : 'Anna Berg')
  }
  /** Whoever administers that Jira edits what others have said too, ours among it: with its first line or without. */
  editInJira(one?: string): void {
    const { path, comment } = this.#pick(one) ?? {}
    if (!path || !comment) return
    const body = this.#rich(this.#word('j'), this.#of.roll() < 0.7 ? firstLine(comment.body) : null)
    this.#ask('PUT', path, { body, ...this.#seenBy(comment) })
  }
  #showTo(some: boolean): void {
    const { path, comment } = this.#pick() ?? {}
    if (!path || !comment) return
    this.#ask('PUT', path, { body: comment.body, ...(some ? { visibility: this.#group() } : {}) })
  }
  #deleteInJira(): void {
    const { path } = this.#pick() ?? {}
    if (path) this.#ask('DELETE', path)
  }
  #seenBy({ visibility }: Comment): { visibility?: Json } {
    return visibility ? { visibility: this.#group() } : {}
  }
  /** Of which the service account is: it is shown what not everybody sees. */
  #group(): Json {
    const { accountId } = this.#of.service
    const found = [...this.#of.site.tables.groups.values()].find(({ members }) => members.includes(accountId))
    return { type: 'group', value: found?.name ?? '' }
  }
  #ask(method: string, path: string, body?: Json, as = 'admin'): void {
    if (this.#people.ask(method, path, body, as)) this.counts.comments += 1
  }
  #rich(word: string, before: Json | null = null): Json {
    const luck = Math.floor(this.#of.roll() * 4)
    if (this.#of.site.kind === 'cloud') {
      const more = DOCUMENTS[luck]?.(word) ?? []
      return { type: 'doc', version: 1, content: before === null ? more : [before, ...more] }
    }
    return `${before === null ? '' : `${String(before)}\n\n`}${WIKI[luck]?.(word) ?? word}`
  }
  async #here(say: (ports: Pick<Context, 'db' | 'actor' | 'world'>) => Promise<void>): Promise<void> {
    const { world, database } = this.#of
    await this.#of.ask('somebody comments here', async () => {
      try {
        await say({ db: database.db, actor: PAULA, world: world as unknown as Context['world'] })
        this.counts.comments += 1
      } catch (error) {
        if (!isFault(error)) throw error
      }
    })
  }
  async #sayHere(ports: Pick<Context, 'db' | 'actor' | 'world'>): Promise<void> {
    const links = await ports.db
      .selectFrom('link')
      .select('item_id')
      .where('how', '=', 'integration')
      .orderBy('id')
      .execute()
    const item = this.#people.pick(links)?.item_id
    if (item === undefined) return
    const word = this.#word('p')
    await addComment(ports, item, `It is ${word}.\n\n- first\n- second`)
    this.here.add(word)
  }
  async #editHere(ports: Pick<Context, 'db' | 'actor' | 'world'>): Promise<void> {
    const mine = await ports.db
      .selectFrom('comment')
      .select(['id', 'item_id'])
      .where('side', '=', 'portfolio')
      .orderBy('id')
      .execute()
    const one = this.#people.pick(mine)
    if (!one) return
    const word = this.#word('p')
    await changeComment(ports, one.item_id, one.id, `Rather ${word}`)
    this.here.add(word)
  }
  #hear({ method, url, body = '' }: HttpRequest, answer: HttpResponse | null): void {
    const [, issue, id] = /\/issue\/(\d+)\/comment(?:\/(\d+))?/.exec(url) ?? []
    if (issue === undefined) return
    if (method === 'GET' && answer?.status === 200) for (const word of wordsIn(answer.body)) this.#shown.add(word)
    if (method !== 'PUT' || answer) return
    const there = this.#of.site.issues.get(issue)?.comments.find((one) => one.id === id)
    for (const word of wordsIn(there?.body ?? null))
      if (word.endsWith('j') && this.#shown.has(word) && !body.includes(word)) this.overwritten.add(word)
  }
}

const firstLine = (body: Json): Json | null => {
  if (typeof body === 'string') return body.split('\n')[0] ?? ''
  const content = isObject(body) ? body.content : []
  return Array.isArray(content) ? (content[0] ?? null) : null
}

const text = (words: string, marks?: Json): Json => ({ type: 'text', text: words, ...(marks ? { marks } : {}) })
const paragraph = (...content: Json[]): Json => ({ type: 'paragraph', content })
const DOCUMENTS: readonly ((word: string) => Json[])[] = [
  (word) => [paragraph(text(word))],
  (word) => [paragraph(text('so '), text(word, [{ type: 'strong' }])), paragraph(text('it is'))],
  (word) => [{ type: 'bulletList', content: [{ type: 'listItem', content: [paragraph(text(word))] }] }],
  (word) => [{ type: 'panel', attrs: { panelType: 'info' }, content: [paragraph(text(word))] }],
]
const WIKI: readonly ((word: string) => string)[] = [
  (word) => word,
  (word) => `so *${word}*\n\nit is`,
  (word) => `* ${word}\n* and more`,
  (word) => `{panel}\n${word}\n{panel}`,
]
