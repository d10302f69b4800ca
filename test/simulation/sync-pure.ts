/** Stories of one pair through what sync decides, and nothing else: random edits, writes that are lost or late, deaths, and a judge who knows no rule of it. */
import type { Json } from '../../src/base/index.ts'
import type { ItemField } from '../../src/portfolio/index.ts'
import type { FieldMapping } from '../../src/sync/index.ts'
import { dice } from '../world.ts'
import { IN_DOUBT, MINUTE, ModelPair, type Step } from './sync-pair.ts'

const JIRA: Readonly<Partial<Record<ItemField, string>>> = {
  name: 'summary',
  start: 'customfield_1',
  due: 'duedate',
  labels: 'labels',
}
const FIELDS = Object.keys(JIRA) as ItemField[]
const POLICIES = ['newest', 'jira', 'portfolio', 'ask'] as const
const FLOWS = ['both', 'both', 'both', 'to-jira', 'from-jira'] as const
const TICKS = 40

export interface PureStory {
  readonly broken: readonly string[]
  readonly edits: number
  readonly writes: number
}

export function livePure(seed: number): PureStory {
  const story = new Pure(seed)
  return story.live()
}

class Pure {
  readonly #roll: () => number
  readonly #pair: ModelPair
  readonly #takesApart: boolean
  /** Each word is said once, and tells by whom. */
  #words = 0
  readonly #gone = new Set<string>()

  constructor(seed: number) {
    this.#roll = dice(seed)
    const fields = FIELDS.map((field): FieldMapping => {
      const isSet = field === 'labels'
      const policy = isSet ? 'merge' : this.#pick(POLICIES)
      return { field, jira: JIRA[field] ?? '', flow: isSet ? 'both' : this.#pick(FLOWS), policy }
    })
    const empty = (field: ItemField) => (field === 'labels' ? [] : field === 'name' ? 'born' : null)
    // A field of an app may take its whole value alone.
    this.#takesApart = this.#roll() < 0.75
    this.#pair = new ModelPair(fields, empty, this.#takesApart)
  }
  #pick<T>(from: readonly T[]): T {
    return from[Math.floor(this.#roll() * from.length)] as T
  }
  live(): PureStory {
    for (let tick = 0; tick < TICKS; tick++) this.#tick()
    this.#pair.now += 2 * IN_DOUBT
    this.#arrive()
    this.#rest()
    const { writes } = this.#pair
    this.#rest()
    const idle = this.#pair.writes - writes
    const broken = [...(idle > 0 ? [`${idle} writes at rest`] : []), ...judge(this.#pair, this.#gone, this.#takesApart)]
    return { broken, edits: this.#words, writes }
  }
  #tick(): void {
    const luck = this.#roll()
    if (luck < 0.2) this.#edit('j')
    else if (luck < 0.4) this.#edit('p')
    else if (luck < 0.55) this.#pair.read()
    else if (luck < 0.7) this.#pair.decide()
    else this.#step()
    this.#pair.now += Math.floor(this.#roll() * (this.#roll() < 0.1 ? 3 * MINUTE : 5_000))
    this.#arrive()
  }
  #arrive(): void {
    const due = this.#pair.late.filter(({ at }) => at <= this.#pair.now)
    this.#pair.late = this.#pair.late.filter(({ at }) => at > this.#pair.now)
    const { now } = this.#pair
    for (const { at, write } of due.toSorted((a, b) => a.at - b.at)) {
      this.#pair.now = at
      this.#pair.arrive(write)
    }
    this.#pair.now = now
  }
  #edit(side: 'j' | 'p'): void {
    const mapping = this.#pick(this.#pair.fields)
    const { field, jira } = mapping
    const held = side === 'j' ? this.#pair.jira[jira] : this.#pair.item[field]
    const value = this.#said(field, side, held ?? null)
    // A person may use our account; in a set nobody can tell then who brought back what was there before.
    const asUs = this.#roll() < 0.2 && field !== 'labels'
    if (side === 'j') this.#pair.setJira(field, value, asUs ? 'us' : 'anna')
    else this.#pair.setHere(field, value, 'person')
  }
  #said(field: ItemField, side: 'j' | 'p', held: Json): Json {
    this.#words += 1
    const word = `${this.#words}-${side}`
    if (field === 'name') return word
    if (field !== 'labels')
      return new Date(Date.UTC(2030, 0, 1 + this.#words * 2 + (side === 'j' ? 0 : 1))).toISOString().slice(0, 10)
    const labels = held as string[]
    const [first] = labels
    if (first === undefined || this.#roll() < 0.7) return [...labels, word].sort()
    this.#gone.add(first)
    return labels.slice(1)
  }
  /** One open step, and whatever may come of it. */
  #step(): void {
    const [first, second] = this.#pair.inOrder()
    const step = second && second.field !== first?.field && this.#roll() < 0.5 ? second : first
    const look = step && this.#pair.look(step)
    if (!step || look === 'in-doubt') return
    if (look !== 'as-expected' || step.to === 'portfolio') this.#unsent(step, look)
    else this.#write(step)
  }
  /** All that ends without a request to Jira. */
  #unsent(step: Step, look: ReturnType<ModelPair['look']> | undefined): void {
    if (look === 'as-wanted') this.#end(step)
    else if (look === 'as-expected') this.#pair.writeHere(step)
    else this.#pair.drop(step)
  }
  #end(step: Step): void {
    if (step.to === 'portfolio') this.#pair.agreed.set(step.field, step.agrees ?? step.value)
    this.#pair.finish(step)
  }
  #write(step: Step): void {
    this.#pair.send(step)
    // Between the look and the write.
    if (this.#roll() < 0.15) this.#edit('j')
    const luck = this.#roll()
    if (luck < 0.4) step.doubtUntil = this.#pair.now + IN_DOUBT
    // It never arrives, or later, or its answer is lost.
    if (luck < 0.1) return
    if (luck < 0.25) {
      this.#pair.late.push({ at: this.#pair.now + Math.floor(this.#roll() * (IN_DOUBT - 1)), write: step })
      return
    }
    this.#pair.arrive(step)
    if (luck < 0.4) return
    if (this.#roll() < 0.1) this.#edit('j')
    // Read back.
    this.#pair.look(step)
    this.#pair.finish(step)
  }
  #rest(): void {
    for (let round = 0; round < 30; round++) {
      this.#pair.now += 2 * IN_DOUBT
      this.#pair.read()
      if (this.#pair.decide() === 0 && this.#pair.steps.length === 0) return
      for (const step of this.#pair.inOrder()) this.#calmly(step)
    }
  }
  #calmly(step: Step): void {
    const look = this.#pair.look(step)
    if (look !== 'as-expected' || step.to === 'portfolio') {
      this.#unsent(step, look)
      return
    }
    this.#pair.send(step)
    this.#pair.arrive(step)
    this.#pair.look(step)
    this.#pair.finish(step)
  }
}

/** By what both sides hold and have held. */
function judge(pair: ModelPair, gone: ReadonlySet<string>, takesApart: boolean): string[] {
  return pair.fields.flatMap(({ field, jira }) => {
    const [theirs, ours] = [pair.jira[jira] ?? null, pair.item[field] ?? null]
    const kept = pair.conflicts.filter((one) => one.field === field)
    const isKept = (word: string) => kept.some((one) => JSON.stringify([one.jira, one.portfolio]).includes(word))
    const differs = JSON.stringify(theirs) !== JSON.stringify(ours) && !kept.some(({ state }) => state === 'open')
    const broken = differs ? [`${field} differs: Jira ${JSON.stringify(theirs)}, here ${JSON.stringify(ours)}`] : []
    if (field === 'labels') return [...broken, ...labelsLost(pair, theirs as string[], gone, isKept, takesApart)]
    const here = pair.said.filter((one) => one.field === field)
    const past = pair.history.filter((one) => one.field === jira)
    for (const [at, { author, from, to }] of past.entries()) {
      // A person may use our account: their words tell.
      const isOurs = author === 'us' && !isSaidBy(to, 'j')
      if (!isOurs || !isSaidBy(from, 'j') || from === null || isKept(from)) continue
      if (!here.some(({ value }) => value === from)) broken.push(`${field}: ${from} was replaced in Jira (${at})`)
    }
    for (const [at, { who, value }] of here.entries()) {
      const before = here[at - 1]?.value
      if (who !== 'jira') continue
      if (isSaidBy(String(value), 'p')) broken.push(`${field}: ${value} came back from Jira`)
      if (typeof before !== 'string' || !isSaidBy(before, 'p') || isKept(before)) continue
      if (!past.some(({ to, from }) => to === before || from === before))
        broken.push(`${field}: ${before} was replaced here`)
    }
    return broken
  })
}

function isSaidBy(value: string | null, side: 'j' | 'p'): boolean {
  if (value === null) return false
  if (/^\d+-[jp]$/.test(value)) return value.endsWith(side)
  const day = (Date.parse(value) - Date.UTC(2030, 0, 1)) / 86_400_000
  return Number.isInteger(day) && Math.abs(day % 2) === (side === 'j' ? 0 : 1)
}

/**
 * What somebody added and nobody took away is on both sides; what somebody took away is on neither. Where each comes and
 * goes by itself no conflict need keep what was added: only a late write may bring back what was taken away.
 */
function labelsLost(
  pair: ModelPair,
  theirs: readonly string[],
  gone: ReadonlySet<string>,
  isKept: (word: string) => boolean,
  takesApart: boolean,
): string[] {
  const told = pair.history.filter(({ field }) => field === 'labels').flatMap(({ toText }) => (toText ?? '').split(' '))
  const here = pair.said.filter(({ field }) => field === 'labels').flatMap(({ value }) => value as string[])
  const all = new Set([...told, ...here].filter((label) => label !== ''))
  return [
    ...[...all]
      .filter((one) => !gone.has(one) && !theirs.includes(one) && (takesApart || !isKept(one)))
      .map((one) => `labels: ${one} is not there`),
    ...[...gone].filter((one) => theirs.includes(one) && !isKept(one)).map((one) => `labels: ${one} came back`),
  ]
}
