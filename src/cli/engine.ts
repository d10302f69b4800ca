/** The engine room of a process: settings, database, vault, whoever does long work, and a context for whoever asks. */
import { randomBytes } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { hostname, userInfo } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import {
  type Actor,
  actorText,
  type Context,
  LONG_WORK,
  type LongWork,
  namedSites,
  Refusals,
  runLongWork,
  VERSION,
  watchCredentials,
} from '../actions/index.ts'
import { Fault, Tally } from '../base/index.ts'
import {
  counted,
  gated,
  type HostWorld,
  inSpan,
  type Log,
  openLog,
  openTraces,
  openWorld,
  readSettings,
  type Settings,
  type Traces,
  traced,
} from '../host/index.ts'
import { Queue, work } from '../jobs/index.ts'
import {
  type Database,
  destroyAgain,
  destroyedFile,
  keepAnchor,
  newestKey,
  noteDestroyed,
  noteRunning,
  noteStart,
  openDatabase,
  openVault,
  sealedByKey,
  unheldSyncs,
  type Vault,
  whyWaits,
} from '../store/index.ts'
import { NIGHTLY_NAMES, workNightly } from './nightly.ts'
import { OwnWork } from './own-work.ts'
import { note } from './say.ts'

export interface Engine extends AsyncDisposable {
  readonly settings: Settings
  readonly database: Database
  readonly vault: Vault
  readonly world: HostWorld
  readonly log: Log
  readonly contextFor: (actor: Actor) => Context
  /** Requests to Jira, by where they go, method and status. */
  readonly jira: Tally
  readonly traces: Traces
}

export interface EngineOptions {
  readonly settings?: Settings
  readonly simulated?: Context['simulated']
  readonly log?: Log
  /** Tests bring a database and a world of their own; both are closed with the engine. */
  readonly database?: Database
  readonly world?: HostWorld
}

type Ports = Omit<Context, 'actor' | 'begin'>

/** A server: the only one on its data folder. Long work goes to the queue, and this process takes jobs from it. */
export async function startEngine(options: EngineOptions = {}): Promise<Engine> {
  const { ports, portsFor, database, jira, traces, close } = await openPorts(options)
  const { log } = ports
  try {
    await database.claimServer()
    const queue = await Queue.open(database, {
      names: [...LONG_WORK, ...NIGHTLY_NAMES, CREDENTIALS],
      onError: (err) => log.warn({ err }, 'queue'),
    })
    for (const name of LONG_WORK)
      await work<{ id: string }>(
        queue,
        name,
        (job) => begun(name, job.data.id, portsFor(`job:${name}`), job.signal, traces),
        {
          width: name === 'sync' ? SYNC_WIDTH : WIDTH,
          onError: (err, { data }, again) => log[again ? 'info' : 'error']({ job: name, [name]: data.id, err }, 'job'),
        },
      )
    await workNightly(ports, queue)
    await watchTokens(portsFor('job:credentials'), queue)
    const watch = watchSyncs(ports, queue)
    const beat = goOn(ports, destroyedFile(database, ports.settings.dataFolder))
    const keys = watchKeys(ports, queue)
    return {
      ...ports,
      ...{ database, jira, traces },
      contextFor: (actor) => ({
        ...portsFor(actorText(actor)),
        actor,
        begin: async (name, id) => void (await queue.enqueue(name, { id })),
      }),
      async [Symbol.asyncDispose]() {
        clearInterval(watch)
        clearInterval(beat)
        clearInterval(keys)
        await queue.stop()
        await close()
      },
    }
  } catch (error) {
    await close()
    throw error
  }
}

/** Whatever became of its job, what is switched on and held by nobody gets another; a second one ends at once. */
function watchSyncs({ db, log }: Ports, queue: Queue): NodeJS.Timeout {
  const look = async (): Promise<void> => {
    for (const id of await unheldSyncs(db)) await queue.enqueue('sync', { id })
  }
  const tell = (err: unknown): void => log.warn({ err }, 'syncs not looked after')
  void look().catch(tell)
  return setInterval(() => void look().catch(tell), SYNC_WATCH)
}

const WATCH = 5_000
/** So much later than its lease ran out the work of a worker that died goes on elsewhere, at most. */
const SYNC_WATCH = 1_000

/** A copy begins nothing until somebody says that the other one is gone; its jobs are not lost meanwhile. */
async function begun(name: LongWork, id: string, ports: Ports, signal: AbortSignal, traces: Traces): Promise<void> {
  while ((await whyWaits(ports.db)) !== null) await sleep(WATCH, undefined, { signal })
  // A sync lasts for as long as it is switched on: each of its turns is a span.
  if (name === 'sync') return runLongWork(name, id, ports, signal)
  const span = traces.begin(`job ${name}`, 'job', { 'fairlead.job': name, 'fairlead.id': id })
  return inSpan(span, () => runLongWork(name, id, ports, signal))
}

/** So that a backup is known to be older than what came after it. */
function goOn({ db, settings, log }: Ports, destroyed: string): NodeJS.Timeout {
  const tell = (err: unknown): void => log.warn({ err }, 'not noted that it runs')
  const note = async (): Promise<void> => {
    await noteRunning(db, settings)
    await noteDestroyed(db, destroyed)
    const lost = (await whyWaits(db)) === null ? await keepAnchor(db, settings.dataFolder) : undefined
    if (lost) log.error({ count: lost.seq }, 'the audit log does not hold what it held')
  }
  return setInterval(() => void note().catch(tell), BEAT)
}

/** A key that another server brought seals here too, within seconds; what older ones seal is sealed anew by whoever is free. */
function watchKeys({ db, vault, log }: Ports, queue: Queue): NodeJS.Timeout {
  const begun = new Set<string>()
  const look = async (): Promise<void> => {
    const newest = await newestKey(db)
    if (newest !== undefined && newest !== vault.key) await vault.bring(newest)
    if (newest !== vault.key || begun.has(vault.key)) return
    if ([...(await sealedByKey(db)).keys()].every((key) => key === vault.key)) return
    begun.add(vault.key)
    await queue.enqueue('rewrap', { id: vault.key })
  }
  return setInterval(() => void look().catch((err: unknown) => log.warn({ err }, 'keys not looked after')), WATCH)
}

const BEAT = 60_000

async function refuseCopy({ db }: Database): Promise<void> {
  const waits = await whyWaits(db)
  if (waits === null) return
  throw new Fault('conflict', `This is a copy: ${waits} Nothing goes out to Jira.`, {
    remedy: 'When the other one is gone, say so: fairlead instance --other-is-gone.',
  })
}

const CREDENTIALS = 'credentials'

/** A copy leaves them alone: the other one looks after them. */
async function watchTokens(ports: Ports, queue: Queue): Promise<void> {
  const { db, log } = ports
  const run = async ({ signal }: { readonly signal: AbortSignal }): Promise<void> => {
    if ((await whyWaits(db)) === null) await watchCredentials(ports, signal)
  }
  await work(queue, CREDENTIALS, run, { onError: (err) => log.warn({ job: CREDENTIALS, err }, 'job') })
  await queue.everyMinutes(CREDENTIALS, 1)
}

/** A command: it does what it asks for by itself, in this process. */
export async function startOwnEngine(options: EngineOptions = {}): Promise<Engine> {
  const { ports, portsFor, database, jira, traces, close } = await openPorts(options)
  const own = new OwnWork(portsFor(actorText(commandActor())))
  return {
    ...ports,
    ...{ database, jira, traces },
    contextFor: (actor) => ({
      ...portsFor(actorText(actor)),
      actor,
      begin: async (name, id) => own.begin(name, id),
    }),
    async [Symbol.asyncDispose]() {
      await own.stop()
      await close()
    },
  }
}

interface Opened extends Pick<Engine, 'database' | 'jira' | 'traces'> {
  readonly ports: Ports
  /** What is refused to whoever it is, as the audit names them, is told of them. */
  readonly portsFor: (actor: string) => Ports
  readonly close: () => Promise<void>
}

async function openPorts({
  settings = readSettings(process.env),
  simulated = [],
  log = openLog('info', process.stderr),
  ...own
}: EngineOptions): Promise<Opened> {
  const named = namedSites(process.env)
  const { dataFolder, databaseUrl, key, keyFile, keyCommand } = settings
  mkdirSync(dataFolder, { recursive: true, mode: 0o711 })
  const onDeath = (err?: unknown): void => log.warn({ err }, 'the local PostgreSQL was started again')
  const database = own.database ?? (await openDatabase({ databaseUrl, dataFolder, onDeath }))
  const jira = new Tally()
  const traces = await openTraces(settings, VERSION, log)
  const world = gated(counted(traced(own.world ?? openWorld(settings), traces), jira), () => refuseCopy(database))
  const close = async (): Promise<void> => {
    await world.close()
    await traces.close()
    await database.close()
  }
  try {
    const destroyed = destroyedFile(database, dataFolder)
    const revived = await destroyAgain(database.db, destroyed)
    if (revived > 0) log.warn({ count: revived }, 'a backup brought back what was destroyed; it is destroyed again')
    await noteDestroyed(database.db, destroyed)
    const { vault, made } = await openVault(database, { key, keyFile, keyCommand, dataFolder })
    if (made !== undefined)
      note(`A new key seals the tokens of this installation: ${made}. Keep a copy of it apart from the database.`)
    const { db, bell, isLocal } = database
    await noteStart(db, { dataFolder, isLocal })
    const ports = { world, db, bell, vault, settings, log, traces, ownDatabase: !isLocal, namedSites: named, simulated }
    const refusals = new Refusals(db, log)
    const portsFor = (actor: string): Ports => ({ ...ports, world: refusals.around(world, actor) })
    return { ports, portsFor, database, jira, traces, close }
  } catch (error) {
    await close()
    throw error
  }
}

/** Jobs of one sort under way at once; a sync lasts as long as it is switched on. */
const WIDTH = 2
const SYNC_WIDTH = 8

/** Whoever runs a command on this machine. */
export function commandActor(): Actor {
  return {
    kind: 'command',
    id: userInfo().username,
    name: `${userInfo().username}@${hostname()}`,
    role: 'owner',
  }
}

/** Readable only by the data folder's owner: how commands prove themselves to a running server. */
export function commandKey(dataFolder: string): string {
  const file = path.join(dataFolder, 'command.key')
  if (!existsSync(file)) makeKey(dataFolder, file)
  const key = readFileSync(file, 'utf8')
  if (key.length !== KEY_LENGTH)
    throw new Fault('setup.missing', `${file} is not whole.`, { remedy: 'Remove it; a new one is made.' })
  return key
}

const KEY_LENGTH = 43

/** Whole or not at all, and one of many wins: written aside, then linked. */
function makeKey(dataFolder: string, file: string): void {
  mkdirSync(dataFolder, { recursive: true, mode: 0o711 })
  const aside = `${file}.${process.pid}`
  writeFileSync(aside, randomBytes(32).toString('base64url'), { mode: 0o600 })
  try {
    linkSync(aside, file)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  } finally {
    rmSync(aside, { force: true })
  }
}
