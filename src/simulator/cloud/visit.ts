/** A site, of Cloud when nothing else is said, with its administrator at the door and a clock that stands still: what the tests beside the endpoints talk to. */
import { type HttpRequest, type HttpResponse, type Json, type JsonObject, toBase64 } from '../../base/index.ts'
import { type Account, type AccountRole, accountsOf } from '../accounts.ts'
import { stateOf } from '../control.ts'
import { Simulator } from '../simulator.ts'
import type { Site, SiteKind } from '../site.ts'
import { hash32, hexOf } from '../stories/hash.ts'
import type { StoryName } from '../stories/index.ts'

const ORIGIN = 'http://127.0.0.1:9201'

export interface Answer {
  readonly status: number
  readonly body: JsonObject
  readonly headers: Readonly<Record<string, string>>
}

export class Visit {
  readonly site: Site
  readonly #simulator: Simulator
  #now = 1_795_000_000_000
  #rolls = 0
  #account: AccountRole | null = 'admin'
  /** Every try to deliver a webhook, and what the listener answers to it. */
  readonly delivered: HttpRequest[] = []
  listener: (request: HttpRequest) => HttpResponse = () => ({ status: 200, headers: {}, body: '' })
  /** How long the site slept, one sleep after the other; the clock stands still meanwhile. */
  readonly slept: number[] = []

  constructor(story: StoryName = 'empty', kind: SiteKind = 'cloud', version?: string) {
    const world = {
      now: () => this.#now,
      random: () => hash32(String(this.#rolls++), 1) / 2 ** 32,
      sleep: async (milliseconds: number) => {
        this.slept.push(milliseconds)
      },
      hmac: (secret: string, text: string) => hexOf(`${secret} ${text}`, 64),
      deliver: async (request: HttpRequest): Promise<HttpResponse> => {
        this.delivered.push(request)
        return this.listener(request)
      },
    }
    this.#simulator = new Simulator(
      [{ name: 'site', kind, story, origin: ORIGIN, ...(version === undefined ? {} : { version }) }],
      world,
    )
    this.site = this.#simulator.site('site')
  }
  /** Who asks from now on; null is nobody. */
  as(account: AccountRole | null): this {
    this.#account = account
    return this
  }
  /** Sent with every request. */
  headers: Readonly<Record<string, string>> = { 'x-experimentalapi': 'true' }
  #login({ email, token }: Account): string {
    return this.site.kind === 'cloud' ? `Basic ${toBase64(`${email}:${token}`)}` : `Bearer ${token}`
  }
  async ask(what: string, body?: Json): Promise<Answer> {
    const [method = 'GET', path = ''] = what.split(' ')
    const account = accountsOf(this.site).find((one) => one.role === this.#account)
    const response = await this.#simulator.fetch({
      method,
      url: path.startsWith('/rest') ? `${ORIGIN}${path}` : this.site.api(path),
      headers: { ...this.headers, ...(account ? { authorization: this.#login(account) } : {}) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const { status, headers } = response
    return { status, headers, body: parsed(response) }
  }
  /** The answer's body; anything but success fails the test with what Jira said. */
  async get<T = JsonObject>(what: string, body?: Json): Promise<T> {
    const answer = await this.ask(what, body)
    if (answer.status >= 300) throw new Error(`${what}: ${answer.status} ${JSON.stringify(answer.body)}`)
    return answer.body as T
  }
  /** Starts a task, lets it finish, and answers it. */
  async finish(what: string, body?: Json): Promise<JsonObject> {
    const { status, headers, body: said } = await this.ask(what, body)
    if (status !== 303) throw new Error(`${what}: ${status} ${JSON.stringify(said)}`)
    this.wait(10_000)
    return this.get(`GET ${headers.location?.slice(ORIGIN.length)}`)
  }
  /** Whatever is on its way has arrived: sleeps of the site take no time. */
  async settle(): Promise<void> {
    for (let round = 0; round < 50; round++) await Promise.resolve()
  }
  /** A door of the control panel. */
  control<T = JsonObject>(what: string, body?: Json): T {
    return this.#simulator.control(this.site, what, body) as T
  }
  wait(milliseconds: number): void {
    this.#now += milliseconds
  }
  /** Of issues only how often any was written: telling all of them takes longer than the test. */
  state(): string {
    return JSON.stringify({ ...stateOf(this.site), issues: this.site.issues.changes })
  }
  /** Refused with this status, and nothing has changed. */
  async isRefused(status: number, what: string, body?: Json): Promise<Answer> {
    const before = this.state()
    const answer = await this.ask(what, body)
    if (answer.status !== status || this.state() !== before)
      throw new Error(
        `${what}: ${answer.status}, not ${status}, or the site has changed: ${JSON.stringify(answer.body)}`,
      )
    return answer
  }
}

/** An answer in plain text, as to who is not logged in, comes as `{ text }`. */
function parsed({ body, headers }: HttpResponse): JsonObject {
  if (body === '') return {}
  return headers['content-type']?.startsWith('text/') ? { text: body } : JSON.parse(body)
}

/** The row of a table that has this name. */
export function named<T extends { readonly name: string }>(rows: ReadonlyMap<string, T>, name: string): T {
  const row = [...rows.values()].find((one) => one.name === name)
  if (!row) throw new Error(`the story has no ${name}`)
  return row
}
