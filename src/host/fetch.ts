/** `Fetch` made real: one exchange under the egress policy, a deadline for all of it and a cap on what is read. */
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { type Dispatcher, request as undiciRequest } from 'undici'
import {
  type Fetch,
  type HttpRequest,
  type HttpResponse,
  type Instant,
  NoAnswer,
  type NoAnswerReason,
  type Secret,
} from '../base/index.ts'
import { NotConnected, type Resolve } from './connect.ts'
import { type EgressPolicy, type EgressRules, egressPolicy, ownDatabase } from './egress.ts'
import { flatHeaders } from './headers.ts'
import { HeldUp, sentUntil } from './send-until.ts'
import { openWays } from './ways.ts'

export interface FetchOptions extends Omit<EgressRules, 'own'> {
  /** The operator's own: never reached by a request. */
  readonly databaseUrl?: Secret | undefined
  /** Exact origins of the proxies that a way out may lead through. */
  readonly proxies?: readonly string[]
  /** Milliseconds for an exchange whose request names no deadline. */
  readonly requestTimeout: number
  readonly largestBody?: number
  readonly resolve?: Resolve
  /** The machine's clock unless a test brings another. */
  readonly now?: () => Instant
}

const LARGEST_BODY = 64 * 1024 * 1024

export function openFetch(options: FetchOptions): { readonly fetch: Fetch; close(): Promise<void> } {
  const own = ownDatabase(options.databaseUrl)
  const policy = egressPolicy({ ...options, own })
  const ways = openWays({ policy, own, proxies: options.proxies ?? [], resolve: options.resolve })
  const cap = options.largestBody ?? LARGEST_BODY
  const agentFor = ({ sendUntil, way }: HttpRequest): Dispatcher => {
    const agent = ways.agentFor(way)
    return sendUntil === undefined ? agent : agent.compose(sentUntil(sendUntil, options.now ?? Date.now))
  }
  const fetch: Fetch = async (request) => {
    const url = admitted(request, policy)
    try {
      return await inTime(request.deadline ?? options.requestTimeout, (signal) =>
        exchange(agentFor(request), url, request, signal, cap),
      )
    } catch (error) {
      throw noAnswer(error, url.origin)
    }
  }
  return { fetch, close: ways.close }
}

function admitted(request: HttpRequest, policy: EgressPolicy): URL {
  const url = URL.parse(request.url)
  if (!url) throw new NoAnswer('not-allowed', `'${request.url}' is no address`, true)
  const refused = policy.refusesUrl(url)
  if (refused !== undefined) throw new NoAnswer('not-allowed', refused, true)
  return url
}

async function exchange(agent: Dispatcher, url: URL, request: HttpRequest, signal: AbortSignal, cap: number) {
  const answer = await undiciRequest(url, {
    dispatcher: agent,
    method: request.method as Dispatcher.HttpMethod,
    headers: { 'accept-encoding': 'gzip', ...request.headers },
    body: request.body ?? null,
    signal,
  })
  const { 'content-encoding': encoding, 'content-length': _, ...headers } = flatHeaders(answer.headers)
  const bytes = await read(answer.body, cap)
  const plain =
    encoding === 'gzip' && bytes.length > 0 ? await promisify(gunzip)(bytes, { maxOutputLength: cap }) : bytes
  return { status: answer.statusCode, headers, body: plain.toString('utf8') } satisfies HttpResponse
}

class TooLate extends Error {}

/** `AbortSignal.timeout` would keep each signal until its time is up, however soon the answer came: thousands of them. */
async function inTime<T>(deadline: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const stop = new AbortController()
  const timer = setTimeout(() => stop.abort(new TooLate()), Math.ceil(deadline))
  try {
    return await work(stop.signal)
  } finally {
    clearTimeout(timer)
  }
}

class TooLarge extends Error {}

async function read(body: AsyncIterable<Buffer>, cap: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of body) {
    size += chunk.length
    if (size > cap) throw new TooLarge()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** Only what went wrong while connecting proves that nothing was sent. */
function noAnswer(error: unknown, origin: string): unknown {
  if (!(error instanceof Error)) return error
  if (error instanceof NotConnected) {
    if (error.refused !== undefined) return new NoAnswer('not-allowed', error.refused, true)
    if (error.proxy !== undefined) return new NoAnswer('proxy', `${origin}: ${error.proxy}`, true)
    const code = codeOf(error.cause)
    return new NoAnswer(reasonOf(code), `${origin}: ${WORDS[reasonOf(code)]} (${code})`, true)
  }
  if (error instanceof HeldUp)
    return new NoAnswer('too-late', `${origin}: held up for too long before it was sent`, true)
  if (error instanceof TooLate) return new NoAnswer('timeout', `${origin}: ${WORDS.timeout}`)
  const code = codeOf(error)
  // A request that cannot be sent as it is (a header with a line break) is our caller's mistake, not the site's.
  if (code === 'UND_ERR_INVALID_ARG') return error
  if (error instanceof TooLarge || code === 'ERR_BUFFER_TOO_LARGE')
    return new NoAnswer('too-large', `${origin}: the answer is larger than Fairlead reads`)
  return new NoAnswer('reset', `${origin}: the connection broke before the whole answer came (${code})`)
}

const WORDS = {
  dns: 'the name was not found',
  refused: 'nothing answers there',
  tls: 'no secure connection could be made: its certificate or protocol was not accepted',
  timeout: 'no answer in time',
  reset: 'the connection broke while it was made',
} as const satisfies Partial<Record<NoAnswerReason, string>>

function reasonOf(code: string): keyof typeof WORDS {
  if (/^(ENOTFOUND|EAI_|ENODATA|ESERVFAIL)/.test(code)) return 'dns'
  if (/^(ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|EACCES|EPERM)$/.test(code)) return 'refused'
  if (/^(ETIMEDOUT|UND_ERR_CONNECT_TIMEOUT)$/.test(code)) return 'timeout'
  // What is left of the system's own codes is a broken socket; certificates and OpenSSL speak in words of their own.
  return /^(E(?!PROTO$)[A-Z0-9]+|UND_.*|UNKNOWN)$/.test(code) ? 'reset' : 'tls'
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'UNKNOWN'
}
