/** The keys that seal secrets: where they come from, and what happens when they are missing. Never in the data folder, never in the database. */
import { createHmac, randomBytes } from 'node:crypto'
import {
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { homedir } from 'node:os'
import path from 'node:path'
import { Fault, type Secret } from '../base/index.ts'
import { printedKeys } from './key-command.ts'

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
  /** A program and its words, which prints the keys. */
  readonly keyCommand?: readonly string[] | undefined
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
  readonly from: KeyOrigin
}

/** Where keys come from, and what people call that place. */
export interface KeyOrigin {
  readonly kind: 'environment' | 'command' | 'file'
  readonly name: string
}

const LENGTH = 32
const HOW_TO_MAKE = 'Make one with: openssl rand -base64 32'

export async function findKeys(options: KeyOptions): Promise<Keys> {
  const { key, keyFile, keyCommand } = options
  if (keyCommand && (key || keyFile !== undefined))
    throw missing(
      `FAIRLEAD_KEY_COMMAND is set, and FAIRLEAD_KEY${key ? '' : '_FILE'} as well.`,
      'Leave one of them: which keys are right is then not in doubt.',
    )
  if (key) return found(key.reveal(), { kind: 'environment', name: 'FAIRLEAD_KEY' })
  if (keyCommand) return found(await printedKeys(keyCommand), { kind: 'command', name: keyCommand[0] ?? '' })
  return keysInFile(options)
}

function found(text: string, from: KeyOrigin, made?: string): Keys {
  return { keys: parseKeys(text, from.name), made, from }
}

function keysInFile(options: KeyOptions): Keys {
  const { isLocal, needed } = options
  const file = options.keyFile ?? (isLocal ? usualFile(options) : undefined)
  if (file === undefined)
    throw missing(
      'DATABASE_URL is set, and no key to seal tokens with.',
      `Set FAIRLEAD_KEY_FILE (or FAIRLEAD_KEY_COMMAND, or FAIRLEAD_KEY). ${HOW_TO_MAKE}`,
    )
  refuseInside(file, options.dataFolder)
  const from = { kind: 'file', name: file } as const
  if (existsSync(file)) return found(readFileSync(file, 'utf8'), from)
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
  return found(makeFile(file), from, file)
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

const usualFile = ({ configuration, instance }: KeyOptions): string => besideData(instance, 'key', configuration)

/** In the account's configuration folder: what must not lie in the data folder, since that is copied and restored with its database. */
export function besideData(instance: string, what: string, configuration?: string): string {
  const named = process.env.XDG_CONFIG_HOME
  const folder = configuration ?? (named && path.isAbsolute(named) ? named : path.join(homedir(), '.config'))
  return path.join(folder, 'fairlead', `${instance}.${what}`)
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

/** A new key at the file's end: whole or not at all, and of two at once one is refused. */
export function appendKey(file: string): void {
  const begun = `${file}.new`
  try {
    const before = readFileSync(file, 'utf8')
    const text = `${before}${before.endsWith('\n') ? '' : '\n'}${randomBytes(LENGTH).toString('base64')}\n`
    writeFileSync(begun, text, { mode: statSync(file).mode & 0o777, flag: 'wx', flush: true })
    renameSync(begun, file)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    throw new Fault('conflict', `No key could be added to ${file}: ${code ?? error}.`, {
      remedy:
        code === 'EEXIST'
          ? `Another process adds one now; if none does, remove ${begun}.`
          : `Add a line with a new key at its end by hand, then rotate again. ${HOW_TO_MAKE}`,
    })
  }
}

export function missing(says: string, remedy: string): Fault {
  return new Fault('store.key-missing', says, { remedy })
}
