/** Processor time of a process and of all that it started, in seconds, as Linux tells it; null elsewhere. */
import { readdirSync, readFileSync } from 'node:fs'

/** The kernel counts in hundredths for programs, whatever it counts in itself. */
const TICKS = 100

interface Told {
  readonly pid: number
  readonly parent: number
  /** Its own, and of those of its children that have ended. */
  readonly ticks: number
}

export function processorSeconds(root: number): number | null {
  const all = allProcesses()
  if (!all) return null
  const below = (pid: number): number =>
    all.filter((one) => one.parent === pid).reduce((sum, one) => sum + one.ticks + below(one.pid), 0)
  return ((all.find(({ pid }) => pid === root)?.ticks ?? 0) + below(root)) / TICKS
}

/** Of all threads of one process, without those that have ended: fine enough for a single request. Null where nobody tells. */
export function threadSeconds(pid: number): number | null {
  try {
    const of = (thread: string): number =>
      Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0]) / 1e9
    return readdirSync(`/proc/${pid}/task`).reduce((sum, thread) => sum + of(thread), 0)
  } catch {
    return null
  }
}

function allProcesses(): Told[] | null {
  try {
    return readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? told(Number(name)) : []))
  } catch {
    return null
  }
}

function told(pid: number): Told[] {
  try {
    // After the name, which may hold anything: state, parent, …; the times are the 14th to 17th of all.
    const [, parent, ...rest] = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ')
    return [{ pid, parent: Number(parent), ticks: rest.slice(9, 13).reduce((sum, one) => sum + Number(one), 0) }]
  } catch {
    // It has ended meanwhile.
    return []
  }
}
