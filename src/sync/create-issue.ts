/** Pushes an item: makes its issue, marked so that one of unknown outcome is found again and never made twice. */
import { Fault, type Instant, isFault, isObject, type Json, type JsonObject } from '../base/index.ts'
import { createFields, createIssue, inProjects, issueIds, tracing } from '../jira/index.ts'
import type { Look, Past, Recorder } from '../plan/index.ts'
import type { Item } from '../portfolio/index.ts'
import type { StepActor } from './actor.ts'
import { born, isWalked, type People } from './convert.ts'
import type { Ground } from './ground.ts'
import type { Integration } from './integration.ts'
import { itemMarkedOn, MARK, takeIssue } from './marked-issue.ts'
import type { SyncStep } from './ports.ts'
import { createdIn, shownAt, type Unheld, unheldSince } from './unheld.ts'
import { LAG_GUARD } from './windows.ts'

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
    if (found.link !== null) return { state: 'as-wanted', result: null }
    const unheld = await this.#unheld(found.born)
    const mayBeSent = past.attempts > 0 || this.#isOld(id)
    if (!mayBeSent && unheld.length === 0) return { state: 'as-expected' }
    const made = madeBy(past) ?? (await this.#marked(step, mayBeSent, unheld))
    if (made === null) return { state: 'as-expected' }
    await this.#take(step, found.item, made)
    return { state: 'as-wanted', result: null }
  }
  async act(step: Step, _: Past, record: Recorder, id: string): Promise<void> {
    const { jira, store } = this.#ground
    const { item, born = 0 } = (await store.item(step.item)) ?? {}
    this.#refuseUnseen(id, await this.#unheld(born))
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
    await this.#take(step, item, made.id)
  }
  /** Whoever held the connection before may have made it, and a backup that was restored since does not know. */
  #isOld(id: string): boolean {
    return (this.#wanted.get(id) ?? 0) < this.#ground.heldSince
  }
  /** No search shows yet what was made just before: it is looked for once one must. */
  #refuseUnseen(id: string, unheld: readonly Unheld[]): void {
    const { heldSince, now } = this.#ground
    const untilHeld = this.#isOld(id) ? heldSince + LAG_GUARD : 0
    const wait = Math.max(untilHeld, shownAt(unheld)) - now()
    if (wait <= 0) return
    const says =
      untilHeld > now()
        ? 'It was asked for before this worker began, and may have been made: it is looked for first.'
        : 'Sync stood still after the item came to be, or a backup was put back: its issue may have been made, and is looked for first.'
    throw new Fault('jira.cannot', says, { facts: { wait } })
  }
  /** Times in which an issue may have been made for it that nobody knows of: no step need tell of that push any more. */
  async #unheld(born: Instant): Promise<readonly Unheld[]> {
    return unheldSince((await this.#ground.store.progress()).unheld, born)
  }
  /** Of what transitions and creates are given, that which a new issue is asked for: Jira refuses what is on no screen. */
  async #asked({ pushes, fills }: Integration): Promise<JsonObject> {
    if (!pushes || Object.keys(fills).length === 0) return {}
    const asked = new Set((await createFields(this.#ground.jira, pushes.project, pushes.type)).map(({ id }) => id))
    return Object.fromEntries(Object.entries(fills).filter(([field]) => asked.has(field)))
  }
  async missing({ item }: Step): Promise<readonly string[]> {
    return (await this.#ground.store.item(item))?.link ? [] : ['link']
  }
  /** Candidates by what JQL can ask, the mark read of each by its id: no JQL finds a property that no app declares. */
  async #marked(
    { item, integration: id, since }: Step,
    mayBeSent: boolean,
    unheld: readonly Unheld[],
  ): Promise<string | null> {
    const { jira, integrations, now } = this.#ground
    const integration = integrations.find((one) => one.id === id)
    if (!integration?.pushes) return null
    // By the clock that `since` was told by, whatever Jira's says: both ends of a span that is all that counts.
    const minutes = Math.ceil((now() - since) / MINUTE) + 2
    const spans = [
      ...(mayBeSent ? [`created >= "-${minutes}m"`] : []),
      ...(unheld.length > 0 ? [createdIn(unheld, now())] : []),
    ]
    // Somebody may have moved it meanwhile.
    const where = inProjects([integration.pushes.project, ...integration.projects])
    const jql = `${where} AND creator = currentUser() AND (${spans.join(' OR ')})`
    for await (const { ids } of issueIds(jira, jql, null))
      for (const candidate of ids) if ((await this.#markOf(candidate)) === item) return candidate
    return null
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
  #take({ integration }: Step, item: Item, issue: string): Promise<void> {
    return takeIssue(this.#ground, this.#people, { integration, item, issue })
  }
}

function madeBy(past: Past): string | null {
  return isObject(past.kept ?? undefined) ? String((past.kept as JsonObject).id) : null
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
