/** PostgreSQL's own process on one data folder: found, made, started, stopped; what a killed one left is cleared. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import {
  chownSync,
  closeSync,
  existsSync,
  fchownSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Fault } from '../../base/index.ts'
import { as } from './account.ts'
import { type Places, PORT, socketFile } from './places.ts'
import { isRunning, processesIn, worksIn } from './processes.ts'

export interface Postmaster {
  readonly process: number
  readonly socket: string
  readonly status: string
}

/** Who is the superuser inside; nobody else can reach the socket. */
export const USER = 'fairlead'

const PAUSE = 20
/** PostgreSQL's children notice within moments that their parent is gone. */
const MOST_PAUSES_FOR_ORPHANS = 3_000
const LARGEST_LOG = 8 * 1024 * 1024

/** Undefined when none runs, whatever `postmaster.pid` says. */
export function findPostmaster(data: string): Postmaster | undefined {
  const lines = pidFile(data)
  const id = Number(lines[0])
  if (!(id > 0) || !isRunning(id) || !worksIn(id, data)) return undefined
  return { process: id, socket: lines[4] ?? '', status: (lines[7] ?? '').trim() }
}

function pidFile(data: string): string[] {
  try {
    return readFileSync(path.join(data, 'postmaster.pid'), 'utf8').split('\n')
  } catch {
    return []
  }
}

/** New data is made beside its place and moved there: a half-made one is never taken for data. */
export function makeData({ account, binaries, data }: Places): void {
  if (existsSync(data)) return
  const begun = `${data}.new`
  rmSync(begun, { recursive: true, force: true })
  mkdirSync(begun, { mode: 0o700 })
  if (account) chownSync(begun, account.uid, account.gid)
  // Letters beyond ASCII must fold and compare as letters; since 17 PostgreSQL brings that itself.
  const locale =
    binaries.major >= 17
      ? ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C']
      : ['--locale=C.UTF-8']
  const words = [
    '-D',
    begun,
    '-U',
    USER,
    '--auth-local=trust',
    '--auth-host=reject',
    '-E',
    'UTF8',
    ...locale,
    '--data-checksums',
  ]
  const made = spawnSync(path.join(binaries.bin, 'initdb'), words, {
    ...as(account),
    ...surroundings(),
    encoding: 'utf8',
  })
  if (made.status !== 0)
    throw new Fault(
      'setup.missing',
      `The local database could not be made in ${data}: ${made.stderr || made.error?.message}`,
    )
  renameSync(begun, data)
}

/** Waits for one that is starting, for one that is stopping to end, and starts one where none is. */
export async function ensurePostmaster(
  places: Places,
  settings: Readonly<Record<string, string>>,
): Promise<Postmaster> {
  let child: ChildProcess | undefined
  for (;;) {
    const found = findPostmaster(places.data)
    if (found?.status === 'ready' && existsSync(found.socket)) return found
    // One whose socket was swept away (a cleaned temporary folder) cannot be talked to any more.
    if (found?.status === 'ready') await stopPostmaster(places.data)
    else if (!found && !child) {
      await clearDead(places)
      child = start(places, settings)
    } else if (child && hasEnded(child)) throw died(places, child)
    await sleep(PAUSE)
  }
}

function start(
  { account, binaries, data, socket, log }: Places,
  settings: Readonly<Record<string, string>>,
): ChildProcess {
  const all = { listen_addresses: '', unix_socket_directories: socket, port: String(PORT), fsync: 'on', ...settings }
  const words = ['-D', data, ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
  if ((statSync(log, { throwIfNoEntry: false })?.size ?? 0) > LARGEST_LOG) renameSync(log, `${log}.old`)
  const lines = openSync(log, 'a', 0o600)
  // Whoever owns the data may start it without root the next time.
  if (account) fchownSync(lines, account.uid, account.gid)
  // In a session of its own: Ctrl-C in a terminal is for us, and PostgreSQL ends after us.
  const child = spawn(path.join(binaries.bin, 'postgres'), words, {
    ...as(account),
    ...surroundings(),
    stdio: ['ignore', lines, lines],
    detached: true,
  })
  child.on('error', () => {})
  child.unref()
  closeSync(lines)
  return child
}

function surroundings() {
  return { cwd: '/', env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC', HOME: '/' } }
}

/** A killed postmaster leaves its lock files, which a zombie or a number given again makes look alive, and its children. */
async function clearDead({ data, socket }: Places): Promise<void> {
  for (let pauses = 0; processesIn(data).length > 0; pauses++) {
    if (pauses > MOST_PAUSES_FOR_ORPHANS)
      throw new Fault(
        'store.unavailable',
        `Processes of an earlier PostgreSQL still hold ${data}: ${processesIn(data).join(', ')}.`,
        {
          remedy: 'End them and start again.',
        },
      )
    await sleep(PAUSE)
  }
  const left = [path.join(data, 'postmaster.pid'), socketFile(socket), `${socketFile(socket)}.lock`]
  for (const file of left) rmSync(file, { force: true })
}

/** Without a process id it could not even be started. */
function hasEnded(child: ChildProcess): boolean {
  return child.pid === undefined || child.exitCode !== null || child.signalCode !== null
}

function died({ log }: Places, child: ChildProcess): Fault {
  const how = child.exitCode ?? child.signalCode ?? 'it could not be started'
  const end = readFileSync(log, 'utf8').trimEnd().split('\n').slice(-5).join('\n')
  return new Fault(
    'store.unavailable',
    `The local PostgreSQL ended at once (${how}). Its last words, from ${log}:\n${end}`,
  )
}

/** Sessions are ended, everything is written, the process is gone. */
export async function stopPostmaster(data: string): Promise<void> {
  const found = findPostmaster(data)
  if (!found) return
  process.kill(found.process, 'SIGINT')
  while (isRunning(found.process)) await sleep(PAUSE)
}
