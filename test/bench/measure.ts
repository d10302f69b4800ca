/** Seconds and memory of a piece of work in this process. */

export interface Measured<T> {
  readonly value: T
  readonly seconds: number
  /** Resident megabytes before it began, and the most while it ran. */
  readonly from: number
  readonly peak: number
}

const LOOK = 5
const MEGABYTE = 1024 * 1024

/** Memory means something only with `--expose-gc`: what earlier work left behind goes first. */
export async function measure<T>(work: () => Promise<T>): Promise<Measured<T>> {
  globalThis.gc?.()
  const from = process.memoryUsage.rss()
  let peak = from
  const look = (): void => {
    peak = Math.max(peak, process.memoryUsage.rss())
  }
  const timer = setInterval(look, LOOK)
  const started = performance.now()
  try {
    const value = await work()
    const seconds = (performance.now() - started) / 1_000
    look()
    return { value, seconds, from: from / MEGABYTE, peak: peak / MEGABYTE }
  } finally {
    clearInterval(timer)
  }
}
