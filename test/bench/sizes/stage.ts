/** Where a large site is measured: by the machine's clock with processes of their own, or by a clock that jumps. */
import type { SiteState } from '../state.ts'
import type { Tally } from '../tally.ts'
import type { Weather } from './floor.ts'
import type { Task } from './tasks.ts'

export interface Done {
  readonly seconds: number
  /** Processor time of the product and of the simulator, seconds. */
  readonly cpu: number
  readonly cpuOfSite: number
  /** Megabytes of the product's process: before, and the most meanwhile. Null where it is the simulator's as well. */
  readonly from: number | null
  readonly peak: number | null
  readonly count: number
  readonly asked: Tally
}

export interface Stage extends AsyncDisposable {
  state(): Promise<SiteState>
  /** Somebody's request of the site, in no weather. */
  ask(method: string, path: string, body: object): Promise<unknown>
  carryOut(task: Task, weather: Weather): Promise<Done>
}
