/** What an integration would do, before it may: issues read, decisions made as the engine makes them, nothing kept or written. */
import type { Json, Problem } from '../base/index.ts'
import { inProjects, issueIds, type Jira, peopleIn, readIssues, type SeenIssue } from '../jira/index.ts'
import type { ItemField } from '../portfolio/index.ts'
import type { People } from './convert.ts'
import { itemOf } from './create-item.ts'
import { decidePair } from './decide.ts'
import type { Integration, Side } from './integration.ts'
import type { Pair } from './pair.ts'
import type { LinkedIssue } from './ports.ts'

export interface WouldChange {
  readonly where: Side
  readonly verb: 'create' | 'update'
  readonly key: string
  /** The issue's summary. */
  readonly about: string
  /** The item's id, where there is one already. */
  readonly item: string | null
  /** Null for a new item: then `to` holds all fields that it gets. */
  readonly field: ItemField | null
  readonly from: Json
  readonly to: Json
}

export interface DryRun {
  readonly issues: number
  readonly conflicts: number
  readonly changes: readonly WouldChange[]
  readonly problems: readonly Problem[]
  /** Names of people who are no members yet, by the stand-in id that their values have here. */
  readonly names: ReadonlyMap<string, string>
}

export interface DryRunInput {
  readonly jira: Jira
  readonly integration: Integration
  /** By issue id: those that an item is linked to already, with what is known of both sides. */
  readonly pairs: ReadonlyMap<string, Pair>
  /** Account → member. */
  readonly members: ReadonlyMap<string, string>
  readonly tell: (read: number) => void
}

export async function dryRun({ jira, integration, pairs, members, tell }: DryRunInput): Promise<DryRun> {
  const { projects, types } = integration
  const jql = `${inProjects(projects)} AND issuetype in (${types.join(', ')})`
  const fields = integration.fields.map(({ jira: field }) => field)
  const names = new Map<string, string>()
  const known = new Map(members)
  const outcome = { issues: 0, conflicts: 0, changes: [] as WouldChange[], problems: new Map<string, Problem>() }
  for await (const { ids } of issueIds(jira, jql, null)) {
    const { issues, unreadable } = await readIssues(jira, ids, fields)
    for (const { id, says } of unreadable) outcome.problems.set(`unreadable ${id}`, cannotShow(id, says))
    meet(jira, integration, issues, known, names)
    const people: People = { members: known, deployment: jira.deployment }
    for (const issue of issues) judge(issue, { integration, people, pair: pairs.get(issue.id), jira }, outcome)
    outcome.issues += issues.length
    tell(outcome.issues)
  }
  return { ...outcome, problems: [...outcome.problems.values()], names }
}

function cannotShow(id: string, says: string): Problem {
  return {
    severity: 'warns',
    code: 'issue-unreadable',
    about: id,
    says: `Jira cannot show the issue with the id ${id}: ${says}`,
  }
}

/** Whoever is no member yet would be made one. */
function meet(
  jira: Jira,
  { fields }: Integration,
  issues: readonly SeenIssue[],
  known: Map<string, string>,
  names: Map<string, string>,
): void {
  const owners = fields.filter(({ field }) => field === 'owner')
  for (const issue of issues)
    for (const { jira: field } of owners)
      for (const { account, name } of peopleIn(jira, issue.fields[field])) {
        if (known.has(account)) continue
        known.set(account, `new:${account}`)
        names.set(`new:${account}`, name)
      }
}

interface Judging {
  readonly integration: Integration
  readonly people: People
  readonly pair: Pair | undefined
  readonly jira: Jira
}
interface Outcome {
  conflicts: number
  readonly changes: WouldChange[]
  readonly problems: Map<string, Problem>
}

function judge(issue: SeenIssue, { integration, people, pair, jira }: Judging, outcome: Outcome): void {
  const about = { key: issue.key, about: issue.summary }
  if (pair) {
    const clock = { since: jira.serverNow(), skew: jira.skew() ?? 0 }
    const settlement = decidePair(
      { ...pair, steps: [], issue: now(issue, pair) },
      { integration, people, account: null, ...clock },
    )
    outcome.conflicts += settlement.conflicts.filter(({ winner }) => winner === null).length
    for (const { problem, field } of settlement.problems.map((one) => ({ problem: one, field: one.field })))
      outcome.problems.set(`${problem.code} ${field} ${problem.says}`, problem)
    for (const { field, to, value, expects } of settlement.steps)
      outcome.changes.push({ where: to, verb: 'update', ...about, item: pair.item.id, field, from: expects, to: value })
  } else if (integration.createsItems) {
    const { fields, agreed } = itemOf(integration, issue, people)
    const to = { ...agreed, name: fields.name }
    outcome.changes.push({ where: 'portfolio', verb: 'create', ...about, item: null, field: null, from: null, to })
  }
}

function now(issue: SeenIssue, { issue: before }: Pair): LinkedIssue {
  return { ...before, ...issue, state: 'seen', changedAt: before.changedAt, saidBy: before.saidBy, link: before.link }
}
