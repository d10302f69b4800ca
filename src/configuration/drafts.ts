/** Drafts the steps of a plan: which step makes, changes or frees what, and so what waits for what. Pure. */
import type { Step } from '../plan/index.ts'
import { type Answers, answersAbout } from './answers.ts'
import { type NameIndex, nameIndex } from './called.ts'
import type { Change } from './change.ts'
import type { Difference } from './compare.ts'
import { type Key, type Kind, type KindName, kindOf } from './kind.ts'
import { collect, swapAll } from './references.ts'
import { objectsByKey, type Snapshot, type SnapshotObject } from './snapshot.ts'

export interface DraftInput {
  readonly target: Snapshot
  readonly kinds: ReadonlyMap<KindName, Kind>
  readonly answers: Answers
  /** The deployment that the plan takes back. */
  readonly undoes?: string
}

/** Knows, for one plan, which step makes, changes or frees what, and so what waits for what. */
export class Drafts {
  readonly #input: DraftInput
  readonly #byTarget: ReadonlyMap<Key, Difference>
  /** Of each its step: one text, however often it is named. */
  readonly #ids: ReadonlyMap<Difference, string>
  /** What names in texts will mean. */
  readonly #names: NameIndex
  readonly #frees = new Map<string, string[]>()
  readonly #usersBefore = new Map<Key, string[]>()
  /** Of several that shall be made under one name, each after the one before: by the name alone they cannot be told apart. */
  readonly #twins = new Map<Key, string>()
  readonly #staying: ReadonlyMap<Key, SnapshotObject>
  readonly #reached = new Map<Key, readonly string[]>()
  /** Updates that wait themselves for what this plan makes, by the key of what is there already: nobody waits for these. */
  readonly #filled = new Set<Key>()
  /** Ids of what the target has already, by the kinds and names of what is made. */
  readonly #namesakes = new Map<string, string[]>()
  /** By step: those that it had better wait for, but need not. */
  readonly soft = new Map<string, ReadonlySet<string>>()
  /** Of these what no issue depends on: where issues go was asked as the others stand. */
  readonly mild = new Map<string, ReadonlySet<string>>()
  /** By step: those that it waits for only because they give up a name that it takes. */
  readonly takes = new Map<string, ReadonlySet<string>>()

  constructor(changes: readonly Difference[], input: DraftInput) {
    this.#input = input
    this.#byTarget = new Map(changes.map((change) => [change.targetKey, change]))
    this.#ids = new Map(changes.map((change) => [change, `${change.choice} ${change.targetKey}`]))
    this.#staying = objectsByKey(input.target)
    this.#names = nameIndex(
      changes.map(({ kind, targetKey, before, after }) => ({ kind, key: targetKey, value: after ?? before })),
      input.kinds,
    )
    const before = nameIndex(input.target.objects, input.kinds)
    this.#chainTwins(changes)
    this.#noteNamesakes(new Set(changes.flatMap(({ kind, choice }) => (choice === 'create' ? [kind] : []))))
    for (const change of changes) {
      const kind = this.#kind(change)
      const after = new Set(change.after === null ? [] : (kind.claims?.(change.after) ?? []))
      if (change.before === null) continue
      if (this.#waitsForNew(kind, change)) this.#filled.add(change.targetKey)
      for (const claim of kind.claims?.(change.before) ?? [])
        if (!after.has(claim)) push(this.#frees, `${change.kind}\n${claim}`, this.#id(change))
      // What goes itself keeps nothing from going that it names only by the way; else a field and its projects wait for each other.
      for (const { reference, held } of collect(kind, change.before, before.only))
        if (change.choice !== 'delete' || !reference.loose) push(this.#usersBefore, held, this.#id(change))
    }
  }
  #id(change: Difference): string {
    const id = this.#ids.get(change)
    if (id === undefined) throw new Error(`no step of ${change.targetKey}`)
    return id
  }
  #kind(change: Difference): Kind {
    const kind = this.#input.kinds.get(change.kind)
    if (!kind) throw new Error(`no kind ${change.kind}`)
    return kind
  }
  #chainTwins(changes: readonly Difference[]): void {
    const last = new Map<string, string>()
    for (const change of changes) {
      if (change.choice !== 'create') continue
      const name = `${change.kind}\n${this.#kind(change).nameOf(change.after)}`
      const twin = last.get(name)
      if (twin !== undefined) this.#twins.set(change.targetKey, twin)
      last.set(name, this.#id(change))
    }
  }
  #noteNamesakes(made: ReadonlySet<KindName>): void {
    for (const { kind, id, value } of this.#input.target.objects)
      if (made.has(kind)) push(this.#namesakes, `${kind}\n${this.#input.kinds.get(kind)?.nameOf(value)}`, id)
  }
  #waitsForNew(kind: Kind, { choice, after }: Difference): boolean {
    if (choice !== 'update' || !kind.references.some(({ late }) => late)) return false
    return collect(kind, after, this.#names.only).some(
      ({ reference, held }) => reference.late && this.#byTarget.get(held)?.choice === 'create',
    )
  }
  /** What changes beyond something that stays as it is: a project waits for the workflows of a scheme that is there already. */
  #beyond(key: Key): readonly string[] {
    const known = this.#reached.get(key)
    if (known) return known
    const found = new Set<string>()
    this.#reached.set(key, [])
    const object = this.#staying.get(key)
    const kind = object && this.#input.kinds.get(object.kind)
    for (const { reference, held } of kind ? collect(kind, object.value) : []) {
      if (reference.late || reference.loose || this.#filled.has(held)) continue
      const other = this.#byTarget.get(held)
      for (const id of other ? [this.#id(other)] : this.#beyond(held)) found.add(id)
    }
    this.#reached.set(key, [...found])
    return [...found]
  }
  stepsFor(change: Difference): Step<Change>[] {
    const kind = this.#kind(change)
    if (change.choice === 'delete')
      return [this.#step('delete', change, this.#id(change), [...new Set(this.#usersBefore.get(change.targetKey))])]
    const twin = this.#twins.get(change.targetKey)
    const needs = new Set<string>(twin === undefined ? [] : [twin])
    const wants = new Set<string>(this.#movingBefore(kind, change))
    const late = this.#lateIn(kind, change)
    for (const { reference, held } of collect(kind, change.after, this.#names.only)) {
      const other = this.#byTarget.get(held)
      if (!other && !reference.late && !reference.loose) for (const id of this.#beyond(held)) wants.add(id)
      if (!other || other.targetKey === change.targetKey || (reference.late && late.has(held))) continue
      // Jira reads a text when it is saved: the options that it names must be there too.
      if (reference.text !== undefined && !reference.unread) for (const id of this.#wholly(other)) needs.add(id)
      else if (other.choice === 'create') needs.add(this.#id(other))
      else if (!reference.late && !this.#filled.has(held)) wants.add(this.#id(other))
    }
    const [verb, id] = [change.choice === 'create' ? ('create' as const) : ('update' as const), this.#id(change)]
    const givers = this.#giversTo(kind, change)
    if (givers.length > 0) this.takes.set(id, new Set(givers.filter((giver) => !needs.has(giver))))
    for (const giver of givers) needs.add(giver)
    this.#noteSoft(kind, change, new Set([...wants].filter((want) => !needs.has(want))))
    for (const want of wants) needs.add(want)
    if (late.size === 0) return [this.#step(verb, change, id, [...needs]), ...this.#rest(change)]
    const without = swapAll(kind, change.after, (reference, held) =>
      reference.late && late.has(held) ? undefined : held,
    )
    const first = this.#step('create', { ...change, after: without }, id, [...needs])
    const rest = this.#step('update', { ...change, before: without }, `finish ${change.targetKey}`, [
      id,
      ...[...late].map((key) => `create ${key}`),
    ])
    return [first, rest, ...this.#rest(change)]
  }
  /** Whoever gives up a name that it takes. */
  #giversTo(kind: Kind, { after }: Difference): string[] {
    const claims = after === null ? [] : (kind.claims?.(after) ?? [])
    return claims.flatMap((claim) => this.#frees.get(`${kind.name}\n${claim}`) ?? [])
  }
  /** The source's key of what the target calls so. */
  keyOf(targetKey: Key): Key {
    return this.#byTarget.get(targetKey)?.key ?? targetKey
  }
  /** Where an update sends issues was asked as if those changes that move them were done: such a one is let go last. */
  #noteSoft(kind: Kind, change: Difference, wants: ReadonlySet<string>): void {
    const moving = (id: string) => this.#input.kinds.get(kindOf(id.slice(id.indexOf(' ') + 1)))?.movesIssues
    const asks = change.choice === 'update' && kind.ask
    this.soft.set(this.#id(change), wants)
    this.mild.set(this.#id(change), asks ? new Set([...wants].filter((id) => !moving(id))) : wants)
  }
  /** One issue may be moved by several steps: by what its object named so far before by the object itself, as the target was asked. */
  #movingBefore(kind: Kind, { choice, before }: Difference): string[] {
    if (choice !== 'update' || !kind.ask) return []
    return collect(kind, before).flatMap(({ reference, held }) => {
      const other = this.#byTarget.get(held)
      if (reference.late || reference.loose || !this.#input.kinds.get(kindOf(held))?.ask) return []
      return other ? (other.choice === 'update' ? [this.#id(other)] : []) : this.#beyond(held)
    })
  }
  /** What a person sets besides, once all that it names is there. */
  #rest(change: Difference): Step<Change>[] {
    const { rest } = change
    if (rest === undefined) return []
    const kind = this.#kind(change)
    const whole = { ...change, before: change.after, after: rest, byHand: 'unseen' as const }
    const needs = collect(kind, rest, this.#names.only).flatMap(({ held }) => {
      const other = this.#byTarget.get(held)
      return other && other.targetKey !== change.targetKey ? this.#wholly(other) : []
    })
    return [
      this.#step('update', whole, `by hand ${change.targetKey}`, [...new Set([...this.#wholly(change), ...needs])]),
    ]
  }
  /** What is made without them first, because they are made too. */
  #lateIn(kind: Kind, change: Difference): Set<Key> {
    if (change.choice !== 'create' || !kind.references.some(({ late }) => late)) return new Set()
    return new Set(
      collect(kind, change.after).flatMap(({ reference, held }) =>
        reference.late && held !== change.targetKey && this.#byTarget.get(held)?.choice === 'create' ? [held] : [],
      ),
    )
  }
  #wholly(change: Difference): string[] {
    const isInTwo = this.#lateIn(this.#kind(change), change).size > 0
    return [this.#id(change), ...(isInTwo ? [`finish ${change.targetKey}`] : [])]
  }
  #step(verb: Step['verb'], change: Difference, id: string, after: readonly string[]): Step<Change> {
    const { kind, targetKey, sourceId, targetId, before } = change
    const { label, nameOf, byHand } = this.#kind(change)
    const name = change.after === null ? change.name : nameOf(change.after)
    const does = id.startsWith('finish') || id.startsWith('by hand') ? 'Finish' : TITLES[verb]
    const title = `${does} ${label.toLowerCase()} ${name}${change.byHand ? ' by hand' : ''}`
    const besides = verb === 'create' ? [...(this.#namesakes.get(`${kind}\n${name}`) ?? [])].sort() : []
    const data: Change = {
      kind,
      key: targetKey,
      sourceId,
      id: targetId,
      before,
      after: verb === 'delete' ? null : change.after,
      besides,
      answers: answersAbout(change.key, this.#input.answers),
      // What a person lets go though issues use it goes to the trash, where Jira has one.
      ...(this.#input.undoes === undefined || this.#input.answers[change.key] === 'delete' ? {} : { exactly: true }),
      ...(change.untold === undefined ? {} : { untold: change.untold }),
      ...(change.trashed === undefined ? {} : { trashed: change.trashed }),
      ...(change.byHand ? { byHand: byHand?.(verb, verb === 'delete' ? null : change.after, before) ?? [] } : {}),
      ...(change.byHand === 'unseen' ? { unseen: true } : {}),
    }
    return { id, verb, about: targetKey, title, after, data }
  }
}

const TITLES = { create: 'Create', update: 'Update', delete: 'Delete' } as const

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}
