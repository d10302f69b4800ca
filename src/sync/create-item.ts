/** Makes an item for an issue in scope: its mapped fields, its link and what is agreed, in one act. */
import { Fault, type Json } from '../base/index.ts'
import type { Look, Past, Recorder } from '../plan/index.ts'
import type { ItemFields } from '../portfolio/index.ts'
import type { StepActor } from './actor.ts'
import { type People, toItem } from './convert.ts'
import type { Ground } from './ground.ts'
import type { Integration } from './integration.ts'
import type { LinkedIssue, SyncStep } from './ports.ts'

type Step = Extract<SyncStep, { what: 'create-item' }>

export class CreateItem implements StepActor<Step> {
  readonly #ground: Ground
  readonly #people: People

  constructor(ground: Ground, people: People) {
    this.#ground = ground
    this.#people = people
  }
  async look({ issue }: Step): Promise<Look> {
    const seen = await this.#ground.store.issue(issue)
    if (seen?.state !== 'seen') return { state: 'stale', says: 'The issue is no longer there to be seen.' }
    return seen.link === null ? { state: 'as-expected' } : { state: 'as-wanted', result: null }
  }
  async act({ integration: id, issue }: Step, _: Past, record: Recorder): Promise<void> {
    const { store, integrations } = this.#ground
    const integration = integrations.find((one) => one.id === id)
    const seen = await store.issue(issue)
    if (!integration || !seen) throw new Fault('jira.cannot', 'The integration no longer makes items of this issue.')
    const { fields, agreed } = itemOf(integration, seen, this.#people)
    await record({ method: 'POST', path: `items for ${seen.key}` }, () =>
      store.createItem({ integration: id, issue, fields, agreed }),
    )
  }
  async missing({ issue }: Step): Promise<readonly string[]> {
    return (await this.#ground.store.issue(issue))?.link ? [] : ['item']
  }
}

/** Pure: an issue as a new item; a field that has no twin stays empty here and is not agreed on. */
export function itemOf(
  integration: Integration,
  issue: Pick<LinkedIssue, 'fields' | 'key'> & { readonly summary: string },
  people: People,
): { readonly fields: ItemFields; readonly agreed: Readonly<Partial<Record<keyof ItemFields, Json>>> } {
  const fields: Record<string, Json> = { ...EMPTY, name: issue.summary.trim() || issue.key }
  const agreed: Record<string, Json> = {}
  for (const mapping of integration.fields) {
    const raw = issue.fields[mapping.jira]
    const converted = raw === undefined ? undefined : toItem(raw, mapping, people)
    if (!converted || 'problem' in converted) continue
    fields[mapping.field] = converted.value
    agreed[mapping.field] = converted.value
  }
  return { fields: fields as unknown as ItemFields, agreed }
}

const EMPTY = { name: '', description: null, stage: '', owner: null, start: null, due: null, health: null, labels: [] }
