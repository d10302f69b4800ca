/** What runs on this machine. Linux tells exactly; elsewhere only whether a process exists. */
import { readdirSync, readFileSync, readlinkSync, realpathSync } from 'node:fs'

/** A zombie is not running: in a container nobody may ever collect it. */
export function isRunning(id: number): boolean {
  try {
    process.kill(id, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
  try {
    return !/\) Z /.test(readFileSync(`/proc/${id}/stat`, 'utf8'))
  } catch {
    return process.platform !== 'linux'
  }
}

/** Every process of PostgreSQL works in its data folder. True where the system does not tell. */
export function worksIn(id: number, folder: string): boolean {
  return process.platform !== 'linux' || workingFolder(id) === realpathSync(folder)
}

export function processesIn(folder: string): number[] {
  if (process.platform !== 'linux') return []
  const real = realpathSync(folder)
  return readdirSync('/proc')
    .map(Number)
    .filter((id) => id !== process.pid && workingFolder(id) === real)
}

function workingFolder(id: number): string | undefined {
  try {
    return readlinkSync(`/proc/${id}/cwd`)
  } catch {
    return undefined
  }
}
