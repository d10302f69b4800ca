/** A server with a large portfolio, or with what else is to be there, in a process of its own; the database may be kept in a folder for the next time. */
import { once } from 'node:events'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import { commandKey } from '../../../src/cli/engine.ts'
import { type Db, openDatabase } from '../../../src/store/index.ts'
import { stopPostmaster } from '../../../src/store/local/postmaster.ts'
import { freePort } from '../../free-port.ts'
import { start } from '../aligned-acme.ts'
import { processorSeconds, threadSeconds } from '../processor.ts'
import { seed } from './seed.ts'

export interface Served extends AsyncDisposable {
  readonly url: string
  /** The answer's text. As a command: people may not ask so often. */
  readonly ask: (route: string) => Promise<string>
  /** Processor seconds until now, of the server and of PostgreSQL. */
  readonly spent: () => { readonly server: number; readonly database: number }
  /** Of the server alone, fine enough for one request. */
  readonly finely: () => number
}

export const ACCOUNT = { email: 'ada@fairlead.example', password: 'four plain words suffice' }

export const serve = (issues: number, keptIn: string | undefined): Promise<Served> =>
  serveWith(async (db) => {
    const { rows } = await sql<{ seeded: boolean }>`select exists (select from link) as seeded`.execute(db)
    if (!rows[0]?.seeded) await seed(db, issues)
  }, keptIn)

/** `fill` writes what is to be there, unless it is. */
export async function serveWith(fill: (db: Db) => Promise<void>, keptIn: string | undefined): Promise<Served> {
  const folder = keptIn ?? mkdtempSync(path.join(tmpdir(), 'fairlead-bench-'))
  mkdirSync(folder, { recursive: true })
  // PostgreSQL's account must get through when this runs as root.
  chmodSync(folder, 0o711)
  const dataFolder = path.join(folder, 'data')
  const places = { FAIRLEAD_DATA: dataFolder, XDG_CONFIG_HOME: folder, FAIRLEAD_PORT: String(await freePort()) }
  const { child, told } = await start(['serve', '--json'], { ...process.env, ...places })
  const postgres = path.join(dataFolder, 'postgres')
  await using begun = new AsyncDisposableStack()
  begun.defer(async () => {
    child.kill('SIGTERM')
    if (child.exitCode === null) await once(child, 'exit')
    await stopPostmaster(postgres)
    if (keptIn === undefined) rmSync(folder, { recursive: true, force: true })
  })
  const { db, close } = await openDatabase({ databaseUrl: undefined, dataFolder })
  await fill(db)
  await close()
  await signUp(told.url, told.setup)
  const headers = { ...SAME_ORIGIN, authorization: `Fairlead ${commandKey(dataFolder)} bench` }
  // Until here whatever fails ends the server too.
  const whole = begun.move()
  return {
    url: told.url,
    async ask(route) {
      const answer = await fetch(`${told.url}/api/v1${route}`, { headers })
      const text = await answer.text()
      if (!answer.ok) throw new Error(`${route} answered ${answer.status}: ${text}`)
      return text
    },
    spent: () => ({
      server: processorSeconds(child.pid ?? 0) ?? 0,
      database: processorSeconds(postmasterIn(postgres)) ?? 0,
    }),
    finely: () => threadSeconds(child.pid ?? 0) ?? Number.NaN,
    [Symbol.asyncDispose]: () => whole.disposeAsync(),
  }
}

const SAME_ORIGIN = { 'sec-fetch-site': 'same-origin' }

/** On the first start, for browsers. */
async function signUp(url: string, setup: string | null): Promise<void> {
  if (setup === null) return
  const answer = await fetch(`${url}/api/v1/session/first`, {
    method: 'POST',
    headers: { ...SAME_ORIGIN, 'content-type': 'application/json' },
    body: JSON.stringify({ token: setup.split('#')[1], name: 'Ada', ...ACCOUNT }),
  })
  if (!answer.ok) throw new Error(`signing up answered ${answer.status}: ${await answer.text()}`)
}

const postmasterIn = (folder: string): number => {
  for (const place of [folder, path.join(folder, 'data')])
    try {
      return Number(readFileSync(path.join(place, 'postmaster.pid'), 'utf8').split('\n')[0])
    } catch {}
  return 0
}
