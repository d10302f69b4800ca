/** A target as plain values: takes a plan's steps in their order, as strictly as Jira would. */
import { equal, type Json } from '../../../src/base/index.ts'
import {
  type Change,
  type ConfigurationPlan,
  type Key,
  KINDS,
  type Kind,
  type Snapshot,
} from '../../../src/configuration/index.ts'
import type { Found } from '../../../src/configuration/kind.ts'
import { collect, swapAll } from '../../../src/configuration/references.ts'
import { snapshotWith } from '../site/snapshot.ts'

const BY_NAME = new Map(KINDS.map((kind) => [kind.name, kind]))

interface Held extends Found<Json> {
  readonly kind: Kind
}

export class Model {
  readonly #before: Snapshot
  readonly #held = new Map<Key, Held>()
  readonly #claims = new Map<string, Key>()
  #made = 0
  /** What a step did that Jira would not have let it. */
  readonly wrong: string[] = []

  constructor(target: Snapshot) {
    this.#before = target
    for (const { kind, key, ...found } of target.objects) {
      const known = BY_NAME.get(kind)
      if (known) this.#put(key, { ...found, kind: known })
    }
  }
  apply({ steps }: ConfigurationPlan): void {
    for (const { id, verb, data } of steps) {
      const held = this.#held.get(data.key)
      if (verb === 'create' && held) this.wrong.push(`${id}: it is there already`)
      if (verb !== 'create' && !equal(held?.value, data.before ?? undefined))
        this.wrong.push(`${id}: it is not as it was before`)
      if (data.after === null) this.#remove(id, data)
      else this.#write(id, data, data.after, held)
    }
  }
  #remove(id: string, { key }: Change): void {
    for (const [other, { kind, value }] of this.#held)
      if (other !== key && collect(kind, value).some(({ held }) => held === key))
        this.wrong.push(`${id}: ${other} names it`)
    this.#let(key)
    this.#held.delete(key)
  }
  #write(id: string, data: Change, after: Json, held: Held | undefined): void {
    const kind = BY_NAME.get(data.kind)
    if (!kind) throw new Error(`no kind ${data.kind}`)
    for (const one of collect(kind, after))
      if (!this.#held.has(one.held)) this.wrong.push(`${id}: ${one.reference.at} names ${one.held}, which is not there`)
    this.#let(data.key)
    this.#put(data.key, { ...(held ?? { id: `new-${++this.#made}` }), kind, value: after }, id)
  }
  #let(key: Key): void {
    for (const [claim, holder] of this.#claims) if (holder === key) this.#claims.delete(claim)
  }
  #put(key: Key, held: Held, by = 'the target'): void {
    this.#held.set(key, held)
    for (const name of held.kind.claims?.(held.value) ?? []) {
      const claim = `${held.kind.name} ${name}`
      const other = this.#claims.get(claim)
      if (other !== undefined) this.wrong.push(`${by}: ${other} holds "${claim}" already`)
      this.#claims.set(claim, key)
    }
  }
  value(key: Key): Json | undefined {
    return this.#held.get(key)?.value
  }
  id(key: Key): string | undefined {
    return this.#held.get(key)?.id
  }
  /** As it would be read now: names may have changed, and with them the keys. */
  snapshot(): Snapshot {
    const found = new Map(KINDS.map((kind) => [kind.name, [] as Found<Json>[]]))
    for (const { kind, ...held } of this.#held.values())
      found.get(kind.name)?.push({ ...held, value: swapAll(kind, held.value, (_, key) => this.id(key)) })
    const read = KINDS.map((kind) => ({ kind, found: found.get(kind.name) ?? [] }))
    return snapshotWith(this.#before.site.name, read, this.id(this.#before.account ?? '') ?? '')
  }
}
