/** Pushes an item: makes its issue, marked so that one of unknown outcome is found again and never made twice. */
import { Fault, type FaultCode, isFault, isObject, type Json, type JsonObject } from '../base/index.ts'
import {
  type Change,
  createFields,
  createIssue,
  issueIds,
  linkBack,
  readIssue,
  readIssueProperty,
  type SeenIssue,
} from '../jira/index.ts'
import type { Look, Past, Recorder } from '../plan/index.ts'
import type { Item, ItemField } from '../portfolio/index.ts'
import type { StepActor } from './actor.ts'
import { before, type People, toItem, toJira } from './convert.ts'
import type { Ground } from './ground.ts'
import type { Integration } from './integration.ts'
import type { SyncStep } from './ports.ts'
import { keep } from './read.ts'

type Step = Extract<SyncStep, { what: 'create-issue' }>

/** The issue property that says which item an issue was made for. */
export const MARK = 'fairlead.item'
const MINUTE = 60_000
const REFUSALS: ReadonlySet<FaultCode> = new Set(['jira.refused', 'jira.forbidden', 'jira.not-found'])

export class CreateIssue implements StepActor<Step> {
  readonly #ground: Ground
  readonly #people: People

  constructor(ground: Ground, people: People) {
    this.#ground = ground
    this.#people = people
  }
  async look(step: Step, past: Past): Promise<Look> {
    const found = await this.#ground.store.item(step.item)
    if (!found) return { state: 'stale', says: 'The item is no longer there.' }
    if (found.link !== null) return { state: 'as-wanted', result: null }
    if (past.attempts === 0) return { state: 'as-expected' }
    const made = madeBy(past) ?? (await this.#marked(step))
    if (made === null) return { state: 'as-expected' }
    await this.#take(step, found.item, made)
    return { state: 'as-wanted', result: null }
  }
  async act(step: Step, _: Past, record: Recorder): Promise<void> {
    const { jira, store } = this.#ground
    const { item } = (await store.item(step.item)) ?? {}
    const integration = this.#ground.integrations.find(({ id }) => id === step.integration)
    if (!item || !integration?.pushes) throw new Fault('jira.cannot', 'The integration no longer pushes items to Jira.')
    const fields = issueOf(integration, item, this.#people)
    const { project, type } = integration.pushes
    const body = { ...fields, ...(await this.#asked(integration)), project: { id: project }, issuetype: { id: type } }
    const made = await record(
      { method: 'POST', path: 'issue' },
      () => createIssue(jira, body, { [MARK]: { item: item.id } }),
      ({ id, key }) => ({ id, key }),
    )
    await this.#take(step, item, made.id)
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
  async #marked({ item, integration: id, since }: Step): Promise<string | null> {
    const { jira, integrations, now } = this.#ground
    const pushes = integrations.find((one) => one.id === id)?.pushes
    if (!pushes) return null
    // By the clock that `since` was told by, whatever Jira's says: both ends of a span that is all that counts.
    const minutes = Math.ceil((now() - since) / MINUTE) + 2
    const jql = `project = ${pushes.project} AND issuetype = ${pushes.type} AND creator = currentUser() AND created >= "-${minutes}m"`
    for await (const { ids } of issueIds(jira, jql, null))
      for (const candidate of ids) {
        const mark = await this.#markOf(candidate)
        if (isObject(mark ?? undefined) && (mark as JsonObject).item === item) return candidate
      }
    return null
  }
  /** What the index still lists may be gone by now: it is no item's any more. */
  async #markOf(candidate: string): Promise<Json | null> {
    try {
      return await readIssueProperty(this.#ground.jira, candidate, MARK)
    } catch (error) {
      if (isFault(error, 'jira.not-found')) return null
      throw error
    }
  }
  /** The issue's link back, what it holds, and then the link that makes it the item's. */
  async #take({ integration: id }: Step, item: Item, made: string): Promise<void> {
    const { jira, store, integrations, fields, now } = this.#ground
    const at = now()
    const found = await readIssue(jira, made, fields, { changes: true })
    if (!found) throw new Fault('jira.not-found', `The issue that was made for ${item.code} is gone or hidden by now.`)
    await this.#linkBack(item, made)
    await keep(this.#ground, at, { issues: [found.issue] }, found.changes)
    const integration = integrations.find((one) => one.id === id)
    const agreed = integration ? bornWith(integration, found, this.#people) : {}
    await store.linkIssue({ integration: id, item: item.id, issue: made, agreed })
  }
  /** Where the account may not link issues there is no link back: the issue is the item's all the same. */
  async #linkBack({ id, code, name }: Item, made: string): Promise<void> {
    const { jira, itemUrl } = this.#ground
    const link = { globalId: `fairlead=${id}`, url: itemUrl(id), title: `${code} ${name}`, summary: 'In Fairlead' }
    try {
      await linkBack(jira, made, link)
    } catch (error) {
      if (!isFault(error) || !REFUSALS.has(error.code)) throw error
    }
  }
}

function madeBy(past: Past): string | null {
  return isObject(past.kept ?? undefined) ? String((past.kept as JsonObject).id) : null
}

/** Pure: what the new issue gets. Its status is the workflow's first: the stage follows by transitions. */
export function issueOf(integration: Integration, item: Item, people: People): JsonObject {
  const fields = integration.fields.flatMap((mapping): [string, Json][] => {
    if (mapping.field === 'stage' || mapping.flow === 'from-jira') return []
    const converted = toJira(item[mapping.field] as Json, mapping, people)
    return 'value' in converted && converted.value !== null ? [[mapping.jira, converted.value]] : []
  })
  return { summary: item.name, ...Object.fromEntries(fields) }
}

/** Pure: what the issue held when it came to be. Whatever happened on either side since is somebody's edit. */
function bornWith(
  { fields }: Integration,
  { issue, changes }: { readonly issue: SeenIssue; readonly changes: readonly Change[] },
  people: People,
): Readonly<Partial<Record<ItemField, Json>>> {
  const agreed = fields.flatMap((mapping): [ItemField, Json][] => {
    const [first] = changes.filter(({ field }) => field === mapping.jira).sort((a, b) => a.at - b.at)
    const raw = issue.fields[mapping.jira]
    const born = first ? before(first, mapping, people) : raw === undefined ? undefined : toItem(raw, mapping, people)
    return born && 'value' in born ? [[mapping.field, born.value]] : []
  })
  return Object.fromEntries(agreed)
}
