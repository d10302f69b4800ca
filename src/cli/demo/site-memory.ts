/** What was done to the demo's simulated sites, line by line in a file: after a restart they are as they were, and nothing here disagrees with them. */
import { appendFileSync, existsSync, mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
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

export class SiteMemory {
  readonly #file: string
  readonly #seed: number
  readonly #deeds: readonly Deed[]
  #at: Instant | null
  #random: () => number
  #throws = 0
  #isRemembering = true

  constructor(file: string, seed: number) {
    this.#file = file
    this.#seed = seed
    this.#random = dice(seed)
    const { began, deeds } = readMemory(file)
    this.#at = began
    this.#deeds = deeds
  }
  /** The sites' clock stands while they are made and while a write is carried out. */
  readonly now = (): Instant => this.#at ?? Date.now()
  readonly random = (): number => this.#random()

  /** While the past is carried out again, nobody outside hears of it. */
  tellingOthers(deliver: Fetch): Fetch {
    return async (request) => (this.#isRemembering ? { status: 200, headers: {}, body: '' } : deliver(request))
  }
  async remember(simulator: Simulator): Promise<void> {
    for (const deed of this.#deeds) {
      this.#throws = deed.throw
      await this.#carryOut(simulator, simulator.site(deed.site), deed.request, deed.at)
    }
    // What sites tell others is sent a moment after they have answered.
    await turnOfEvents()
    this.#at = null
    this.#isRemembering = false
  }
  async answer(simulator: Simulator, site: Site, request: HttpRequest): Promise<HttpResponse> {
    if (!isWrite(request)) return simulator.answer(site, request)
    this.#throws += 1
    const deed: Deed = { at: Date.now(), site: site.name, throw: this.#throws, request }
    const answering = this.#carryOut(simulator, site, request, deed.at)
    this.#at = null
    const answer = await answering
    if (answer.status < 300) appendFileSync(this.#file, `${JSON.stringify(deed)}\n`)
    return answer
  }
  /** A simulated site carries a request out before it first waits for anything. */
  #carryOut(simulator: Simulator, site: Site, request: HttpRequest, at: Instant): Promise<HttpResponse> {
    this.#at = at
    this.#random = dice(this.#seed + this.#throws)
    return simulator.answer(site, request)
  }
}

/** Questions that Jira takes as POST, and doors that are no deeds of people. */
const READS =
  /\/(search|search\/[\w-]+|jql\/.*|bulkfetch|permissions\/check|workflows|workflowscheme\/read|mappings|validation)$/
const SWITCHES = /^\/_simulator\/(faults|switches|requests)/

function isWrite({ method, url, body = '' }: HttpRequest): boolean {
  const { pathname } = new URL(url)
  if (method === 'GET' || SWITCHES.test(pathname)) return false
  if (pathname === '/_simulator/ask') return (JSON.parse(body) as { method?: string }).method !== 'GET'
  return !(method === 'POST' && READS.test(pathname))
}

/** A line that was not written to its end was answered to nobody. */
function readMemory(file: string): { readonly began: Instant; readonly deeds: readonly Deed[] } {
  if (!existsSync(file)) {
    mkdirSync(path.dirname(file), { recursive: true })
    const began = Date.now()
    writeFileSync(file, `${JSON.stringify({ began })}\n`, { mode: 0o600 })
    return { began, deeds: [] }
  }
  const text = readFileSync(file, 'utf8')
  const whole = text.slice(0, text.lastIndexOf('\n') + 1)
  if (whole.length < text.length) truncateSync(file, Buffer.byteLength(whole))
  const [first = '{}', ...lines] = whole.trimEnd().split('\n')
  const { began = Date.now() } = JSON.parse(first) as { began?: Instant }
  return { began, deeds: lines.map((line) => JSON.parse(line) as Deed) }
}
