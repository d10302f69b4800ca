/** The lines of a deployment's list: which steps fit, in which order, and how many of each wave. Pure. */
import { DEPLOYED_STATES, type DeployedLineView } from '../shapes/index.ts'

type State = DeployedLineView['state']

export interface LineFilter {
  readonly states?: readonly State[] | undefined
  readonly verbs?: readonly DeployedLineView['verb'][] | undefined
  /** Every word of it must be there, in the title, the key or the reason. */
  readonly search?: string | undefined
}

export function fittingLines(
  lines: readonly DeployedLineView[],
  { states, verbs, search }: LineFilter,
): readonly DeployedLineView[] {
  const words = search?.toLowerCase().split(/\s+/).filter(Boolean) ?? []
  if (states === undefined && verbs === undefined && words.length === 0) return lines
  return lines.filter(({ state, verb, title, about, why }) => {
    if (states?.includes(state) === false || verbs?.includes(verb) === false) return false
    if (words.length === 0) return true
    const text = `${title} ${about} ${why ?? ''}`.toLowerCase()
    return words.every((word) => text.includes(word))
  })
}

export type LineSort = 'state' | 'verb' | 'about' | 'requests'

const SIGNS: Readonly<Record<LineSort, (line: DeployedLineView) => string | number>> = {
  state: ({ state }) => DEPLOYED_STATES.indexOf(state),
  verb: ({ verb }) => verb,
  about: ({ about }) => about.slice(about.indexOf(':') + 1).toLowerCase(),
  requests: ({ requests }) => requests,
}

/** Inside each wave. */
export function sortedLines(
  lines: readonly DeployedLineView[],
  sort: LineSort | `-${LineSort}` | undefined,
): readonly DeployedLineView[] {
  if (sort === undefined) return lines
  const [turn, name] = sort.startsWith('-') ? [-1, sort.slice(1) as LineSort] : [1, sort as LineSort]
  const signed = lines.map((line) => ({ line, sign: SIGNS[name](line) }))
  signed.sort((a, b) => a.line.wave - b.line.wave || turn * (a.sign < b.sign ? -1 : a.sign > b.sign ? 1 : 0))
  return signed.map(({ line }) => line)
}

const ENDED: ReadonlySet<State> = new Set(['done', 'adopted', 'failed', 'stale', 'skipped'])

export interface WaveCount {
  readonly wave: number
  count: number
  ended: number
}

/** Wave by wave, in their order. */
export function countWaves(lines: readonly DeployedLineView[]): WaveCount[] {
  const waves = new Map<number, WaveCount>()
  for (const { wave, state } of lines) {
    const counted = waves.get(wave) ?? { wave, count: 0, ended: 0 }
    waves.set(wave, counted)
    counted.count += 1
    if (ENDED.has(state)) counted.ended += 1
  }
  return [...waves.values()]
}
