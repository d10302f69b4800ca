/** One request to Jira, whatever it takes: waits its turn, repeats what is safe to repeat, and names what went wrong. */
import { Fault, type HttpRequest, type HttpResponse, isFault, type Json, NoAnswer, type World } from '../base/index.ts'
import { forget, login } from './access-token.ts'
import { bodyOf, UNREADABLE } from './body.ts'
import { type Credential, isClient } from './credential.ts'
import type { Budget, LoginBreaker } from './ports.ts'
import { isScopeMissing, knowsCaller, refusal } from './refusal.ts'
import { type Traced, traceOf } from './trace.ts'

export interface Line {
  readonly world: Pick<World, 'fetch' | 'now' | 'sleep' | 'random'>
  /** Scheme, host, port and context path, or the gateway's address of the site. No slash at the end. */
  readonly address: string
  readonly site: string
  readonly credential: Credential
  readonly budget: Budget
  readonly breaker: LoginBreaker
  /** Milliseconds for one whole exchange. */
  readonly deadline: number
}

export interface Question {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Below the address, with its query. */
  readonly path: string
  readonly body?: Json
  /** A POST that only reads may be repeated like a GET. */
  readonly reads: boolean
  readonly traced?: Traced
}

export interface Answered {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Json | undefined
}

const MOST_TRIES = 6
/** A write that would have to wait longer was decided on what may no longer hold: whoever sends it looks again first. */
const PATIENCE = 5_000
/** Before that look, where nobody said how long. */
const HOLD = 10_000
/** From Atlassian's advice: base 2 s, double, jitter 0.7–1.3, cap 30 s. */
const BASE_WAIT = 2_000
const CAP = 30_000

export async function exchange(line: Line, question: Question): Promise<Answered> {
  const known = await line.breaker.isOpen(line.credential.id)
  if (known !== null)
    throw new Fault(
      'jira.unauthorized',
      `${line.site} did not accept this token before (${known}); it is not tried again.`,
      { remedy: 'Test the connection again, or store a new token.' },
    )
  const began = line.world.now()
  const isTooLate = (wait: number) => !question.reads && line.world.now() + wait - began > PATIENCE
  for (let tries = 1; ; tries++) {
    const turn = await line.budget.take(bucketOf(question), 1)
    if (isTooLate(turn)) throw heldBack(busy(line), turn)
    if (turn > 0) await line.world.sleep(turn)
    const result = await attempt(line, question)
    if ('answered' in result) return result.answered
    if (!result.again || tries >= MOST_TRIES) throw result.fault
    const wait = result.wait ?? backoff(tries, line.world.random())
    if (isTooLate(wait)) throw heldBack(result.fault, result.wait ?? Math.max(wait, HOLD))
    await line.world.sleep(wait)
  }
}

const busy = ({ site }: Line): Fault =>
  new Fault('jira.rate-limited', `${site} is asked as fast as it allows.`, { about: site })

/** `wait` says that the write was not sent, and in how many milliseconds it may be tried once more. */
function heldBack(fault: Fault, wait: number): Fault {
  const { code, about, remedy, facts } = fault
  return new Fault(code, `${fault.message} The write was not sent.`, {
    facts: { ...facts, wait },
    cause: fault,
    ...(about === undefined ? {} : { about }),
    ...(remedy === undefined ? {} : { remedy }),
  })
}

type Attempt =
  | { readonly answered: Answered }
  | { readonly fault: Fault; readonly again: boolean; readonly wait?: number }

async function attempt(line: Line, question: Question): Promise<Attempt> {
  const bucket = bucketOf(question)
  try {
    const response = await answerTo(line, question)
    const trace = traceOf(response.headers)
    if (trace !== undefined) question.traced?.(trace)
    await learn(line, bucket, response)
    return await judge(line, question, bucket, response)
  } catch (error) {
    if (error instanceof NoAnswer) return noAnswer(line, question, error)
    // No access token was to be had, so nothing was sent.
    if (isFault(error) && (error.code === 'jira.broken' || error.code === 'jira.rate-limited'))
      return { fault: error, again: true }
    throw error
  }
}

/** An access token may be taken back before its time: what was refused for it was not carried out, and goes once more with a new one. */
async function answerTo(line: Line, question: Question): Promise<HttpResponse> {
  const used = await login(line)
  const response = await line.world.fetch(request(line, question, used))
  const isLogin = response.status === 401 && !isScopeMissing(response) && !knowsCaller(response.headers)
  if (!isLogin || !isClient(line.credential.method)) return response
  await forget(line, used)
  return line.world.fetch(request(line, question, await login(line)))
}

/** `login`: the headers that say who asks; none for a question that nobody asks. */
export function request(
  line: Pick<Line, 'address' | 'deadline'>,
  question: Omit<Question, 'reads'> & Partial<Pick<Question, 'reads'>>,
  login: Readonly<Record<string, string>>,
): HttpRequest {
  refuseOutside(question.path)
  return {
    method: question.method,
    url: line.address + question.path,
    deadline: line.deadline,
    ...(question.reads ? { reads: true } : {}),
    headers: {
      accept: 'application/json',
      // Never a browser's: Jira takes a write with a browser's User-Agent for a forged one (jira-assumptions, XSRF).
      'user-agent': 'Fairlead',
      'accept-language': 'en-US',
      'x-force-accept-language': 'true',
      'x-experimentalapi': 'opt-in',
      ...login,
      ...(question.method === 'GET' ? {} : { 'x-atlassian-token': 'no-check' }),
      ...(question.body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(question.body === undefined ? {} : { body: JSON.stringify(question.body) }),
  }
}

/** What a site answers (an id, a task) becomes part of paths: none may end the site's address or climb out of it. */
function refuseOutside(path: string): void {
  if (path.startsWith('/') && !path.startsWith('//') && !/\\|[\s#]|(^|\/)(\.|%2e){1,2}(?=[/?]|$)/i.test(path)) return
  throw new Fault('jira.broken', 'A path that leads out of the site is not asked for.', { facts: { outside: true } })
}

function noAnswer(line: Line, question: Question, error: NoAnswer): Attempt {
  const says = `${line.site} did not answer: ${error.message}`
  const facts = { reason: error.reason }
  // A proxy that refuses our login may lock it when it is tried again and again.
  const isSettled = ['not-allowed', 'tls', 'dns', 'proxy'].includes(error.reason)
  if (question.reads || error.notSent) {
    const fault = new Fault('jira.unreachable', says, { about: line.site, facts, cause: error })
    return { again: !isSettled, fault, ...(error.reason === 'too-late' ? { wait: 0 } : {}) }
  }
  return { again: false, fault: unknown(says, line, facts) }
}

function unknown(says: string, line: Line, facts: Record<string, string>): Fault {
  return new Fault('jira.unknown', `${says} Whether it was carried out is not known.`, { about: line.site, facts })
}

async function judge(line: Line, question: Question, bucket: string, response: HttpResponse): Promise<Attempt> {
  const { status } = response
  if (status === 429) return tooMany(line, bucket, response)
  const refused = refusal(line.site, question, response)
  if (refused) {
    if (refused.code === 'jira.unauthorized' || refused.code === 'jira.anonymous')
      await line.breaker.trip(line.credential.id, refused.message)
    return { fault: refused, again: false }
  }
  if (status >= 500) {
    const says = `${line.site} answered ${status}.`
    return question.reads
      ? { again: true, fault: new Fault('jira.broken', says, { about: line.site, facts: { status } }) }
      : { again: false, fault: unknown(says, line, { status: String(status) }) }
  }
  const body = bodyOf(response)
  if (body === UNREADABLE) {
    const says = `${line.site} answered ${question.method} ${pathOnly(question)} with something that is not whole JSON.`
    return question.reads
      ? { again: true, fault: new Fault('jira.broken', says, { about: line.site }) }
      : { again: false, fault: unknown(says, line, {}) }
  }
  return { answered: { status, headers: response.headers, body } }
}

async function tooMany(line: Line, bucket: string, response: HttpResponse): Promise<Attempt> {
  const seconds = Number(response.headers['retry-after'] ?? '')
  const wait = Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds * 1_000, 600_000) : undefined
  const reason = response.headers['ratelimit-reason'] ?? 'unknown'
  const now = line.world.now()
  // A burst limit concerns one endpoint, a limit on one issue only that issue; a quota concerns everything we ask.
  if (wait !== undefined && reason !== 'jira-per-issue-on-write')
    await line.budget.pause(reason.startsWith('jira-quota') ? '*' : bucket, now + wait)
  const fault = new Fault('jira.rate-limited', `${line.site} asks us to slow down (${reason}).`, {
    about: line.site,
    facts: { reason },
  })
  return wait === undefined
    ? { fault, again: true }
    : { fault, again: true, wait: wait + Math.floor(line.world.random() * 250) }
}

async function learn(line: Line, bucket: string, response: HttpResponse): Promise<void> {
  const limit = Number(response.headers['x-ratelimit-limit'] ?? Number.NaN)
  const remaining = Number(response.headers['x-ratelimit-remaining'] ?? Number.NaN)
  if (Number.isFinite(limit) && Number.isFinite(remaining)) await line.budget.learn(bucket, limit, remaining)
}

function backoff(tries: number, random: number): number {
  return Math.min(CAP, BASE_WAIT * 2 ** (tries - 1)) * (0.7 + 0.6 * random)
}

const pathOnly = (question: Question) => question.path.split('?')[0] ?? question.path

/** Method and endpoint, ids taken out: what Jira counts bursts by. */
export function bucketOf(question: Pick<Question, 'method' | 'path'>): string {
  const path = (question.path.split('?')[0] ?? '').replace(
    /\/(customfield_\d+|\d+|[0-9a-f]{8}-[0-9a-f-]{27}|[A-Z][A-Z0-9_]+(-\d+)?)(?=\/|$)/g,
    '/{}',
  )
  return `${question.method} ${path}`
}
