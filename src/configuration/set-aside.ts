/** Breaks circles of names: one object of each gives its name up for a while, and has its new one when that is free. Pure. */
import { inOrder, isObject, type Json, type Problem, reachable } from '../base/index.ts'
import type { Step } from '../plan/index.ts'
import type { Change } from './change.ts'
import type { Drafts } from './drafts.ts'
import type { Key, Kind, KindName } from './kind.ts'
import { nameAside } from './name-aside.ts'
import type { Snapshot } from './snapshot.ts'

interface Ground {
  readonly drafts: Pick<Drafts, 'takes' | 'soft' | 'keyOf'>
  readonly target: Snapshot
  readonly kinds: ReadonlyMap<KindName, Kind>
}

export interface SetAside {
  readonly steps: readonly Step<Change>[]
  readonly problems: readonly Problem[]
}

interface Aside {
  readonly name: string
  readonly step: Step<Change>
}

/** Only where no order is left: whoever takes a name waits for whoever gives it up, unless that one waits for it in turn. */
export function setAside(steps: readonly Step<Change>[], ground: Ground): SetAside {
  const { takes, soft } = ground.drafts
  const waits = takes.size === 0 ? new Map<string, Set<string>>() : stuckIn(steps, soft)
  if (waits.size === 0) return { steps, problems: [] }
  const byId = new Map(steps.map((step) => [step.id, step]))
  const names = new Names(steps, ground)
  const asides = new Map<string, Aside>()
  /** By step: whom it waits for no longer. */
  const freed = new Map<string, Set<string>>()
  const problems: Problem[] = []
  for (const [taker, givers] of takes)
    for (const giver of givers) {
      const [taking, giving] = [byId.get(taker), byId.get(giver)]
      if (!taking || !giving || !reachable([giver], (id) => waits.get(id) ?? []).has(taker)) continue
      const aside = asides.get(giver) ?? names.aside(giving)
      if (!aside || !names.areFree(aside.step, taking)) continue
      if (!asides.has(giver)) problems.push(told(ground.drafts.keyOf(giving.about), aside.step))
      asides.set(giver, aside)
      waits.get(taker)?.delete(giver)
      freed.set(taker, (freed.get(taker) ?? new Set()).add(giver))
    }
  return { steps: steps.flatMap((step) => withAside(step, asides, freed.get(step.id), ground.kinds)), problems }
}

/** What waits for itself, whatever may yield, and for what. */
function stuckIn(steps: readonly Step<Change>[], soft: Drafts['soft']): Map<string, Set<string>> {
  const hard = (step: Step<Change>) => step.after.filter((id) => !soft.get(step.id)?.has(id))
  const { stuck } = inOrder(steps, ({ id }) => id, hard)
  return new Map(stuck.map((step) => [step.id, new Set(hard(step))]))
}

/** Names that only one object may hold, as the target has them and as the plan makes them. */
class Names {
  readonly #steps: readonly Step<Change>[]
  readonly #ground: Ground
  readonly #taken = new Map<KindName, Set<string>>()

  constructor(steps: readonly Step<Change>[], ground: Ground) {
    this.#steps = steps
    this.#ground = ground
  }
  #of(kind: Kind): Set<string> {
    const known = this.#taken.get(kind.name)
    if (known) return known
    const values = [
      ...this.#ground.target.objects.flatMap((object) => (object.kind === kind.name ? [object.value] : [])),
      ...this.#steps.flatMap(({ data }) => (data.kind === kind.name && data.after !== null ? [data.after] : [])),
    ]
    const taken = new Set(values.flatMap((value) => this.#claims(kind.name, value)))
    this.#taken.set(kind.name, taken)
    return taken
  }
  #claims(kindName: KindName, value: Json | null): readonly string[] {
    return value === null ? [] : (this.#ground.kinds.get(kindName)?.claims?.(value) ?? [])
  }
  /** It gives up its name, and nothing else. */
  aside({ about, data: giving }: Step<Change>): Aside | undefined {
    const { before } = giving
    const kind = this.#ground.kinds.get(giving.kind)
    if (!kind || !isObject(before) || typeof before.name !== 'string') return undefined
    const [held, taken] = [new Set(this.#claims(kind.name, before)), this.#of(kind)]
    const claimsAs = (name: string) => this.#claims(kind.name, { ...before, name }).filter((claim) => !held.has(claim))
    const name = nameAside(before.name, (one) => claimsAs(one).some((claim) => taken.has(claim)))
    for (const claim of claimsAs(name)) taken.add(claim)
    const title = `Set ${kind.label.toLowerCase()} ${before.name} aside as ${name}${giving.byHand ? ' by hand' : ''}`
    const data = withClicks({ ...giving, after: { ...before, name } }, kind)
    return { name, step: { id: `aside ${about}`, verb: 'update', about, title, after: [], data } }
  }
  /** A project that is set aside keeps its key. */
  areFree({ data: aside }: Step<Change>, { data: taking }: Step<Change>): boolean {
    const held = new Set(this.#claims(aside.kind, aside.after))
    return !this.#claims(taking.kind, taking.after).some((claim) => held.has(claim))
  }
}

function withAside(
  step: Step<Change>,
  asides: ReadonlyMap<string, Aside>,
  freed: ReadonlySet<string> | undefined,
  kinds: Ground['kinds'],
): Step<Change>[] {
  const own = asides.get(step.id)
  const after = step.after.map((id) => (freed?.has(id) ? (asides.get(id)?.step.id ?? id) : id))
  if (!own) return [freed ? { ...step, after } : step]
  const data = withClicks({ ...step.data, before: own.step.data.after }, kinds.get(step.data.kind))
  return [own.step, { ...step, title: `${step.title}, until then ${own.name}`, after: [own.step.id, ...after], data }]
}

/** What a person clicks on is called as it is by then. */
const withClicks = (data: Change, kind: Kind | undefined): Change =>
  data.byHand
    ? { ...data, byHand: kind?.byHand?.(data.after === null ? 'delete' : 'update', data.after, data.before) ?? [] }
    : data

const told = (about: Key, { title }: Step<Change>): Problem => ({
  severity: 'notes',
  code: 'set-aside',
  about,
  says: `${title}: another is to have its name before it can have its own.`,
})
