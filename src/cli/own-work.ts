/** Long work as a command does it: by itself. Its environment may name sites that no server knows, and nobody's work but its own is begun by it. */
import { type LongWork, runLongWork } from '../actions/index.ts'
import { isFault } from '../base/index.ts'

export class OwnWork {
  readonly #ports: Parameters<typeof runLongWork>[2]
  readonly #stopping = new AbortController()
  readonly #running = new Set<Promise<void>>()

  constructor(ports: Parameters<typeof runLongWork>[2]) {
    this.#ports = ports
  }
  begin(name: LongWork, id: string): void {
    const running = this.#run(name, id).finally(() => this.#running.delete(running))
    this.#running.add(running)
  }
  /** What has begun ends soon, and goes on when it is asked for again. */
  async stop(): Promise<void> {
    this.#stopping.abort()
    await Promise.all(this.#running)
  }
  /** What may pass is tried again, as a worker of the queue would. */
  async #run(name: LongWork, id: string): Promise<void> {
    const { signal } = this.#stopping
    for (let again = true; again && !signal.aborted; )
      try {
        return await runLongWork(name, id, this.#ports, signal)
      } catch (err) {
        again = isFault(err) && err.again
        // What goes on for as long as it may has no other end.
        if (signal.aborted) return
        this.#ports.log.error({ job: name, [name]: id, err }, 'job')
      }
  }
}
