/** One pair as a model: an issue with its history, an item, what is agreed, sent and asked. No store and no HTTP, only what is decided. */
import type { Json } from '../../src/base/index.ts'
import type { Change } from '../../src/jira/index.ts'
import type { Item, ItemField } from '../../src/portfolio/index.ts'
import { decidePair } from '../../src/sync/decide.ts'
import { gapIn, stoodBy } from '../../src/sync/gap.ts'
import type { FieldMapping, Integration, NewConflict, NewStep, Pair } from '../../src/sync/index.ts'
import { overwrittenIn } from '../../src/sync/late-writes.ts'

export const MINUTE = 60_000
/** For so long what was sent may still arrive. */
export const IN_DOUBT = 60_000
const US = 'us'
const PEOPLE = { members: new Map<string, string>(), deployment: 'cloud' as const }

export interface Step extends NewStep {
  readonly id: string
  /** A write of it had no end: until then it may arrive. */
  doubtUntil: number | null
}
interface Sent {
  readonly field: ItemField
  readonly value: Json
  readonly written: { readonly expects: Json; readonly since: number }
  readonly step: string
  until: number | null
}
interface Kept extends NewConflict {
  state: 'open' | 'ended' | 'decided'
}
type Write = Pick<Step, 'field' | 'value' | 'expects'>
type Raw = Record<string, Json>

export class ModelPair {
  now = Date.UTC(2027, 2, 1, 9)
  readonly #integration: Integration
  readonly #takesApart: boolean
  readonly jira: Raw = {}
  readonly history: Change[] = []
  /** What the last reading showed. */
  #seen: { readonly fields: Raw; readonly history: readonly Change[] } = { fields: {}, history: [] }
  readonly item: Raw = {}
  readonly said: {
    readonly field: ItemField
    readonly value: Json
    readonly at: number
    readonly who: 'jira' | 'person'
  }[] = []
  readonly agreed = new Map<ItemField, Json>()
  sent: Sent[] = []
  steps: Step[] = []
  conflicts: Kept[] = []
  /** Writes that Jira carries out later. */
  late: { readonly at: number; readonly write: Write }[] = []
  writes = 0
  #ids = 0
  #touched = true
  #readAt = 0

  constructor(fields: readonly FieldMapping[], empty: (field: ItemField) => Json, takesApart: boolean) {
    const rest = { name: 'Epics', connection: 'c', level: 'initiative' as const, projects: ['10'], types: ['1'] }
    this.#takesApart = takesApart
    this.#integration = { id: 'i', ...rest, fields, createsItems: true, under: null, pushes: null, fills: {} }
    for (const { field, jira } of fields) {
      this.jira[jira] = empty(field)
      this.item[field] = empty(field)
      this.agreed.set(field, empty(field))
    }
    this.read()
  }
  get fields(): readonly FieldMapping[] {
    return this.#integration.fields
  }
  mapping(field: ItemField): FieldMapping {
    const found = this.fields.find((one) => one.field === field)
    if (!found) throw new Error(`${field} is not mapped`)
    return found
  }
  setJira(field: ItemField, value: Json, author: string): void {
    const { jira } = this.mapping(field)
    const before = this.jira[jira] ?? null
    if (JSON.stringify(before) === JSON.stringify(value)) return
    this.jira[jira] = value
    const text = (one: Json) => (Array.isArray(one) ? one.join(' ') : one === null ? null : String(one))
    const [from, to] = [text(before), text(value)]
    this.#ids += 1
    const told = { issueId: '1', history: String(this.#ids), at: this.now, author, field: jira }
    this.history.push({ ...told, from, to, fromText: from, toText: to })
  }
  /** What we sent arrives: of a set what comes and goes, where Jira's field takes it apart; else the whole value. */
  arrive({ field, value, expects }: Write): void {
    const there = this.jira[this.mapping(field).jira]
    const isApart = this.#takesApart && Array.isArray(there) && Array.isArray(value) && Array.isArray(expects)
    const left = isApart ? there.filter((one) => value.includes(one) || !expects.includes(one)) : []
    const added = isApart ? value.filter((one) => !expects.includes(one) && !left.includes(one)) : []
    this.setJira(field, isApart ? [...left, ...added].sort() : value, 'us')
  }
  setHere(field: ItemField, value: Json, who: 'jira' | 'person'): void {
    this.item[field] = value
    this.#touched = true
    this.said.push({ field, value, at: this.now, who })
  }
  read(): void {
    this.#touched ||= JSON.stringify(this.#seen.fields) !== JSON.stringify(this.jira)
    this.#touched ||= this.sent.length > 0 && this.#seen.history.length !== this.history.length
    this.#seen = { fields: { ...this.jira }, history: [...this.history] }
    this.#readAt = this.now
    this.#forget()
  }
  /** What can no longer arrive, and was read and decided on since. */
  #forget(): void {
    const mayArrive = ({ until }: Sent) => until === null || until >= this.#readAt
    const open = new Set(this.sent.filter(mayArrive).map(({ field }) => field))
    if (!this.#touched) this.sent = this.sent.filter(({ field }) => open.has(field))
  }
  /** Gives how much was decided. */
  decide(): number {
    const pair = this.#pair()
    const clock = { since: this.now, skew: 0 }
    const settled = decidePair(pair, { integration: this.#integration, people: PEOPLE, account: US, ...clock })
    const late = overwrittenIn(pair, { integration: this.#integration, people: PEOPLE, account: US })
    for (const { field, value } of settled.agreed) this.agreed.set(field, value)
    for (const field of settled.settled) this.#end(field)
    for (const one of [...settled.conflicts, ...late]) this.#keep(one)
    for (const id of settled.dropped) this.#drop(id)
    for (const step of settled.steps) {
      for (const one of this.steps.filter(({ field, to }) => field === step.field && to === step.to)) this.#drop(one.id)
      this.#ids += 1
      this.steps.push({ ...step, id: String(this.#ids), doubtUntil: null })
    }
    this.#touched = false
    this.#forget()
    return settled.agreed.length + settled.steps.length + settled.dropped.length + late.length
  }
  /** The oldest first; a merged set is written here before it is written in Jira. */
  inOrder(): Step[] {
    return this.steps.toSorted((a, b) => a.since - b.since || (a.to < b.to ? 1 : a.to > b.to ? -1 : 0))
  }
  /** Looks, as whoever writes does; and finds what an own write had replaced. */
  look(step: Step): 'as-wanted' | 'as-expected' | 'stale' | 'in-doubt' {
    if (step.to === 'portfolio') {
      const now = JSON.stringify(this.item[step.field])
      if (now === JSON.stringify(step.value)) return 'as-wanted'
      return now === JSON.stringify(step.expects) ? 'as-expected' : 'stale'
    }
    this.read()
    this.#findGap(step)
    const there = JSON.stringify(this.jira[this.mapping(step.field).jira])
    const isOurs = JSON.stringify(this.item[step.field]) === JSON.stringify(step.value)
    if (there === JSON.stringify(step.value) && (isOurs || step.doubtUntil !== null)) return 'as-wanted'
    if (step.doubtUntil !== null && this.now < step.doubtUntil) return 'in-doubt'
    const written = { mapping: this.mapping(step.field), people: PEOPLE, account: US, ...step }
    const { since, known = 0 } = step
    const isSince = ({ field, at, author }: Change) =>
      field === written.mapping.jira && (at >= since || at > known) && author !== US
    if (this.history.some(isSince) || stoodBy(this.history, written)) return 'stale'
    if (!isOurs) return 'stale'
    return there === JSON.stringify(step.expects) ? 'as-expected' : 'stale'
  }
  /** It leaves: from here on it may arrive. */
  send(step: Step): void {
    this.writes += 1
    const { field, value, expects, since, id } = step
    this.sent = [
      ...this.sent.filter((one) => one.step !== id),
      { field, value, step: id, until: null, written: { expects, since } },
    ]
  }
  finish(step: Step): void {
    this.#touched = true
    this.steps = this.steps.filter((one) => one !== step)
    // What had no end may arrive all the same, though somebody else made it what we wanted.
    const until = step.doubtUntil
    if (until === null) this.sent = this.sent.filter((one) => one.step !== step.id)
    else for (const one of this.sent) if (one.step === step.id) one.until = until
    if (step.to === 'jira') this.agreed.set(step.field, step.value)
  }
  writeHere(step: Step): void {
    this.setHere(step.field, step.value, 'jira')
    this.agreed.set(step.field, step.agrees ?? step.value)
    this.steps = this.steps.filter((one) => one !== step)
  }
  #drop(id: string): void {
    this.steps = this.steps.filter((one) => one.id !== id)
    for (const one of this.sent) if (one.step === id) one.until = this.now + IN_DOUBT
  }
  drop(step: Step): void {
    this.#touched = true
    this.#drop(step.id)
  }
  #findGap(step: Step): void {
    const mapping = this.mapping(step.field)
    const sent = this.sent.filter(({ field }) => field === step.field).map(({ value }) => value)
    const { value, expects, since } = step
    const gap = gapIn(this.history, { mapping, people: PEOPLE, account: US, value, expects, since, sent })
    if (!gap) return
    const both = { jira: gap.lost, portfolio: value, base: expects }
    this.#keep({ field: step.field, ...both, policy: mapping.policy, winner: 'portfolio', history: gap.history })
  }
  #keep(conflict: NewConflict): void {
    const { field, history, winner } = conflict
    if (history !== undefined && this.conflicts.some((one) => one.field === field && one.history === history)) return
    if (history === undefined) this.#end(field)
    this.conflicts.push({ ...conflict, state: winner === null ? 'open' : 'decided' })
  }
  #end(field: ItemField): void {
    for (const one of this.conflicts) if (one.field === field && one.state === 'open') one.state = 'ended'
  }
  #pair(): Pair {
    const newest = new Map(this.#seen.history.map((one) => [one.field, one]))
    const told = <T>(of: (change: Change) => T) =>
      Object.fromEntries([...newest].map(([field, one]) => [field, of(one)]))
    const asked = this.conflicts.filter(({ state }) => state === 'open')
    const agreed = this.fields.map(({ field }) => {
      const sent = this.sent
        .filter((one) => one.field === field)
        .map(({ value, written }) => ({ to: 'jira' as const, value, written }))
      return [field, { base: this.agreed.get(field), sent }] as const
    })
    return {
      ...{ link: 'l', integration: 'i', touched: 1 },
      item: { id: 'x', code: 'I-1', level: 'initiative', parent: null, position: 1, ...this.item } as unknown as Item,
      saidAt: Object.fromEntries(this.said.map(({ field, at }) => [field, at])),
      // No backup is put back here.
      saidHere: {},
      issue: {
        ...{
          id: '1',
          key: 'PAY-1',
          summary: '',
          projectId: '10',
          typeId: '1',
          statusId: '3',
          state: 'seen',
          link: 'l',
        },
        fields: this.#seen.fields,
        updated: this.#seen.history.at(-1)?.at ?? 0,
        changedAt: told(({ at }) => at),
        saidBy: told(({ author }) => author ?? ''),
      },
      agreed: Object.fromEntries(agreed),
      changes: this.sent.length === 0 ? [] : this.#seen.history,
      steps: this.steps,
      asked: Object.fromEntries(asked.map(({ field, jira, portfolio }) => [field, { jira, portfolio }])),
      unrest: {},
    }
  }
}
