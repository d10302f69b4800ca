/** Pushes an item: makes its issue, marked so that one of unknown outcome is found again and never made twice. */
import { Fault, type Instant, isFault, type Json, type JsonObject } from '../base/index.ts'
import { createFields, createIssue, inProjects, issueIds, tracing } from '../jira/index.ts'
import type { Look, Past, Recorder } from '../plan/index.ts'
import type { Item } from '../portfolio/index.ts'
import type { StepActor } from './actor.ts'
import { born, isWalked, type People } from './convert.ts'
import type { Ground } from './ground.ts'
import type { Integration } from './integration.ts'
import { itemMarkedOn, MARK, takeIssue } from './marked-issue.ts'
import type { SyncStep } from './ports.ts'
import { type PushDoubt, pushDoubt } from './push-doubt.ts'
import { createdIn } from './unheld.ts'

type Step = Extract<SyncStep, { what: 'create-issue' }>

const MINUTE = 60_000

export class CreateIssue implements StepActor<Step> {
  readonly #ground: Ground
  readonly #people: People
  readonly #wanted: ReadonlyMap<string, Instant>

  constructor(ground: Ground, people: People, asked: ReadonlyMap<string, Instant>) {
    this.#ground = ground
    this.#people = people
    this.#wanted = asked
  }
  async look(step: Step, past: Past, id: string): Promise<Look> {
    const found = await this.#ground.store.item(step.item)
    if (!found) return { state: 'stale', says: 'The item is no longer there.' }
    if (found.pairedBy.includes(step.integration)) return { state: 'as-wanted', result: null }
    const doubt = await this.#doubt(step, { id, past, born: found.born })
    const made = doubt.made ?? (await this.#marked(step, doubt))
    if (made === null) return { state: 'as-expected' }
    const isForgotten = doubt.made === null && doubt.unheld.length > 0
    await takeIssue(this.#ground, this.#people, { ...step, item: found.item, issue: made, isForgotten })
    return { state: 'as-wanted', result: null }
  }
  async act(step: Step, past: Past, record: Recorder, id: string): Promise<void> {
    const { jira, store, now } = this.#ground
    const { item, born = 0 } = (await store.item(step.item)) ?? {}
    // No search shows yet what was made just before: it is looked for once one must.
    const { shown } = await this.#doubt(step, { id, past, born })
    if (shown.at > now()) throw new Fault('jira.cannot', shown.says, { facts: { wait: shown.at - now() } })
    const integration = this.#ground.integrations.find(({ id }) => id === step.integration)
    if (!item || !integration?.pushes) throw new Fault('jira.cannot', 'The integration no longer pushes items to Jira.')
    const fields = issueOf(integration, item, this.#people)
    const { project, type } = integration.pushes
    const body = { ...fields, ...(await this.#asked(integration)), project: { id: project }, issuetype: { id: type } }
    const made = await record(
      { method: 'POST', path: 'issue' },
      (traced) => createIssue(tracing(jira, traced), body, { [MARK]: { item: item.id } }),
      ({ id, key }) => ({ id, key }),
    )
    await takeIssue(this.#ground, this.#people, { ...step, item, issue: made.id, isForgotten: false })
  }
  async #doubt(
    { item, integration, since }: Step,
    { id, ...known }: { readonly id: string; readonly past: Past; readonly born: Instant },
  ): Promise<PushDoubt> {
    const { store, heldSince } = this.#ground
    // Whoever held the connection before may have made it, and a backup that was restored since does not know.
    const oldSince = (this.#wanted.get(id) ?? 0) < heldSince ? heldSince : null
    const { unheld } = await store.progress()
    return pushDoubt({ ...known, since, oldSince, unheld, earlier: await store.earlierPushes(item, integration) })
  }
  /** Of what transitions and creates are given, that which a new issue is asked for: Jira refuses what is on no screen. */
  async #asked({ pushes, fills }: Integration): Promise<JsonObject> {
    if (!pushes || Object.keys(fills).length === 0) return {}
    const asked = new Set((await createFields(this.#ground.jira, pushes.project, pushes.type)).map(({ id }) => id))
    return Object.fromEntries(Object.entries(fills).filter(([field]) => asked.has(field)))
  }
  async missing({ item, integration }: Step): Promise<readonly string[]> {
    return (await this.#ground.store.item(item))?.pairedBy.includes(integration) ? [] : ['link']
  }
  /** Candidates by what JQL can ask, the mark read of each by its id: no JQL finds a property that no app declares. */
  async #marked({ item, integration: id }: Step, { since, unheld }: PushDoubt): Promise<string | null> {
    if (since === null && unheld.length === 0) return null
    const { jira, integrations, now } = this.#ground
    const integration = integrations.find((one) => one.id === id)
    if (!integration?.pushes) return null
    // By the clock that `since` was told by, whatever Jira's says: both ends of a span that is all that counts.
    const spans = [
      ...(since === null ? [] : [`created >= "-${Math.ceil((now() - since) / MINUTE) + 2}m"`]),
      ...(unheld.length > 0 ? [createdIn(unheld, now())] : []),
    ]
    const where = inProjects(await this.#searchable(integration.pushes.project, integration.projects))
    const jql = `${where} AND creator = currentUser() AND (${spans.join(' OR ')})`
    try {
      for await (const { ids } of issueIds(jira, jql, null))
        for (const candidate of ids) if ((await this.#markOf(candidate)) === item) return candidate
    } catch (error) {
      if (isFault(error, 'jira.refused') || isFault(error, 'jira.forbidden')) throw unseen(error)
      throw error
    }
    return null
  }
  /** Where it was made, or whither somebody may have moved it since: one project that is not to be seen fails the search of all. */
  async #searchable(project: string, others: readonly string[]): Promise<readonly string[]> {
    const live = new Set(
      (await this.#ground.store.projects()).flatMap(({ id, state }) => (state === 'live' ? [id] : [])),
    )
    if (!live.has(project)) throw unseen()
    return [project, ...others.filter((other) => other !== project && live.has(other))]
  }
  /** What has an item is not asked for: of hundreds few are left. What the index still lists may be gone by now: it is no item's any more. */
  async #markOf(candidate: string): Promise<string | null> {
    const known = await this.#ground.store.issue(candidate)
    if (known && known.link !== null) return null
    try {
      return await itemMarkedOn(this.#ground, candidate)
    } catch (error) {
      if (isFault(error, 'jira.not-found')) return null
      throw error
    }
  }
}

/** What cannot be looked for now is not taken for absent: it waits. */
function unseen(cause?: Fault): Fault {
  const says = 'Its issue may have been made, and Jira does not show now whether it was'
  const why = cause === undefined ? 'its project is not to be seen' : cause.message
  return new Fault('jira.cannot', `${says}: ${why}`, { facts: { wait: MINUTE }, ...(cause ? { cause } : {}) })
}

/** Pure: what the new issue gets. Its status is the workflow's first: the stage follows by transitions. */
export function issueOf(integration: Integration, item: Item, people: People): JsonObject {
  const fields = integration.fields.flatMap((mapping): [string, Json][] => {
    if (isWalked(mapping) || mapping.flow === 'from-jira') return []
    const converted = born(item[mapping.field] as Json, mapping, people)
    return 'value' in converted && converted.value !== null ? [[mapping.jira, converted.value]] : []
  })
  return { summary: item.name, ...Object.fromEntries(fields) }
}
