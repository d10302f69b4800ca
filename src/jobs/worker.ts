/** Runs jobs of one name. What a job writes is fenced by the deployment's own attempt (store/deployments.ts). */
import type { JobWithMetadata } from 'pg-boss'
import { isFault, type JsonObject } from '../base/index.ts'
import type { Queue } from './queue.ts'

export interface Job<D extends JsonObject = JsonObject> {
  readonly id: string
  readonly name: string
  readonly data: D
  /** 0 at first, one more each time the job is taken again. */
  readonly attempt: number
  /** Aborted when the job was lost or cancelled, and when this process stops. */
  readonly signal: AbortSignal
}

export interface WorkOptions {
  /** Jobs of this name under way at once in this process. */
  readonly width?: number
  /** Told of each job that ended with an error, and whether it will be tried again. */
  readonly onError?: (error: unknown, job: Job, again: boolean) => void
}

/**
 * A job that ends is done; one that throws what may pass (a fault that says so, a stop of this process) is tried again,
 * here or elsewhere; anything else ends it for good.
 */
export async function work<D extends JsonObject>(
  queue: Queue,
  name: string,
  run: (job: Job<D>) => Promise<void>,
  { width = 1, onError }: WorkOptions = {},
): Promise<void> {
  const options = {
    includeMetadata: true,
    perJobResults: true,
    localConcurrency: width,
    pollingIntervalSeconds: 0.5,
    // Also how long a job that is tried again may wait to be seen: nobody is notified of those.
    notifyPollingIntervalSeconds: 1,
    // With each sign of life a worker learns whether the job is still its own.
    heartbeatRefreshSeconds: 2,
  } as const
  await queue.boss.work<D, unknown, typeof options>(name, options, async ([taken]) => {
    if (!taken) return []
    const job = jobOf(taken, queue.stopping)
    try {
      await run(job)
      return [{ id: job.id, status: 'completed' }]
    } catch (error) {
      const again = queue.stopping.aborted || (isFault(error) && error.again)
      onError?.(error, job, again)
      return [{ id: job.id, status: again ? 'failed' : 'deadletter', output: { message: String(error) } }]
    }
  })
}

function jobOf<D extends JsonObject>(
  { id, name, data, retryCount, signal }: JobWithMetadata<D>,
  stopping: AbortSignal,
): Job<D> {
  return { id, name, data, attempt: retryCount, signal: AbortSignal.any([signal, stopping]) }
}
