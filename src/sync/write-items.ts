/** Writes into items what Jira said of them: what is plain all at once, since our own side answers in the very transaction. */
import type { Instant, Json } from '../base/index.ts'
import type { ItemField } from '../portfolio/index.ts'
import type { Ground } from './ground.ts'
import type { FieldMapping } from './integration.ts'
import type { LinkedIssue, StoredStep, SyncStep } from './ports.ts'

export interface ItemWrite {
  readonly link: string
  readonly item: string
  readonly field: ItemField
  readonly value: Json
  readonly expects: Json
  /** What Jira said when this was decided: taken over with the write, it is agreed. */
  readonly agrees: Json
  /** The account in Jira that said it. */
  readonly by: string | null
  /** When the value came to be in Jira, by our clock. */
  readonly at: Instant | null
}

/** As its step wants it. */
export type StepWrite = ItemWrite & Pick<StoredStep, 'title'> & { readonly step: string }

type Field = Extract<SyncStep, { what: 'field' }>

/** Gives the steps that are left to be run one by one: writes to Jira, and whatever is not plain. */
export async function writeItems(ground: Ground, steps: readonly StoredStep[]): Promise<readonly StoredStep[]> {
  const here = steps.flatMap(({ id, title, data }) =>
    data.what === 'field' && data.to === 'portfolio' ? [{ step: id, title, data }] : [],
  )
  if (here.length === 0) return steps
  const issues = await ground.store.issues(here.map(({ data }) => data.issue))
  const writes = here.flatMap(({ step, title, data }): StepWrite[] => {
    const mapping = mappingOf(ground, data)
    return mapping ? [{ step, title, ...itemWrite(ground, data, mapping, issues.get(data.issue)) }] : []
  })
  const written = await ground.store.writeItems(writes)
  return steps.filter(({ id }) => !written.has(id))
}

/** With who said it in Jira, and when. */
export function itemWrite(
  { jira, now }: Pick<Ground, 'jira' | 'now'>,
  { link, item, field, value, expects, agrees = value }: Field,
  mapping: FieldMapping,
  seen: LinkedIssue | undefined,
): ItemWrite {
  const changed = seen?.changedAt[mapping.jira]
  // Jira's clock may be ahead: nothing is recorded here as said in the future.
  const at = changed === undefined ? null : Math.min(now(), changed - (jira.skew() ?? 0))
  return { link, item, field, value, expects, agrees, by: seen?.saidBy[mapping.jira] ?? null, at }
}

export function mappingOf({ integrations }: Pick<Ground, 'integrations'>, step: Field): FieldMapping | undefined {
  const integration = integrations.find(({ id }) => id === step.integration)
  return integration?.fields.find(({ field }) => field === step.field)
}
