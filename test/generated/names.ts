/** Names as people give them: plain ones, odd ones, ones as long as Jira takes, ones that another kind has in another case. */
import type { Draw } from './draw.ts'

const WORDS = [
  'Parcel',
  'Route',
  'Depot',
  'Review',
  'Übergabe',
  'Schweiß',
  'Ärger',
  'ship',
  'São Paulo',
  '東京',
  'Ελλάδα',
]
const ODD = [
  'a:b',
  'x/y',
  '#2',
  'is "quoted"',
  "it's",
  'a, b',
  '%%NAME%%',
  '<b>bold</b>',
  '(select)',
  '🚚',
  'tab\\slash',
  'status:Open',
  '{"a":1}',
  '100 %',
  'שלום',
]
/** Each alone a whole name, once for each kind. */
const BARE = ['?', 'constructor', '__proto__', 'drop', 'create', 'keep', '0', 'null', 'default', '%%', 'é', '#2']

export class Names {
  readonly #draw: Draw
  readonly #first: number
  readonly #bare = new Map<string, string[]>()
  readonly #counts = new Map<string, number>()

  /** Numbers from `first` on make names differ: two designs with numbers far apart share none by accident. */
  constructor(draw: Draw, first: number) {
    this.#draw = draw
    this.#first = first
  }
  next(table: string, most = 60): string {
    const bare = this.#bare.get(table) ?? this.#draw.shuffled(BARE)
    this.#bare.set(table, bare)
    if (this.#first === 1 && this.#draw.chance(0.06)) {
      const name = bare.pop()
      if (name !== undefined) return name
    }
    const count = (this.#counts.get(table) ?? this.#first - 1) + 1
    this.#counts.set(table, count)
    return this.#dressed(`${this.#draw.pick(WORDS)} ${count}`, most)
  }
  #dressed(name: string, most: number): string {
    const chance = this.#draw.random()
    if (chance < 0.15) return `${name} ${this.#draw.pick(ODD)}`
    if (chance < 0.25) return `${this.#draw.pick(ODD)} ${name}`
    if (chance < 0.3) return `${name.padEnd(most - 1, ' abcd')}x`
    return chance < 0.4 ? name.toUpperCase() : name
  }
  /** A description: often none. */
  text(most = 255): string {
    const { chance, pick, between } = { chance: this.#draw.random(), pick: this.#draw, between: this.#draw }
    if (chance < 0.4) return ''
    if (chance < 0.45)
      return pick
        .pick(WORDS)
        .padEnd(most, ' long text.')
        .slice(0, most - 1)
        .concat('.')
    return `${pick.pick(WORDS)} ${pick.pick(ODD)} ${between.between(1, 999)}.`
  }
}
