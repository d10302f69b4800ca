/** Acts for sync: looks at one field of one side, writes it, reads it back, and finds edits that it replaced unseen. */
import { equal, Fault, type Instant, isObject, type Json } from '../base/index.ts'
import { changeIssue, editIssue, type Jira, operationsOn, personByAccount, readIssue, tracing } from '../jira/index.ts'
import type { Actor, Look, Past, Recorder, Step } from '../plan/index.ts'
import { WriteComment } from './comments/write-comment.ts'
import { comparable, isWalked, type People, toChange, toItem, toJira, type Write } from './convert.ts'
import { CreateIssue } from './create-issue.ts'
import { CreateItem } from './create-item.ts'
import { gapIn, isHeld, stoodBy } from './gap.ts'
import type { Ground } from './ground.ts'
import type { FieldMapping, Integration } from './integration.ts'
import { sentToJira } from './late-writes.ts'
import type { SyncData } from './plan-steps.ts'
import type { SyncStep } from './ports.ts'
import { keep } from './read.ts'
import { walkTo } from './status-walk.ts'
import { itemWrite } from './write-items.ts'

export type FieldStep = Extract<SyncStep, { what: 'field' }>

/** One of these for each sort of step; the runner knows them as one actor. */
export interface StepActor<S extends SyncStep> {
  look(step: S, past: Past, id: string): Promise<Look>
  act(step: S, past: Past, record: Recorder, id: string): Promise<void>
  /** What of the wanted value is not there. */
  missing(step: S, id: string): Promise<readonly string[]>
}

export class SyncActor implements Actor<SyncData> {
  readonly #actors: { readonly [W in SyncStep['what']]: StepActor<Extract<SyncStep, { what: W }>> }

  /** `asked`: by step, when it was wanted. */
  constructor(ground: Ground, people: People, asked: ReadonlyMap<string, Instant>) {
    this.#actors = {
      field: new WriteField(ground, people),
      'create-issue': new CreateIssue(ground, people, asked),
      'create-item': new CreateItem(ground, people),
      comment: new WriteComment(ground),
    }
  }
  look({ id, data }: Step<SyncData>, past: Past): Promise<Look> {
    return this.#actor(data).look(data, past, id)
  }
  act({ id, data }: Step<SyncData>, past: Past, record: Recorder): Promise<void> {
    return this.#actor(data).act(data, past, record, id)
  }
  async missing({ id, data }: Step<SyncData>): Promise<{ result: Json; missing: readonly string[] }> {
    return { result: null, missing: await this.#actor(data).missing(data, id) }
  }
  learn(): void {}
  #actor(data: SyncData): StepActor<SyncData> {
    return this.#actors[data.what] as StepActor<SyncData>
  }
}

const edit = (jira: Jira, issue: string, field: string, write: Write): Promise<void> =>
  'set' in write ? editIssue(jira, issue, { [field]: write.set }) : changeIssue(jira, issue, { [field]: write.change })

class WriteField implements StepActor<FieldStep> {
  readonly #ground: Ground
  readonly #people: People
  /** By Jira's field. */
  readonly #operations = new Map<string, readonly string[]>()

  constructor(ground: Ground, people: People) {
    this.#ground = ground
    this.#people = people
  }
  async look(step: FieldStep, past: Past): Promise<Look> {
    if (step.to === 'portfolio') return this.#lookHere(step)
    const { integration, mapping } = this.#rules(step)
    const { issue, value, isOursAlone, isOthersToo } = await this.#see(step, mapping)
    if (!integration.projects.includes(issue.projectId) || !integration.types.includes(issue.typeId) || issue.archived)
      return { state: 'stale', says: 'The issue is no longer where the integration looks.' }
    const isThere = this.#same(mapping, value, step.value)
    if (isThere && past.attempts > 0) return { state: 'as-wanted', result: null }
    const ours = (await this.#ground.store.item(step.item))?.item[step.field] as Json | undefined
    if (ours === undefined || !this.#same(mapping, ours, step.value))
      return { state: 'stale', says: 'Somebody changed it here meanwhile.' }
    if (isThere) return { state: 'as-wanted', result: null }
    // The value may be the one before all the same: somebody took back what we had written.
    if (isOthersToo) return { state: 'stale', says: 'Somebody changed it in Jira meanwhile.' }
    if (this.#same(mapping, value, step.expects)) return { state: 'as-expected' }
    if (isWalked(mapping) && past.attempts > 0 && isOursAlone) return { state: 'part-way' }
    return { state: 'stale', says: 'Somebody changed it in Jira meanwhile.' }
  }
  async #lookHere({ item, field, value, expects }: FieldStep): Promise<Look> {
    const now = (await this.#ground.store.item(item))?.item[field] as Json | undefined
    if (now === undefined) return { state: 'stale', says: 'The item is no longer there.' }
    if (equal(now, value)) return { state: 'as-wanted', result: null }
    return equal(now, expects)
      ? { state: 'as-expected' }
      : { state: 'stale', says: 'Somebody changed it here meanwhile.' }
  }
  async act(step: FieldStep, _: Past, record: Recorder): Promise<void> {
    const { store } = this.#ground
    const { integration, mapping } = this.#rules(step)
    if (step.to === 'portfolio') {
      const write = itemWrite(this.#ground, step, mapping, await store.issue(step.issue))
      const isWritten = await record({ method: 'PUT', path: `items/${step.item}/${step.field}` }, () =>
        store.writeItem(write),
      )
      if (!isWritten) throw new Fault('conflict', 'Somebody changed it here meanwhile.')
      return
    }
    // What the look before has seen.
    const raw = (await store.issue(step.issue))?.fields[mapping.jira] ?? null
    const there = { raw, was: step.expects }
    const converted = toJira(step.value, mapping, this.#people, there)
    if ('problem' in converted) throw new Fault('jira.cannot', converted.problem.says)
    if (isWalked(mapping)) return this.#walk(step, integration, mapping, record)
    const change = toChange(step.value, mapping, this.#people, there)
    const wanted = await this.#writable(change && (await this.#takesApart(step, mapping)) ? { change } : converted)
    const write = { method: 'PUT', path: `issue/${step.issue} ${mapping.jira}` }
    await record(write, (traced) => edit(tracing(this.#ground.jira, traced), step.issue, mapping.jira, wanted))
  }
  async #walk(step: FieldStep, integration: Integration, mapping: FieldMapping, record: Recorder): Promise<void> {
    const found = await readIssue(this.#ground.jira, step.issue, this.#ground.fields, { changes: false })
    if (!found) throw await this.#unseen(step)
    const goals = mapping.values?.[String(step.value)] ?? []
    const leaves = (status: string): Json => {
      const stage = toItem({ id: status }, mapping, this.#people)
      return 'value' in stage ? { leaves: stage.value } : null
    }
    await walkTo(this.#ground, { integration, issue: found.issue, goals, leaves, record })
  }
  /** Whether members come and go one by one, so that whoever adds another at the same time is not written over. */
  async #takesApart({ issue }: FieldStep, { jira }: FieldMapping): Promise<boolean> {
    const operations = this.#operations.get(jira) ?? (await operationsOn(this.#ground.jira, issue, jira))
    this.#operations.set(jira, operations)
    return ['add', 'remove'].every((one) => operations.includes(one))
  }
  /** Data Center takes a person by login name, and knows them by key. */
  async #writable(write: Write): Promise<Write> {
    if (this.#ground.jira.deployment === 'cloud') return write
    if ('set' in write) return { set: await this.#named(write.set) }
    const changes = write.change.map(async (one) =>
      Object.fromEntries(
        await Promise.all(Object.entries(one).map(async ([verb, value]) => [verb, await this.#named(value ?? null)])),
      ),
    )
    return { change: await Promise.all(changes) }
  }
  async #named(value: Json): Promise<Json> {
    const account = isObject(value) ? value.key : undefined
    if (typeof account !== 'string') return value
    const person = await personByAccount(this.#ground.jira, account)
    if (person) return person.value
    throw new Fault('jira.cannot', `Jira no longer knows the person with the key ${account}.`)
  }
  async missing(step: FieldStep): Promise<readonly string[]> {
    if (step.to === 'portfolio') return []
    const { mapping } = this.#rules(step)
    const { value, wasSet } = await this.#see(step, mapping)
    // Kept, though a person may have changed it again since: that is the next decision's.
    return this.#same(mapping, value, step.value) || isHeld(value, step) || wasSet ? [] : [mapping.jira]
  }
  /** The field as it is, kept with all else that the look showed; and what the history says of our part in it. */
  async #see(step: FieldStep, mapping: FieldMapping) {
    const { jira, account, fields, store, now } = this.#ground
    const at = now()
    // What was read since it was decided tells of an edit too, though the value may be the one before again.
    const known = step.known ?? (await store.issue(step.issue))?.changedAt[mapping.jira] ?? 0
    const found = await readIssue(jira, step.issue, fields, { changes: true })
    if (!found) throw await this.#unseen(step)
    await keep(this.#ground, at, { issues: [found.issue] }, found.changes)
    const raw = found.issue.fields[mapping.jira]
    const held = [step.value, step.expects]
    const seen = raw === undefined ? undefined : toItem(raw, mapping, this.#people, held)
    if (!seen || 'problem' in seen)
      throw new Fault('jira.cannot', seen?.problem.says ?? `Jira does not show ${mapping.jira} of this issue.`)
    const written = {
      mapping,
      people: this.#people,
      account,
      value: step.value,
      expects: step.expects,
      since: step.since,
    }
    // Mostly there is none, and nobody asks what else was sent.
    const gap =
      gapIn(found.changes, written) &&
      gapIn(found.changes, { ...written, sent: sentToJira(await store.pair(step.link), step.field) })
    if (gap) {
      const both = { jira: gap.lost, portfolio: step.value, base: step.expects }
      const conflict = { field: step.field, ...both, policy: mapping.policy, winner: 'portfolio' as const }
      await store.overwritten({ link: step.link, history: gap.history, conflict })
    }
    const ofField = found.changes.filter(({ field }) => field === mapping.jira)
    const since = ofField.filter(({ at }) => at >= step.since)
    const wasSet = since.some(({ author }) => author === account)
    return {
      issue: found.issue,
      value: seen.value,
      wasSet,
      isOthersToo:
        ofField.some(({ author, at }) => author !== account && (at >= step.since || at > known)) ||
        stoodBy(found.changes, written) !== undefined,
      isOursAlone: since.length > 0 && since.every(({ author }) => author === account),
    }
  }
  async #unseen({ issue }: FieldStep): Promise<Fault> {
    await this.#ground.store.missed([issue])
    return new Fault('jira.not-found', 'The issue is gone or hidden from the service account.')
  }
  #rules({ integration: id, field }: FieldStep): { integration: Integration; mapping: FieldMapping } {
    const integration = this.#ground.integrations.find((one) => one.id === id)
    const mapping = integration?.fields.find((one) => one.field === field)
    if (integration && mapping) return { integration, mapping }
    throw new Fault('jira.cannot', 'The integration no longer aligns this field.')
  }
  #same({ field }: FieldMapping, a: Json, b: Json): boolean {
    return equal(comparable(field, a, this.#people), comparable(field, b, this.#people))
  }
}
