/** The engine room of a process: settings, database, vault, queue, and a context for whoever asks. */
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { hostname, userInfo } from 'node:os'
import path from 'node:path'
import { type Actor, type Context, LONG_WORK, type LongWork, namedSites, runLongWork } from '../actions/index.ts'
import { type HostWorld, type Log, openLog, openWorld, readSettings, type Settings } from '../host/index.ts'
import { Queue, work } from '../jobs/index.ts'
import { type Database, openDatabase, openVault, type Vault } from '../store/index.ts'
import { note } from './say.ts'

export interface Engine extends AsyncDisposable {
  readonly settings: Settings
  readonly database: Database
  readonly vault: Vault
  readonly world: HostWorld
  readonly queue: Queue
  readonly log: Log
  readonly contextFor: (actor: Actor) => Context
  /** Takes jobs from now on. */
  readonly startWorker: () => Promise<void>
}

export interface EngineOptions {
  readonly settings?: Settings
  readonly simulated?: Context['simulated']
  /** Where log lines go; a command keeps quiet. */
  readonly quiet?: boolean
}

export async function startEngine({
  settings = readSettings(process.env),
  simulated = [],
  quiet = false,
}: EngineOptions = {}): Promise<Engine> {
  mkdirSync(settings.dataFolder, { recursive: true, mode: 0o711 })
  const log = openLog(quiet ? 'silent' : 'info')
  const database = await openDatabase({
    databaseUrl: settings.databaseUrl,
    dataFolder: settings.dataFolder,
    onDeath: (error) => log.warn({ error: String(error ?? '') }, 'the local PostgreSQL was started again'),
  })
  const { vault, made } = await openVault(database, {
    key: settings.key,
    keyFile: settings.keyFile,
    dataFolder: settings.dataFolder,
  })
  if (made !== undefined)
    note(`A new key seals the tokens of this installation: ${made}. Keep a copy of it apart from the database.`)
  const world = openWorld(settings)
  const queue = await Queue.open(database, {
    names: [...LONG_WORK],
    onError: (error) => log.warn({ error: String(error) }, 'queue'),
  })
  const ports = {
    world,
    db: database.db,
    vault,
    settings,
    log,
    ownDatabase: !database.isLocal,
    namedSites: namedSites(process.env),
    simulated,
  }
  return {
    settings,
    database,
    vault,
    world,
    queue,
    log,
    contextFor: (actor) => ({ ...ports, actor, begin: async (name, id) => void (await queue.enqueue(name, { id })) }),
    startWorker: async () => {
      for (const name of LONG_WORK)
        await work<{ id: string }>(queue, name, (job) => runLongWork(name, job.data.id, ports, job.signal), {
          width: WIDTH[name],
          onError: (error) => log.error({ job: name, error: String(error) }, 'job'),
        })
    },
    async [Symbol.asyncDispose]() {
      await queue.stop()
      await world.close()
      await database.close()
    },
  }
}

const WIDTH: Readonly<Record<LongWork, number>> = { snapshot: 2, plan: 2, deployment: 2 }

/** Whoever runs a command on this machine. */
export function commandActor(): Actor {
  return {
    kind: 'command',
    id: userInfo().username,
    name: `${userInfo().username}@${hostname()}`,
    role: 'administrator',
  }
}

/** Readable only by the data folder's owner: how commands prove themselves to a running server. */
export function commandKey(dataFolder: string): string {
  const file = path.join(dataFolder, 'command.key')
  if (!existsSync(file)) {
    mkdirSync(dataFolder, { recursive: true, mode: 0o711 })
    writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' })
  }
  return readFileSync(file, 'utf8')
}
