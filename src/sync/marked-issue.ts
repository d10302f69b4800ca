/** Issues that we made bear the mark of their item: by it they are found again, and made the item's. */
import { equal, Fault, type FaultCode, isFault, isObject, type Json } from '../base/index.ts'
import { type Change, linkBack, readIssue, readIssueProperty, type SeenIssue } from '../jira/index.ts'
import type { Item, ItemField } from '../portfolio/index.ts'
import { before, comparable, isToldOneByOne, isWalked, type People, toItem, undone } from './convert.ts'
import type { Ground } from './ground.ts'
import type { FieldMapping, Integration } from './integration.ts'
import { keep } from './read.ts'
import { isEmpty } from './reconcile.ts'

/** The issue property that says which item an issue was made for. */
export const MARK = 'fairlead.item'
const REFUSALS: ReadonlySet<FaultCode> = new Set(['jira.refused', 'jira.forbidden', 'jira.not-found'])

/** The item's id; null where the issue bears no mark. Throws `jira.not-found` where it is not to be seen. */
export async function itemMarkedOn({ jira }: Pick<Ground, 'jira'>, issue: string): Promise<string | null> {
  const mark = (await readIssueProperty(jira, issue, MARK)) ?? undefined
  return isObject(mark) && typeof mark.item === 'string' ? mark.item : null
}

/** A push may be under way for so long, and clocks are never quite the same. */
const AROUND = 120_000

type Held = ReadonlyMap<ItemField, readonly Json[]>
type Agreed = Readonly<Partial<Record<ItemField, Json>>>

export interface MadeIssue {
  readonly integration: string
  readonly item: Item
  readonly issue: string
  /** No journal tells of the push: a backup may have been put back since, and the item be as it was before. */
  readonly isForgotten: boolean
}

/** The issue's link back, what it holds, and then the link that makes it the item's. */
export async function takeIssue(ground: Ground, people: People, made: MadeIssue): Promise<void> {
  const { jira, store, integrations, fields, now } = ground
  const { integration: id, item, issue, isForgotten } = made
  const at = now()
  const found = await readIssue(jira, issue, fields, { changes: true })
  if (!found) throw new Fault('jira.not-found', `The issue that was made for ${item.code} is gone or hidden by now.`)
  await linkItem(ground, item, issue)
  await keep(ground, at, { issues: [found.issue] }, found.changes)
  const integration = integrations.find((one) => one.id === id)
  const held = isForgotten ? await heldAtBirth(ground, item, found.issue) : null
  const agreed = integration ? bornWith(integration, found, people, held) : {}
  await store.linkIssue({ integration: id, item: item.id, issue, agreed })
}

/** Where the account may not link issues there is no link back: the issue is the item's all the same. */
async function linkItem({ jira, itemUrl }: Ground, { id, code, name }: Item, issue: string): Promise<void> {
  const link = { globalId: `fairlead=${id}`, url: itemUrl(id), title: `${code} ${name}`, summary: 'In Fairlead' }
  try {
    await linkBack(jira, issue, link)
  } catch (error) {
    if (!isFault(error) || !REFUSALS.has(error.code)) throw error
  }
}

/** What the item held when its issue was made, as far as is known here. */
function heldAtBirth({ jira, store }: Ground, { id }: Item, { created }: SeenIssue): Promise<Held> {
  const at = created - (jira.skew() ?? 0)
  return store.heldBetween(id, { from: at - AROUND, to: at + AROUND })
}

/**
 * Pure: what the issue held when it came to be. Whatever happened on either side since is somebody's edit. But where the
 * item `held` another value then, as far as is known, it was set back: nobody here took back what the push had given.
 */
function bornWith(
  { fields }: Integration,
  { issue, changes }: { readonly issue: SeenIssue; readonly changes: readonly Change[] },
  people: People,
  held: Held | null,
): Agreed {
  const isLost = (mapping: FieldMapping, value: Json) =>
    held !== null && !isWalked(mapping) && !isEmpty(value) && !isAmong(held.get(mapping.field) ?? [], mapping, value)
  const isAmong = (values: readonly Json[], { field }: FieldMapping, value: Json) =>
    values.some((one) => equal(comparable(field, one, people), comparable(field, value, people)))
  const agreed = fields.flatMap((mapping): [ItemField, Json][] => {
    const past = changes.filter(({ field }) => field === mapping.jira).sort((a, b) => a.at - b.at)
    const [first] = isToldOneByOne(mapping) ? [] : past
    const raw = issue.fields[mapping.jira]
    const born = first ? before(first, mapping, people) : raw === undefined ? undefined : toItem(raw, mapping, people)
    if (!born || 'problem' in born) return []
    const value = isToldOneByOne(mapping) ? undone(born.value, past) : born.value
    return isLost(mapping, value) ? [] : [[mapping.field, value]]
  })
  return Object.fromEntries(agreed)
}
