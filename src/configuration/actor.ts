/** Acts for configuration plans: looks at the target in keys, drives an object to what is wanted, tells what Jira dropped. */
import { equal, Fault, isFault, isObject, type Json } from '../base/index.ts'
import type { Jira } from '../jira/index.ts'
import { type Actor, type Look, mayBeOurs, type Past, type Recorder, type Step, type Verb } from '../plan/index.ts'
import { answersInIds } from './answers.ts'
import { isBetween, missingIn } from './between.ts'
import type { Change, ConfigurationPlan } from './change.ts'
import { Gathering } from './gather.ts'
import { type Bulk, type Found, type Key, type Kind, type KindName, kindOf } from './kind.ts'
import { lookByHand } from './look-by-hand.ts'
import { LookTogether } from './look-together.ts'
import { KeyIndex, kindsOf } from './name-objects.ts'
import { recording } from './recording.ts'
import { collect, swapAll } from './references.ts'
import { unknownKey } from './snapshot.ts'
import { fillUnreadable } from './translate.ts'

type Result = { readonly id: string }

/** How often Jira must say that something is not there. */
const TIMES_TOLD = 3
/** Before a question is asked again. */
const WAIT = 1_000

export class ConfigurationActor implements Actor<Change> {
  readonly #jira: Jira
  readonly #kinds: ReadonlyMap<KindName, Kind>
  readonly #gathering: Gathering
  readonly #looks: LookTogether
  readonly #ids = new Map<Key, string>()
  readonly #keys = new KeyIndex()
  /** By step: what was read last of its object while nothing has been written since. */
  readonly #seen = new Map<string, Found<Json> | undefined>()

  constructor(jira: Jira, plan: ConfigurationPlan, kinds: ReadonlyMap<KindName, Kind>) {
    this.#jira = jira
    this.#kinds = kinds
    this.#gathering = new Gathering(jira)
    this.#looks = new LookTogether(jira)
    for (const [key, id] of Object.entries(plan.bindings)) this.#bind(key, id)
  }
  #bind(key: Key, id: string): void {
    this.#ids.set(key, id)
    this.#keys.set(kindOf(key), id, key)
  }
  #kind(change: Change): Kind {
    const kind = this.#kinds.get(change.kind)
    if (!kind) throw new Fault('plan.version', `This version knows no kind "${change.kind}".`)
    return kind
  }
  atOnce(): number {
    return this.#jira.atOnce()
  }
  learn(step: Step<Change>, result: Json): void {
    if (isObject(result) && typeof result.id === 'string') this.#bind(step.data.key, result.id)
  }

  async look(step: Step<Change>, past: Past): Promise<Look> {
    if (step.data.byHand) return this.#lookByHand(step, past)
    const found = await this.#find(step)
    const look = this.#judge(step, past, found)
    // What `act` begins with, so that it need not look once more.
    if (look.state === 'as-expected' || look.state === 'part-way') this.#seen.set(step.id, found)
    return look
  }
  /** What a person did has no answer that told its id: it is found by its name. */
  async #lookByHand(step: Step<Change>, past: Past): Promise<Look> {
    const { data } = step
    const kind = this.#kind(data)
    if (kind.can[this.#jira.deployment].read === null) return lookByHand(data, past, null)
    const found = await this.#find(step)
    if (!found) return lookByHand(data, past, undefined)
    return lookByHand(data, past, { id: found.id, value: this.#inKeys(data, found) })
  }
  #judge(step: Step<Change>, past: Past, found: Found<Json> | undefined): Look {
    const { data } = step
    if (data.after === null) return this.#lookForDelete(data, found)
    if (!found)
      return step.verb === 'create'
        ? { state: 'as-expected' }
        : { state: 'stale', says: `${data.key} is no longer there.` }
    const now = this.#inKeys(data, found)
    if (equal(now, data.after)) return { state: 'as-wanted', result: { id: found.id } satisfies Result }
    if (step.verb === 'create')
      return mayBeOurs(past)
        ? { state: 'part-way' }
        : { state: 'stale', says: `Somebody has made another ${data.key} since the plan was made.` }
    if (equal(now, data.before)) return { state: 'as-expected' }
    const seen = fillUnreadable(now, this.#kind(data).underway, data.after)
    if (mayBeOurs(past) && isBetween(seen, data.before ?? undefined, data.after)) return { state: 'part-way' }
    return {
      state: 'stale',
      says: `${data.key} has been changed since the plan was made: ${missingIn(now, data.before ?? undefined)
        .slice(0, 5)
        .join(', ')}.`,
    }
  }
  #lookForDelete(data: Change, found: Found<Json> | undefined): Look {
    if (!found) return { state: 'as-wanted', result: null }
    // What it names only by the way may have gone before it: a project out of a field's context.
    const bare = (value: Json | null): Json =>
      swapAll(this.#kind(data), value, (reference, held) => (reference.loose ? undefined : held))
    return equal(bare(this.#inKeys(data, found)), bare(data.before))
      ? { state: 'as-expected' }
      : { state: 'stale', says: `${data.key} has been changed since the plan was made.` }
  }

  /** A question that Jira refuses may be about what another step of ours has just deleted: then the step is begun anew. */
  async act(step: Step<Change>, _past: Past, record: Recorder): Promise<void> {
    for (let tries = 1; ; tries++) {
      let hasWritten = false
      try {
        return await this.#act(step, (write, send) => {
          hasWritten = true
          return record(write, send)
        })
      } catch (error) {
        if (hasWritten || tries === TIMES_TOLD || !isFault(error, 'jira.refused')) throw error
        this.#seen.delete(step.id)
        await this.#jira.world.sleep(WAIT)
      }
    }
  }
  async #act(step: Step<Change>, record: Recorder): Promise<void> {
    const { data } = step
    const kind = this.#kind(data)
    const jira = recording(this.#jira, record)
    const found = await this.#latest(step)
    if (data.after === null) {
      if (found) await this.#remove(kind, data, found.id, jira, record)
      return
    }
    const wanted = this.#inIds(data, data.after)
    const id = found?.id ?? (await this.#made(kind, data, wanted, jira, record))
    const now = found ?? (await this.#looks.byId(kind, id))
    if (!now) throw new Fault('jira.unknown', `${this.#jira.site} accepted ${data.key} but does not show it.`)
    if (equal(this.#inKeys(data, now), data.after)) this.#seen.set(step.id, now)
    else if (kind.bulk?.update) await this.#gathered(kind, 'update', kind.bulk.update, { id, wanted }, record)
    else
      await this.#able(kind, 'update', kind.update)(
        jira,
        id,
        fillUnreadable(wanted, data.untold, now.value),
        now.value,
        answersInIds(data.answers, this.#ids),
        data.exactly,
      )
  }
  /** Out of the trash, where it is as it was; else anew. */
  async #made(kind: Kind, { trashed }: Change, wanted: Json, jira: Jira, record: Recorder): Promise<string> {
    if (trashed !== undefined) {
      await this.#able(kind, 'delete', kind.restore)(jira, trashed)
      return trashed
    }
    if (kind.bulk?.create) return this.#gathered(kind, 'create', kind.bulk.create, wanted, record)
    return this.#able(kind, 'create', kind.create)(jira, wanted)
  }
  async #remove(kind: Kind, { exactly }: Change, id: string, jira: Jira, record: Recorder): Promise<void> {
    if (kind.bulk?.remove) await this.#gathered(kind, 'delete', kind.bulk.remove, id, record)
    else await this.#able(kind, 'delete', kind.remove)(jira, id, exactly)
  }
  /** Noted by each step for itself, and sent with those of others. */
  #gathered<T>(kind: Kind, verb: Verb, bulk: Bulk<T>, what: T, record: Recorder): Promise<string> {
    const able = this.#able(kind, verb, bulk)
    return record(able.write, (traced) => this.#gathering.join(able, what, traced))
  }
  /** Whatever the plan says, nothing is sent that this kind of Jira does not have. */
  #able<F>(kind: Kind, verb: Verb, method: F | undefined): F {
    const { deployment, site } = this.#jira
    if (method === undefined || kind.can[deployment][verb] === null)
      throw new Fault('jira.cannot', `The API of ${site} cannot ${verb} a ${kind.label.toLowerCase()}.`)
    return method
  }

  async missing(step: Step<Change>): Promise<{ result: Json; missing: readonly string[] }> {
    const { data } = step
    const found = await this.#latest(step)
    if (data.after === null) return { result: null, missing: found ? [`${data.key} is still there`] : [] }
    if (!found) return { result: null, missing: [`${data.key} is not there`] }
    return { result: { id: found.id } satisfies Result, missing: missingIn(this.#inKeys(data, found), data.after) }
  }

  async #latest(step: Step<Change>): Promise<Found<Json> | undefined> {
    if (!this.#seen.has(step.id)) return this.#find(step)
    const found = this.#seen.get(step.id)
    this.#seen.delete(step.id)
    return found
  }
  /** By id where it is known; a create looks by name, past what was there when the plan was made. */
  async #find(step: Step<Change>): Promise<Found<Json> | undefined> {
    const { data } = step
    const kind = this.#kind(data)
    const id = data.id ?? this.#ids.get(data.key) ?? data.trashed
    if (id !== undefined) return this.#looks.byId(kind, id)
    if (data.after === null) return undefined
    const name = kind.nameOf(data.after)
    const same = (await kind.read(this.#jira, { name })).filter(
      (found) =>
        kind.nameOf(found.value) === name &&
        !data.besides.includes(found.id) &&
        // Two of one name may be made: what is known as another is not this one.
        (this.#keys.get({ kind: data.kind }, found.id) ?? data.key) === data.key,
    )
    if (same.length > 1)
      throw new Fault(
        'jira.refused',
        `${this.#jira.site} has several new objects named ${data.key}; which is ours cannot be told.`,
      )
    return same[0]
  }
  /** What the site cannot tell of it, or the source did not, is taken as the plan has it: neither wanted nor missed. */
  #inKeys(data: Change, found: Found<Json>): Json {
    const value = swapAll(
      this.#kind(data),
      found.value,
      (reference, id) => this.#keys.get(reference, id) ?? unknownKey(kindsOf(reference)[0] ?? ''),
    )
    const silent = [...(found.unreadable ?? []), ...(data.untold ?? [])]
    return fillUnreadable(value, silent, data.after ?? data.before ?? undefined)
  }
  #inIds(data: Change, value: Json): Json {
    const kind = this.#kind(data)
    for (const { held } of collect(kind, value))
      if (!this.#ids.has(held))
        throw new Fault('jira.cannot', `${data.key} names ${held}, whose id on ${this.#jira.site} is not known.`)
    return swapAll(kind, value, (_reference, key) => this.#ids.get(key))
  }
}
