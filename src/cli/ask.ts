/** Performs an action for a command: through the server that runs on the data folder, else in this process on the same database. */
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { ACTIONS, type Action, type ApiByName, namedSites, perform } from '../actions/index.ts'
import { Fault, type FaultCode, type JsonObject, type Problem } from '../base/index.ts'
import { commandProof, openLog, readSettings } from '../host/index.ts'
import { commandActor, commandKey, startOwnEngine } from './engine.ts'

type Name = keyof ApiByName
export interface Asker extends AsyncDisposable {
  ask<N extends Name>(name: N, input: ApiByName[N]['input']): Promise<ApiByName[N]['output']>
}

/** Sites named by this process's environment are known to no server: then the work is done here. */
export async function openAsker(): Promise<Asker> {
  const settings = readSettings(process.env)
  const key = process.env.FAIRLEAD_API_KEY
  if (key) return withKey(key, settings.publicUrl)
  const named = namedSites(process.env)
  const server = named.size === 0 ? await runningServer(settings.dataFolder) : undefined
  return server === undefined ? inProcess() : throughServer(server, settings.dataFolder)
}

/** What a server leaves in its data folder: where it listens. */
export const SERVER_FILE = 'server.json'

async function runningServer(dataFolder: string): Promise<string | undefined> {
  try {
    const { url } = JSON.parse(readFileSync(path.join(dataFolder, SERVER_FILE), 'utf8')) as { url: string }
    // Whoever listens there now must know the key before it is sent to them.
    const nonce = randomBytes(16).toString('hex')
    const answer = await fetch(`${url}/api/v1/proof?nonce=${nonce}`, { signal: AbortSignal.timeout(2_000) })
    const { proof } = (await answer.json()) as { proof?: string }
    return proof === commandProof(commandKey(dataFolder), nonce) ? url : undefined
  } catch {
    return undefined
  }
}

/** A pipeline elsewhere: through the server that people reach, in the stead of the key’s person. */
function withKey(key: string, url: string | undefined): Asker {
  const at = url === undefined ? null : URL.parse(url)
  const isHere = at !== null && ['localhost', '127.0.0.1', '[::1]'].includes(at.hostname)
  if (at === null || (at.protocol !== 'https:' && !isHere))
    throw new Fault('setup.missing', 'FAIRLEAD_API_KEY is set, but not where to send it.', {
      remedy: 'Set FAIRLEAD_URL to the address at which people reach Fairlead; it begins with https://.',
    })
  return asking(at.href.replace(/\/+$/, ''), `Bearer ${key}`)
}

async function inProcess(): Promise<Asker> {
  const engine = await startOwnEngine({ log: openLog('error', process.stderr) })
  const context = engine.contextFor(commandActor())
  return {
    ask: async (name, input) => (await perform(actionOf(name), context, input)) as never,
    [Symbol.asyncDispose]: () => engine[Symbol.asyncDispose](),
  }
}

function throughServer(url: string, dataFolder: string): Asker {
  return asking(url, `Fairlead ${commandKey(dataFolder)} ${commandActor().name}`)
}

function asking(url: string, authorization: string): Asker {
  return {
    ask: async (name, input) =>
      (await overHttp(url, authorization, actionOf(name), input as Record<string, unknown>)) as never,
    [Symbol.asyncDispose]: async () => {},
  }
}

function actionOf(name: string): Action {
  const action = ACTIONS.find((one) => one.name === name)
  if (!action) throw new Error(`no action ${name}`)
  return action
}

async function overHttp(
  url: string,
  authorization: string,
  action: Action,
  input: Record<string, unknown>,
): Promise<unknown> {
  const rest = { ...input }
  const route = action.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = String(rest[name])
    delete rest[name]
    return encodeURIComponent(value)
  })
  const reads = action.method === 'GET'
  const query = reads
    ? new URLSearchParams(
        Object.entries(rest).flatMap(([name, value]): [string, string][] =>
          value === undefined || value === null ? [] : [[name, String(value)]],
        ),
      ).toString()
    : ''
  const answer = await fetch(`${url}/api/v1${route}${query ? `?${query}` : ''}`, {
    method: action.method,
    // Whatever proves us goes where we sent it and nowhere else.
    redirect: 'error',
    headers: { authorization, ...(reads ? {} : { 'content-type': 'application/json' }) },
    ...(reads ? {} : { body: JSON.stringify(rest) }),
  }).catch(gone)
  if (answer.ok && action.file) return fileOf(answer, action.file)
  const body = (await answer.json().catch(gone)) as Record<string, unknown>
  if (answer.ok) return body
  throw new Fault(
    (body.code ?? 'internal') as FaultCode,
    String(body.says ?? `The server answered ${answer.status}.`),
    {
      ...(typeof body.remedy === 'string' ? { remedy: body.remedy } : {}),
      ...(typeof body.about === 'string' ? { about: body.about } : {}),
      problems: (body.problems ?? []) as Problem[],
      facts: (body.facts ?? {}) as JsonObject,
    },
  )
}

async function fileOf(answer: Response, how: true | 'stream'): Promise<unknown> {
  const [, name = ''] = /filename="([^"]*)"/.exec(answer.headers.get('content-disposition') ?? '') ?? []
  const text = how === 'stream' ? parts(answer) : await answer.text().catch(gone)
  return { name, type: answer.headers.get('content-type') ?? '', text }
}

async function* parts(answer: Response): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  try {
    for await (const part of answer.body ?? []) yield decoder.decode(part, { stream: true })
  } catch (error) {
    gone(error)
  }
}

function gone(cause: unknown): never {
  throw new Fault('store.unavailable', 'Fairlead’s server on this data folder stopped answering.', {
    remedy: 'Run the command again: what had begun goes on.',
    cause,
  })
}
