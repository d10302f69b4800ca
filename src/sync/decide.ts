/** Decides for one pair, field by field: what is agreed, what is to be written where, what a person must say. Pure. */
import { equal, type Instant, type Json, type Problem } from '../base/index.ts'
import type { ItemField } from '../portfolio/index.ts'
import { heldSince } from './arrived.ts'
import { comparable, type People, toItem, toJira } from './convert.ts'
import type { FieldMapping, Integration, Side } from './integration.ts'
import type { NewConflict, NewStep, Pair, Settlement } from './pair.ts'
import { type Agreed, type Decision, reconcile, type Said } from './reconcile.ts'
import { CALM, restless } from './unrest.ts'

export interface Deciding {
  readonly integration: Integration
  readonly people: People
  /** That we write as; null where nobody asks what became of what was sent. */
  readonly account: string | null
  /** The site’s time of this decision, and how far its clock is ahead of ours. */
  readonly since: Instant
  readonly skew: number
}

type Draft = {
  -readonly [K in 'agreed' | 'conflicts' | 'steps' | 'dropped' | 'settled' | 'problems']: Settlement[K][number][]
}

export function decidePair(pair: Pair, deciding: Deciding): Settlement {
  const draft: Draft = { agreed: [], conflicts: [], steps: [], dropped: [], settled: [], problems: [] }
  const away = whyAway(pair, deciding.integration)
  const fields = away === null ? deciding.integration.fields : []
  for (const mapping of fields) decideField(pair, mapping, deciding, draft)
  // What is not wanted any more, by mapping or because the issue is away, is written no more.
  const wanted = new Set<string>(fields.map(({ field }) => field))
  draft.dropped.push(...pair.steps.filter(({ field }) => !wanted.has(field)).map(({ id }) => id))
  if (away !== null) draft.problems.push({ ...away, field: 'name' })
  return { link: pair.link, touched: pair.touched, ...draft }
}

/** An issue that is not where the integration looks keeps its item as it is: nothing flows, and nothing is deleted. */
function whyAway({ issue }: Pair, { projects, types }: Integration): Problem | null {
  const says = AWAY[issue.state] ?? (projects.includes(issue.projectId) ? null : AWAY.outside)
  if (says)
    return {
      severity: 'warns',
      code: `issue-${issue.state === 'seen' ? 'outside' : issue.state}`,
      about: issue.key,
      says: `${issue.key} ${says}`,
    }
  if (types.includes(issue.typeId)) return null
  return {
    severity: 'warns',
    code: 'issue-type-left',
    about: issue.key,
    says: `${issue.key} has an issue type that this integration does not align.`,
  }
}

const AWAY: Readonly<Record<string, string>> = {
  hidden: 'is gone or hidden from the service account.',
  deleted: 'was deleted in Jira.',
  outside: 'was moved to a project that is not in scope.',
  archived: 'is archived.',
  trashed: 'lies in the trash with its project.',
  'project-unseen': 'is in a project that the service account no longer sees.',
}

const NEVER: Agreed = { base: undefined, sent: [] }

function decideField(pair: Pair, mapping: FieldMapping, deciding: Deciding, draft: Draft): void {
  const { field } = mapping
  const raw = pair.issue.fields[mapping.jira]
  // Not among what Jira showed: what could not be read is never taken for empty.
  if (raw === undefined) return void refuse(pair, field, unreadable(mapping), draft)
  const seen = toItem(raw, mapping, deciding.people, heldIn(pair, field))
  if ('problem' in seen) return void refuse(pair, field, seen.problem, draft)
  const jiraAt = pair.issue.changedAt[mapping.jira] ?? (pair.agreed[field] ? pair.issue.updated : null)
  const jira: Said = { value: seen.value, at: jiraAt === null ? null : jiraAt - deciding.skew }
  const ours: Said = { value: pair.item[field] as Json, at: pair.saidAt[field] ?? null }
  const { people, account } = deciding
  const [author, saidHere] = [pair.issue.saidBy[mapping.jira], pair.saidHere[field] ?? []]
  const arriving = { mapping, people, account, changes: pair.changes, author, saidHere }
  const before = pair.agreed[field] ?? NEVER
  const since = heldSince(before, seen.value, arriving)
  const agreed = known(field, since, deciding.people)
  const decision = reconcile(mapping, agreed, like(field, jira, deciding.people), like(field, ours, deciding.people))
  const isNew = since.base !== undefined && (before.base === undefined || !equal(since.base, before.base))
  if (isNew && decision.do !== 'agree') draft.agreed.push({ field, value: since.base as Json })
  settle(pair, mapping, deciding, draft, { decision, jira, ours })
}

/** Ours, then what we sent and may have arrived, the newest first, then what was agreed. */
export function heldIn({ item, agreed }: Pick<Pair, 'item' | 'agreed'>, field: ItemField): Json[] {
  const { base, sent } = agreed[field] ?? NEVER
  const arriving = sent.filter(({ to }) => to === 'jira').map(({ value }) => value)
  return [item[field] as Json, ...arriving.toReversed(), ...(base === undefined ? [] : [base])]
}

interface Decided {
  readonly decision: Decision
  readonly jira: Said
  readonly ours: Said
}

function settle(
  pair: Pair,
  mapping: FieldMapping,
  deciding: Deciding,
  draft: Draft,
  { decision, jira, ours }: Decided,
): void {
  const { field, policy } = mapping
  const open = pair.steps.filter((step) => step.field === field)
  const asked = pair.asked[field]
  if (decision.do !== 'ask' && asked) draft.settled.push(field)
  if (decision.do === 'agree') draft.agreed.push({ field, value: jira.value })
  if (decision.do !== 'write') draft.dropped.push(...open.map(({ id }) => id))
  const base = pair.agreed[field]?.base
  if (decision.do === 'ask' && !(asked && equal(asked.jira, jira.value) && equal(asked.portfolio, ours.value)))
    draft.conflicts.push({ field, base, jira: jira.value, portfolio: ours.value, policy, winner: null })
  if (decision.do !== 'write') return
  const steps = decision.to.map((to): NewStep => {
    // A document is written as its author left it, not as it was made comparable.
    const value =
      decision.to.length > 1 || policy === 'merge' ? decision.value : to === 'jira' ? ours.value : jira.value
    const step = { field, to, value, expects: to === 'jira' ? jira.value : ours.value, since: deciding.since }
    if (to === 'jira') return { ...step, known: pair.issue.changedAt[mapping.jira] ?? 0 }
    return equal(value, jira.value) ? step : { ...step, agrees: jira.value }
  })
  const cannot = steps.flatMap(({ to, value }) => {
    const there = { raw: pair.issue.fields[mapping.jira] ?? null, was: jira.value }
    const converted = to === 'jira' ? toJira(value, mapping, deciding.people, there) : { value }
    return 'problem' in converted ? [converted.problem] : []
  })
  const [refused] = cannot
  if (refused) return void refuse(pair, field, refused, draft)
  draft.dropped.push(...open.filter((one) => !steps.some((step) => isSame(one, step))).map(({ id }) => id))
  const fresh = steps.filter((step) => !open.some((one) => isSame(one, step)))
  const unrest = fresh.length === 0 ? null : restless(field, pair.unrest[field] ?? CALM, ours)
  if (unrest) return void refuse(pair, field, unrest, draft)
  draft.steps.push(...fresh)
  if (decision.overruled && fresh.length > 0)
    draft.conflicts.push(overruled(mapping, base, jira, ours, decision.overruled.side))
}

type Writing = Pick<NewStep, 'to' | 'value' | 'agrees'>

/** What Jira says of a merged set may be other than when an open step was decided: what it takes over then was ours. */
const isSame = (one: Writing, other: Writing): boolean =>
  one.to === other.to && equal(one.value, other.value) && equal(one.agrees ?? one.value, other.agrees ?? other.value)

function overruled(mapping: FieldMapping, base: Json | undefined, jira: Said, ours: Said, loser: Side): NewConflict {
  const winner: Side = loser === 'jira' ? 'portfolio' : 'jira'
  return { field: mapping.field, base, jira: jira.value, portfolio: ours.value, policy: mapping.policy, winner }
}

function refuse(pair: Pair, field: ItemField, problem: Problem, draft: Draft): void {
  draft.problems.push({ ...problem, field })
  draft.dropped.push(...pair.steps.filter((step) => step.field === field).map(({ id }) => id))
}

function unreadable({ field, jira }: FieldMapping): Problem {
  const says = `Jira does not show the field ${jira} of this issue.`
  return {
    severity: 'warns',
    code: 'field-unreadable',
    about: field,
    says,
    remedy: 'Put the field on the issue type’s screens, or take it out of the mapping.',
  }
}

const like = (field: ItemField, said: Said, people: People): Said => ({
  ...said,
  value: comparable(field, said.value, people),
})

function known(field: ItemField, { base, sent }: Agreed, people: People): Agreed {
  return {
    base: base === undefined ? undefined : comparable(field, base, people),
    sent: sent.map((one) => ({ ...one, value: comparable(field, one.value, people) })),
  }
}
