/** Where the local PostgreSQL lives: in the data folder if its account gets there, else outside, noted in the data folder. */
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { z } from 'zod'
import { Fault } from '../../base/index.ts'
import { type Account, canEnter, databaseAccount } from './account.ts'
import { type Binaries, pickBinaries, programs } from './binaries.ts'

export const PORT = 5432
export const socketFile = (folder: string): string => path.join(folder, `.s.PGSQL.${PORT}`)

export interface Places {
  readonly account: Account | undefined
  readonly binaries: Binaries
  /** The data. Its folder can be entered by the account and is written by us. */
  readonly data: string
  /** The folder of the socket. */
  readonly socket: string
  readonly log: string
}

/** Folders outside every home, for root only: the account of PostgreSQL can enter them. The last may be emptied by a restart. */
const OUTSIDE = ['/var/lib', '/var/tmp', tmpdir()]

/** What could not stay in the data folder. */
const NOTE = z.strictObject({ home: z.string(), binaries: z.string(), socket: z.string() }).partial()
type Note = z.infer<typeof NOTE>

/** Root's may be passed through, not listed: PostgreSQL's account must get to its data. */
export function makeDataFolder(dataFolder: string): void {
  try {
    const made = mkdirSync(dataFolder, { recursive: true })
    if (made !== undefined) chmodSync(dataFolder, process.getuid?.() === 0 ? 0o711 : 0o700)
    accessSync(dataFolder, constants.W_OK | constants.X_OK)
  } catch (error) {
    throw new Fault('setup.missing', `The data folder ${dataFolder} cannot be made or written by this account.`, {
      remedy: 'Run Fairlead as the account that owns it, or give FAIRLEAD_DATA another folder.',
      cause: error,
    })
  }
}

export function findPlaces(dataFolder: string, outside: readonly string[] = OUTSIDE): Places {
  const file = path.join(dataFolder, 'postgres.json')
  const note: Note = existsSync(file) ? NOTE.parse(JSON.parse(readFileSync(file, 'utf8'))) : {}
  const before = JSON.stringify(note)
  const account = databaseAccount(ownerOf(path.join(note.home ?? dataFolder, 'postgres')))
  const home = findHome(dataFolder, note, account, outside)
  const data = path.join(home, 'postgres')
  const binaries = findBinaries(data, note, account, outside)
  const socket = findSocket(data, note, account)
  if (JSON.stringify(note) !== before) {
    writeFileSync(`${file}.new`, JSON.stringify(note, null, 2))
    renameSync(`${file}.new`, file)
  }
  return { account, binaries, data, socket, log: path.join(dataFolder, 'postgres.log') }
}

/** Whether a database was ever made there. */
export const hasLocalData = (dataFolder: string): boolean =>
  ['postgres.json', 'postgres'].some((name) => existsSync(path.join(dataFolder, name)))

function ownerOf(data: string): number | undefined {
  const owner = statSync(data, { throwIfNoEntry: false })?.uid
  const me = process.getuid?.()
  if (owner === undefined || me === 0 || owner === me) return owner
  throw new Fault(
    'setup.missing',
    `The local database in ${data} belongs to another account (user ${owner}; this is user ${me}).`,
    {
      remedy: 'Run Fairlead as that account or as root, or give FAIRLEAD_DATA another folder.',
    },
  )
}

function findHome(dataFolder: string, note: Note, account: Account | undefined, outside: readonly string[]): string {
  if (note.home !== undefined) {
    if (existsSync(note.home)) return note.home
    throw new Fault('setup.missing', `The database of ${dataFolder} was in ${note.home}, and that folder is gone.`, {
      remedy: `Bring it back from a backup, or remove ${dataFolder} to begin anew without what it held.`,
    })
  }
  if (canEnter(account, dataFolder)) return dataFolder
  if (existsSync(path.join(dataFolder, 'postgres')))
    throw new Fault(
      'setup.missing',
      `${account?.name ?? 'This account'} cannot enter ${dataFolder} any more, where its database is.`,
      {
        remedy: 'Let it pass through that folder and every folder above (chmod o+x).',
      },
    )
  note.home = mkdtempSync(path.join(common(account, outside), 'data-'))
  chmodSync(note.home, 0o711)
  return note.home
}

function findBinaries(data: string, note: Note, account: Account | undefined, outside: readonly string[]): Binaries {
  const version = path.join(data, 'PG_VERSION')
  const binaries = pickBinaries(existsSync(version) ? Number.parseInt(readFileSync(version, 'utf8'), 10) : undefined)
  if (programs(binaries.root, account)) return binaries
  const copied = programs(note.binaries, account)
  if (copied?.version === binaries.version) return copied
  note.binaries = path.join(common(account, outside), `postgres-${binaries.version}`)
  copyWhole(binaries.root, note.binaries)
  const usable = programs(note.binaries, account)
  if (usable) return usable
  throw new Fault(
    'setup.missing',
    `${account?.name} cannot run PostgreSQL's programs, neither in ${binaries.root} nor as a copy in ${note.binaries}.`,
    {
      remedy: 'Run Fairlead as an ordinary user, or set DATABASE_URL.',
    },
  )
}

/** Complete or not there: two processes may copy at once. Readable for every account, writable for root. */
function copyWhole(from: string, to: string): void {
  if (existsSync(to)) return
  const begun = mkdtempSync(`${to}.`)
  cpSync(from, begun, { recursive: true, verbatimSymlinks: true })
  openToAll(begun)
  try {
    renameSync(begun, to)
  } catch (error) {
    if (!existsSync(to)) throw error
    rmSync(begun, { recursive: true, force: true })
  }
}

function openToAll(folder: string): void {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name)
    if (entry.isDirectory()) openToAll(file)
    else if (entry.isFile()) chmodSync(file, statSync(file).mode & 0o100 ? 0o755 : 0o644)
  }
}

/** The first folder outside that the account can enter and nobody else can write to. */
function common(account: Account | undefined, outside: readonly string[]): string {
  for (const parent of outside) {
    try {
      const shared = (statSync(parent).mode & 0o002) !== 0
      const folder = shared ? mkdtempSync(path.join(parent, 'fairlead-')) : path.join(parent, 'fairlead')
      mkdirSync(folder, { recursive: true })
      chmodSync(folder, 0o755)
      if (canEnter(account, folder)) return folder
    } catch {
      // Not there or not writable: the next.
    }
  }
  throw new Fault(
    'setup.missing',
    `${account?.name ?? 'PostgreSQL'} can enter neither the data folder nor any of ${outside.join(', ')}.`,
    {
      remedy:
        'Set FAIRLEAD_DATA to a folder that every account can pass through, run Fairlead as an ordinary user, or set DATABASE_URL.',
    },
  )
}

/** A socket's whole path fits in 107 bytes (103 on macOS); where the data folder's is longer, a short one is made. */
function findSocket(data: string, note: Note, account: Account | undefined): string {
  const fits = (folder: string) => Buffer.byteLength(socketFile(folder)) <= 103
  if (fits(data)) return data
  if (note.socket !== undefined && existsSync(note.socket)) return note.socket
  const parent = [tmpdir(), '/tmp'].find((folder) => fits(path.join(folder, 'fairlead-XXXXXX'))) ?? '/tmp'
  note.socket = mkdtempSync(path.join(parent, 'fairlead-'))
  if (account) chownSync(note.socket, account.uid, account.gid)
  return note.socket
}
