/** All sizes in all weathers, by one clock or both, each on a site of its own; what both clocks say of a phase stands together. */
import type { Weather } from './floor.ts'
import { measureSize, type SizePhase } from './measure-size.ts'
import { realStage } from './real.ts'
import type { Stage } from './stage.ts'
import { virtualStage } from './virtual.ts'

export const CLOCKS = ['virtual', 'real'] as const
export type Clock = (typeof CLOCKS)[number]

export interface Cell {
  readonly virtual?: SizePhase
  readonly real?: SizePhase
}

const STAGES: Readonly<Record<Clock, (size: number) => Promise<Stage>>> = { virtual: virtualStage, real: realStage }

export async function measureCell(size: number, weather: Weather, clocks: readonly Clock[]): Promise<Cell[]> {
  const cells: Cell[] = []
  for (const clock of clocks) {
    await using stage = await STAGES[clock](size)
    for (const [at, phase] of (await measureSize(size, stage, weather)).entries())
      cells[at] = { ...cells[at], [clock]: phase }
  }
  return cells
}
