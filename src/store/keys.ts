/** The keys that seal secrets: where they come from, and what happens when they are missing. Never in the data folder, never in the database. */
import { createHmac, randomBytes } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import path from 'node:path'
import { Fault, type Secret } from '../base/index.ts'

export interface Key {
  /** Made from the key itself, so that a key is found again whatever its file is called. */
  readonly id: string
  readonly bytes: Buffer
  /** Stored beside what was sealed: a wrong key is known before anything is opened. */
  readonly check: string
}

export interface KeyOptions {
  readonly key: Secret | undefined
  readonly keyFile: string | undefined
  readonly dataFolder: string
  readonly isLocal: boolean
  readonly instance: string
  /** Key ids that already seal something here. */
  readonly needed: readonly string[]
  /** The account's configuration folder, when it is not the usual one. */
  readonly configuration?: string
}

export interface Keys {
  /** The newest seals, all open. In the order they are written: the last one is the newest. */
  readonly keys: readonly Key[]
  /** The file that was made just now: worth telling, since without it nothing sealed can be opened. */
  readonly made: string | undefined
}

const LENGTH = 32
const HOW_TO_MAKE = 'Make one with: openssl rand -base64 32'

export function findKeys(options: KeyOptions): Keys {
  const { key, isLocal, needed } = options
  if (key) return { keys: parseKeys(key.reveal(), 'FAIRLEAD_KEY'), made: undefined }
  const file = options.keyFile ?? (isLocal ? usualFile(options) : undefined)
  if (file === undefined)
    throw missing(
      'DATABASE_URL is set, and no key to seal tokens with.',
      `Set FAIRLEAD_KEY_FILE (or FAIRLEAD_KEY). ${HOW_TO_MAKE}`,
    )
  refuseInside(file, options.dataFolder)
  if (existsSync(file)) return { keys: parseKeys(readFileSync(file, 'utf8'), file), made: undefined }
  if (options.keyFile !== undefined)
    throw missing(
      `FAIRLEAD_KEY_FILE names ${file}, which is not there.`,
      `Bring it back, or make it once. ${HOW_TO_MAKE}`,
    )
  if (needed.length > 0)
    throw missing(
      `Tokens are sealed here, and their key (${needed.join(', ')}) is not in ${file}.`,
      `Bring that file back, or set FAIRLEAD_KEY_FILE.`,
    )
  return { keys: parseKeys(makeFile(file), file), made: file }
}

/** One key a line (or parted by commas); lines that begin with # are left out. */
export function parseKeys(text: string, from: string): readonly Key[] {
  const words = text.split('\n').flatMap((line) => (line.startsWith('#') ? [] : line.split(/[\s,]+/).filter(Boolean)))
  const keys = words.map((word) => toKey(Buffer.from(word, 'base64')))
  if (keys.length > 0 && keys.every((key) => key.bytes.length === LENGTH)) return keys
  throw missing(
    `${from} must hold ${LENGTH} random bytes in base64${words.length > 1 ? ' on each line' : ''}.`,
    HOW_TO_MAKE,
  )
}

function toKey(bytes: Buffer): Key {
  const mac = (about: string) => createHmac('sha256', bytes).update(`fairlead key ${about}`).digest('hex')
  return { bytes, id: mac('id').slice(0, 16), check: mac('check') }
}

function usualFile({ configuration, instance }: KeyOptions): string {
  const named = process.env.XDG_CONFIG_HOME
  const folder = configuration ?? (named && path.isAbsolute(named) ? named : path.join(homedir(), '.config'))
  return path.join(folder, 'fairlead', `${instance}.key`)
}

function refuseInside(file: string, dataFolder: string): void {
  const real = (place: string) => (existsSync(place) ? realpathSync(place) : path.resolve(place))
  const way = path.relative(real(dataFolder), path.join(real(path.dirname(file)), path.basename(file)))
  if (way.startsWith('..') || path.isAbsolute(way)) return
  throw missing(
    `The key ${file} would lie in the data folder, beside what it seals.`,
    'Set FAIRLEAD_KEY_FILE to a file elsewhere.',
  )
}

/** Whole or not there, and never over another: of two first starts one makes it and both read it. */
function makeFile(file: string): string {
  const begun = `${file}.${process.pid}`
  try {
    mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
    writeFileSync(begun, `${randomBytes(LENGTH).toString('base64')}\n`, { mode: 0o400, flag: 'wx', flush: true })
    linkSync(begun, file)
  } catch (error) {
    if (!existsSync(file))
      throw missing(`The key file ${file} could not be made: ${error}`, 'Set FAIRLEAD_KEY_FILE or FAIRLEAD_KEY.')
  } finally {
    rmSync(begun, { force: true })
  }
  return readFileSync(file, 'utf8')
}

export function missing(says: string, remedy: string): Fault {
  return new Fault('store.key-missing', says, { remedy })
}
