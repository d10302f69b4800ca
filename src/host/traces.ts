/** Traces: what ran below what, how long, and how it ended; never what was said. Nothing is kept unless a collector is named. */
import type { Labels } from '../base/index.ts'

/** A request that came, one that left, a job. */
export type SpanSort = 'server' | 'client' | 'job'

export interface Begun {
  /** What begins while `work` runs stands below this one. */
  within<T>(work: () => T): T
  end(labels: Labels, failed: boolean): void
}

export interface Traces {
  begin(name: string, sort: SpanSort, labels: Labels): Begun
  /** Sends what is left. */
  close(): Promise<void>
}

export const NO_TRACES: Traces = {
  begin: () => ({ within: (work) => work(), end: () => {} }),
  close: async () => {},
}

/** All of `work` as one span, with what it counted; an error ends it as failed, by its class alone. */
export async function inSpan<T>(
  begun: Begun,
  work: () => Promise<T>,
  counted: (done: T) => Readonly<Record<string, number>> = () => ({}),
): Promise<T> {
  try {
    const done = await begun.within(work)
    begun.end(Object.fromEntries(Object.entries(counted(done)).map(([name, n]) => [`fairlead.${name}`, `${n}`])), false)
    return done
  } catch (error) {
    begun.end({ 'error.type': error instanceof Error ? error.name : 'unknown' }, true)
    throw error
  }
}
