/** Makes items of issues: of all in scope that have none, many in one transaction. */
import { isFault } from '../base/index.ts'
import { peopleIn, readIssues } from '../jira/index.ts'
import type { People } from './convert.ts'
import { itemOf } from './create-item.ts'
import { type Ground, peopleOf } from './ground.ts'
import { itemMarkedOn, takeIssue } from './marked-issue.ts'
import type { NewItem, UnlinkedIssue } from './ports.ts'

/** A first reading brings them by the thousand. */
const TOGETHER = 1_000
const REJOINED = 200

/** Items for issues in scope that have none, first those that are there: many at once, or each by itself where one of them cannot be made. */
export async function makeItems(ground: Ground): Promise<void> {
  const { store, integrations } = ground
  while ((await store.rejoin(REJOINED)) === REJOINED);
  const found = await store.unlinked(TOGETHER)
  if (found.length === 0) return
  const people = await peopleOf(ground)
  const unlinked = await withoutMarked(ground, people, found)
  const titled = unlinked.map((one) => ({ ...one, title: `Make an item of ${one.issue.key} ${one.issue.summary}` }))
  const made = titled.flatMap(({ integration: id, issue, title }): NewItem[] => {
    const integration = integrations.find((one) => one.id === id)
    return integration ? [{ ...itemOf(integration, issue, people), integration: id, issue: issue.id, title }] : []
  })
  try {
    await store.createItems(made)
  } catch (error) {
    if (!isFault(error, 'jira.cannot') && !isFault(error, 'conflict')) throw error
    const step = (integration: string, issue: string) => ({ what: 'create-item' as const, integration, issue })
    await store.addSteps(titled.map(({ integration, issue, title }) => ({ data: step(integration, issue.id), title })))
  }
}

/** What a push has made is its item's, though the push did not live to say so. What is not to be seen now waits. */
async function withoutMarked(
  ground: Ground,
  people: People,
  found: readonly UnlinkedIssue[],
): Promise<UnlinkedIssue[]> {
  const left: UnlinkedIssue[] = []
  const others = await madeByOthers(ground, found)
  const mayBeOurs = ({ pushed, unheld, issue }: UnlinkedIssue) => pushed || (unheld && !others.has(issue.id))
  for (const one of found) if (!mayBeOurs(one) || (await isNobodys(ground, people, one))) left.push(one)
  return left
}

/** Of issues that came while nobody held the connection: those that bear no mark of ours, told for many at once. */
async function madeByOthers({ jira, account }: Ground, found: readonly UnlinkedIssue[]): Promise<ReadonlySet<string>> {
  const ids = found.flatMap(({ unheld, issue }) => (unheld ? [issue.id] : []))
  if (ids.length === 0) return new Set()
  const { issues } = await readIssues(jira, ids, ['creator'])
  const makers = issues.map(({ id, fields }) => ({ id, by: peopleIn(jira, fields.creator) }))
  return new Set(
    makers.flatMap(({ id, by }) => (by.length > 0 && by.every((one) => one.account !== account) ? [id] : [])),
  )
}

async function isNobodys(
  ground: Ground,
  people: People,
  { integration: id, issue, unheld }: UnlinkedIssue,
): Promise<boolean> {
  const { store, integrations } = ground
  try {
    const marked = await itemMarkedOn(ground, issue.id)
    const { item, pairedBy = [] } = (marked === null ? undefined : await store.item(marked)) ?? {}
    const level = integrations.find((one) => one.id === id)?.level
    if (!item || pairedBy.includes(id) || item.level !== level) return true
    await takeIssue(ground, people, { integration: id, item, issue: issue.id, isForgotten: unheld })
    return false
  } catch (error) {
    if (isFault(error, 'jira.not-found') || isFault(error, 'jira.cannot')) return false
    throw error
  }
}
