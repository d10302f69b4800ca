/** Acme's epics kept aligned by a server, each a process of its own in real time; and hands on both sides. */
import { type ChildProcess, type StdioOptions, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { stopPostmaster } from '../../src/store/local/postmaster.ts'
import { freePort } from '../free-port.ts'

// biome-ignore lint/suspicious/noExplicitAny: answers are looked into here and nowhere else
export type Answer = Record<string, any>
export type Ask = (method: string, route: string, body?: object) => Promise<Answer>

export interface Aligned extends AsyncDisposable {
  /** From now on Jira tells by webhook. */
  listen(): Promise<void>
  /** Into the epic, or out of it. */
  moveStory(): Promise<void>
  /** Issues that count for the objective above the epic. */
  counted(): Promise<number>
  /** The item that stands for the epic. */
  rename(name: string): Promise<void>
  /** The epic's. */
  summary(): Promise<string>
  /** Fields that the service account ever wrote in Jira. */
  written(): Promise<number>
}

const EPIC = 'PAR-39'
const OTHER_EPIC = 'PAR-52'

export async function alignedAcme(): Promise<Aligned> {
  const started = await startBoth()
  const { jira, fairlead, accounts } = started
  const connected = { name: 'acme', url: started.site, projects: ['PAR', 'ROU'] }
  await fairlead('POST', '/connections', { ...connected, ...loginOf(accounts, 'service') })
  const { suggested } = await fairlead('GET', '/connections/acme/sync-options')
  const { id } = await fairlead('POST', '/integrations', { name: 'Epics', connection: 'acme', mapping: suggested })
  await fairlead('POST', `/integrations/${id}/start`, {})
  const listed = async (so: (item: Answer) => boolean): Promise<Answer> => {
    for (;;) {
      const found = ((await fairlead('GET', '/items')).items as Answer[]).find(so)
      if (found) return found
    }
  }
  const item = await listed(({ issue }) => issue?.key === EPIC)
  const objective = await fairlead('POST', '/items', { level: 'objective', name: 'Parcels people love' })
  await fairlead('PUT', `/items/${item.id}`, { fields: { parent: objective.id } })
  const story = (await jira('GET', `/search/jql?jql=parent=${EPIC}&maxResults=1&fields=summary`)).issues[0].key
  let epic = EPIC
  return {
    async listen() {
      const own = { ...loginOf(accounts, 'admin'), connections: ['acme'] }
      await fairlead('PUT', '/authorizations', own)
      const { registered, says } = await fairlead('POST', '/sync/acme/webhook', { register: true })
      if (!registered) throw new Error(says)
    },
    async moveStory() {
      epic = epic === EPIC ? OTHER_EPIC : EPIC
      await jira('PUT', `/issue/${story}`, { fields: { parent: { key: epic } } })
    },
    counted: async () => (await listed(({ id: one }) => one === objective.id)).rollUp.issues,
    rename: async (name) => void (await fairlead('PUT', `/items/${item.id}`, { fields: { name } })),
    summary: async () => (await jira('GET', `/issue/${EPIC}?fields=summary`)).fields.summary,
    async written() {
      const service = accounts.find(({ role }) => role === 'service')?.accountId
      const { issues } = await started.state()
      const histories = (issues as Answer[]).flatMap(({ history }) => history as Answer[])
      return histories.filter(({ author }) => author === service).flatMap(({ items }) => items).length
    },
    [Symbol.asyncDispose]: () => started.stop(),
  }
}

export function loginOf(accounts: readonly Answer[], role: string): object {
  const { email, token } = accounts.find((one) => one.role === role) ?? {}
  return { email, token }
}

/** `story` is a site as `simulate` takes it, without its port; `more` are further words for it. */
export async function startBoth(story = 'acme=cloud:acme', more: readonly string[] = []) {
  const folder = mkdtempSync(path.join(tmpdir(), 'fairlead-bench-'))
  // PostgreSQL's account must get through when this runs as root.
  chmodSync(folder, 0o711)
  const data = path.join(folder, 'data')
  const [sitePort, port] = [await freePort(), await freePort()]
  const site = `http://127.0.0.1:${sitePort}`
  const words = ['simulate', '--json', '--site', `${story}@${sitePort}`, ...more]
  const simulated = await toldBy(spawn(process.execPath, [...ROOM, MAIN, ...words], { stdio: QUIET }))
  const served = await start(['serve', '--json'], {
    ...process.env,
    ...{ FAIRLEAD_DATA: data, XDG_CONFIG_HOME: folder, FAIRLEAD_PORT: String(port) },
    ...{ FAIRLEAD_ALLOW_ORIGINS: site, FAIRLEAD_GATEWAY: site },
  })
  const panel = (what: string, body?: object) => call(`${site}/_simulator/${what}`, body ? 'POST' : 'GET', {}, body)
  const jira: Ask = async (method, route, body) =>
    (await panel('ask', { method, path: `/rest/api/3${route}`, ...(body ? { body } : {}) })).body
  const { api, headers } = await enter(served.told)
  return {
    ...{ site, jira, fairlead: askAt(api, headers), data },
    pids: { server: served.child.pid ?? 0, site: simulated.child.pid ?? 0 },
    events: (about: string, signal: AbortSignal) => fetch(`${api}/events?about=${about}`, { headers, signal }),
    /** What the site was asked since this was last called: it keeps only so much. */
    async newlyAsked(): Promise<Answer[]> {
      const asked = (await panel('requests')).body as unknown as Answer[]
      await call(`${site}/_simulator/requests`, 'DELETE', {})
      return asked
    },
    accounts: simulated.told.sites[0].accounts as Answer[],
    state: async () => (await panel('state')).body,
    async stop(): Promise<void> {
      for (const { child } of [served, simulated]) {
        child.kill('SIGTERM')
        if (child.exitCode === null) await once(child, 'exit')
      }
      await stopPostmaster(path.join(data, 'postgres'))
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** A command that tells one JSON value and goes on. */
const FRONT_DOOR = path.resolve(import.meta.dirname, '../../fairlead')
const MAIN = path.resolve(import.meta.dirname, '../../src/cli/main.ts')
/** A pretend site keeps all that was changed of it: its memory is not what is measured. */
const ROOM = ['--max-old-space-size=8192']
const QUIET: StdioOptions = ['ignore', 'pipe', 'ignore']

interface Started {
  readonly child: ChildProcess
  readonly told: Answer
}

/** As people start it. */
export function start(words: readonly string[], env: NodeJS.ProcessEnv): Promise<Started> {
  return toldBy(spawn(FRONT_DOOR, words, { env, stdio: QUIET }))
}

async function toldBy(child: ChildProcess): Promise<Started> {
  let text = ''
  for await (const chunk of child.stdout ?? []) {
    text += String(chunk)
    if (/^\}$/m.test(text)) break
  }
  return { child, told: JSON.parse(text) as Answer }
}

export async function signIn(told: Answer): Promise<Ask> {
  const { api, headers } = await enter(told)
  return askAt(api, headers)
}

const askAt =
  (api: string, headers: Record<string, string>): Ask =>
  async (method, route, body) =>
    (await call(`${api}${route}`, method, headers, body)).body

async function enter({ url, setup }: Answer): Promise<{ api: string; headers: Record<string, string> }> {
  const api = `${url}/api/v1`
  const headers = { 'sec-fetch-site': 'same-origin' }
  const account = { name: 'Ada', email: 'ada@fairlead.example', password: 'four plain words suffice' }
  const token = String(setup).split('#')[1]
  const { cookie } = await call(`${api}/session/first`, 'POST', headers, { token, ...account })
  return { api, headers: { ...headers, cookie } }
}

async function call(url: string, method: string, headers: Record<string, string>, body?: object) {
  const sent = body
    ? { body: JSON.stringify(body), headers: { ...headers, 'content-type': 'application/json' } }
    : { headers }
  const answer = await fetchAgain(url, { method, ...sent })
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${method} ${url} answered ${answer.status}: ${text}`)
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  return { cookie, body: (text === '' ? {} : JSON.parse(text)) as Answer }
}

/** A site that was busy for seconds has closed what was kept open; whatever is asked here may be asked twice. */
async function fetchAgain(url: string, asked: RequestInit): Promise<Response> {
  return fetch(url, asked).catch((error: unknown) => {
    const cause = error instanceof TypeError ? error.cause : undefined
    if (cause instanceof Error && 'code' in cause && cause.code === 'ECONNRESET') return fetch(url, asked)
    throw error
  })
}
