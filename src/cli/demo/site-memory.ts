/** What was done to the demo's simulated sites, line by line in a file: after a restart they are as they were, and nothing here disagrees with them. */
import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, truncateSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setImmediate as turnOfEvents } from 'node:timers/promises'
import type { Fetch, HttpRequest, HttpResponse, Instant } from '../../base/index.ts'
import { dice, type Simulator, type Site } from '../../simulator/index.ts'

/** One write: carried out again at its own moment and with its own dice, it comes to the same. */
interface Deed {
  readonly at: Instant
  readonly site: string
  readonly throw: number
  readonly request: HttpRequest
}

/** Asks a site as if it were then. */
export type AskThen = (at: Instant, site: string, request: HttpRequest) => Promise<HttpResponse>

export interface MemoryOptions {
  readonly file: string
  readonly seed: number
  /** How long ago sites begin that are made for the first time, and what is done in them from then on. */
  readonly age: number
  readonly past: (ask: AskThen, from: Instant, until: Instant) => Promise<void>
}

export class SiteMemory {
  readonly #options: MemoryOptions
  readonly #deeds: Deed[]
  readonly #began: Instant
  readonly #isNew: boolean
  /** The sites' clock stands while they are made and while a write is carried out. */
  #at: Instant | null
  #random: () => number
  #throws = 0
  #isOver = false

  constructor(options: MemoryOptions) {
    const found = readMemory(options.file)
    this.#options = options
    this.#isNew = found === undefined
    this.#began = found?.began ?? Date.now() - options.age
    this.#deeds = found?.deeds ?? []
    this.#at = this.#began
    this.#random = dice(options.seed)
  }
  readonly now = (): Instant => this.#at ?? Date.now()
  readonly random = (): number => this.#random()

  /** While the past is carried out, nobody outside hears of it. */
  tellingOthers(deliver: Fetch): Fetch {
    return async (request) => (this.#isOver ? deliver(request) : { status: 200, headers: {}, body: '' })
  }
  async remember(simulator: Simulator): Promise<void> {
    for (const deed of this.#deeds) {
      this.#throws = deed.throw
      await this.#carryOut(simulator, simulator.site(deed.site), deed.request, deed.at)
    }
    if (this.#isNew) {
      const then: AskThen = (at, site, request) => this.#answer(simulator, simulator.site(site), request, at)
      await this.#options.past(then, this.#began, Date.now())
      this.#keepAll()
    }
    // What sites tell others is sent a moment after they have answered.
    await turnOfEvents()
    this.#at = null
    this.#isOver = true
  }
  answer(simulator: Simulator, site: Site, request: HttpRequest): Promise<HttpResponse> {
    return this.#answer(simulator, site, request, Date.now())
  }
  async #answer(simulator: Simulator, site: Site, request: HttpRequest, at: Instant): Promise<HttpResponse> {
    if (isWrite(request)) this.#throws += 1
    const deed: Deed = { at, site: site.name, throw: this.#throws, request: plain(request) }
    const answering = this.#carryOut(simulator, site, request, at)
    if (this.#isOver) this.#at = null
    const answer = await answering
    if (isWrite(request) && answer.status < 300) this.#keep(deed)
    return answer
  }
  /** A simulated site carries a request out before it first waits for anything. */
  #carryOut(simulator: Simulator, site: Site, request: HttpRequest, at: Instant): Promise<HttpResponse> {
    this.#at = at
    this.#random = dice(this.#options.seed + this.#throws)
    return simulator.answer(site, request)
  }
  #keep(deed: Deed): void {
    if (this.#isOver) appendFileSync(this.#options.file, `${JSON.stringify(deed)}\n`)
    else this.#deeds.push(deed)
  }
  /** Whole or not at all. */
  #keepAll(): void {
    const { file } = this.#options
    mkdirSync(path.dirname(file), { recursive: true })
    const lines = [{ began: this.#began }, ...this.#deeds].map((one) => `${JSON.stringify(one)}\n`)
    writeFileSync(`${file}.new`, lines.join(''), { mode: 0o600 })
    renameSync(`${file}.new`, file)
  }
}

/** Questions that Jira takes as POST, and doors that are no deeds of people. */
const READS =
  /\/(search|search\/[\w-]+|jql\/.*|bulkfetch|permissions\/(check|project)|workflows|workflowscheme\/read|mappings|validation)$/
const SWITCHES = /^\/_simulator\/(faults|switches|requests)/

function isWrite({ method, url, body = '' }: HttpRequest): boolean {
  const { pathname } = new URL(url)
  if (method === 'GET' || SWITCHES.test(pathname)) return false
  if (pathname === '/_simulator/ask') return (JSON.parse(body) as { method?: string }).method !== 'GET'
  return !(method === 'POST' && READS.test(pathname))
}

/** Said by the connection rather than by whoever asks. */
const NOISE = new Set(['host', 'connection', 'accept-encoding', 'content-length', 'transfer-encoding', 'user-agent'])

function plain({ headers, ...request }: HttpRequest): HttpRequest {
  return { ...request, headers: Object.fromEntries(Object.entries(headers).filter(([name]) => !NOISE.has(name))) }
}

/** A line that was not written to its end was answered to nobody. */
function readMemory(file: string): { readonly began: Instant; readonly deeds: Deed[] } | undefined {
  if (!existsSync(file)) return undefined
  const text = readFileSync(file, 'utf8')
  const whole = text.slice(0, text.lastIndexOf('\n') + 1)
  if (whole.length < text.length) truncateSync(file, Buffer.byteLength(whole))
  const [first = '{}', ...lines] = whole.trimEnd().split('\n')
  const { began } = JSON.parse(first) as { began: Instant }
  return { began, deeds: lines.map((line) => JSON.parse(line) as Deed) }
}
