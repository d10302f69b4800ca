/** What a change of one object reaches on the target: counted by the site itself, and what cannot be counted is said. */
import { z } from 'zod'
import type { Jira } from '../jira/index.ts'
import type { Difference } from './compare.ts'
import { type Uses, usesOn } from './impact.ts'
import { type Key, type Kind, type KindName, nameIn } from './kind.ts'
import { inProjects, issuesIn, type Place } from './kinds/usage.ts'
import { inIds, plannedBy } from './planned.ts'
import type { Snapshot } from './snapshot.ts'
import { type Told, told } from './told.ts'

export interface Counted {
  /** Null where it cannot be counted. */
  readonly count: number | null
  /** Some of them by name. */
  readonly names: readonly string[]
  /** Why there is no count, or what it leaves out. */
  readonly reason: string | null
}

export interface Impact {
  readonly projects: Counted
  readonly boards: Counted
  readonly filters: Counted
  readonly issues: Counted
  /** Issues that would lose a value or a status. */
  readonly losing: Counted
}

export interface ImpactInput {
  readonly difference: Difference
  readonly differences: readonly Difference[]
  readonly target: Snapshot
  readonly kinds: ReadonlyMap<KindName, Kind>
}

const MOST_NAMES = 20
const listed = (names: readonly string[], reason: string | null = null): Counted => ({
  count: names.length,
  names: names.slice(0, MOST_NAMES),
  reason,
})
const unknown = (reason: string): Counted => ({ count: null, names: [], reason })
const counted = (answer: Told<number>, reason: string | null = null): Counted =>
  'is' in answer ? { count: answer.is, names: [], reason } : unknown(answer.unread)

export async function countImpact(jira: Jira, input: ImpactInput): Promise<Impact> {
  const { difference, target, kinds } = input
  if (difference.targetId === null) return NOTHING
  const uses = usesOn(target, kinds)
  const keys = uses.projects(difference.targetKey)
  const ids = new Map(target.objects.map(({ key, id }) => [key, id]))
  const projects = keys.flatMap((key) => ids.get(key) ?? [])
  const [boards, hidden, issues, losing] = await Promise.all([
    told(() => boardsOf(jira, projects)),
    told(() => unbrowsable(jira, projects)),
    told(() => issuesIn(jira, placeOf(input, projects))),
    told(() => losingOf(jira, input, projects)),
  ])
  const blind = hiddenReason(hidden, keys, ids)
  return {
    projects: wholeOf(target, 'project', keys.map(nameIn)),
    boards: 'is' in boards ? listed(boards.is) : unknown(boards.unread),
    filters: filtersOf(target, uses, difference.targetKey),
    issues: blind === null ? counted(issues) : unknown(blind),
    losing: blind === null ? counted(losing) : unknown(blind),
  }
}

/** What is only to be made is used by nothing yet. */
const NONE = listed([])
const NOTHING: Impact = { projects: NONE, boards: NONE, filters: NONE, issues: NONE, losing: NONE }

/** A kind that was not read whole may hide who uses it. */
function wholeOf({ kinds, site }: Snapshot, kind: KindName, names: readonly string[]): Counted {
  const completeness = kinds[kind]
  if (completeness?.state === 'complete') return listed(names)
  return unknown(completeness?.reason ?? `${site.name} does not tell them.`)
}

const filtersOf = (target: Snapshot, uses: Uses, key: Key): Counted =>
  wholeOf(target, 'filter', uses.namedBy(key, 'filter').map(nameIn))

/** The kind's own words for its issues, else all of the projects that use it. */
function placeOf({ difference, kinds }: ImpactInput, projects: readonly string[]): Place {
  const { kind, targetId, before } = difference
  const own = targetId === null || before === null ? undefined : kinds.get(kind)?.issues?.(targetId, before)
  return own ?? inProjects(projects)
}

async function losingOf(jira: Jira, input: ImpactInput, projects: readonly string[]): Promise<number> {
  const { difference, differences, target, kinds } = input
  const { choice, targetId, before, after } = difference
  const kind = kinds.get(difference.kind)
  if (!kind || targetId === null || before === null) return 0
  if (choice === 'delete') return kind.issues ? issuesIn(jira, placeOf(input, projects)) : 0
  if (choice !== 'update' || after === null) return 0
  const ids = new Map(target.objects.map(({ key, id }) => [key, id]))
  const [wanted, now] = [inIds(kind, after, ids), inIds(kind, before, ids)]
  const questions = (await kind.ask?.(jira, targetId, wanted, now, plannedBy(differences, kinds, ids))) ?? []
  const values = (await kind.losing?.(jira, targetId, wanted, now)) ?? 0
  return questions.reduce((sum, { issues = 0 }) => sum + issues, values)
}

const BOARD = z.looseObject({
  name: z.string(),
  location: z.looseObject({ projectId: z.union([z.number(), z.string()]).optional() }).nullish(),
})

/** Boards that live in one of the projects: Jira tells where with the list. */
async function boardsOf(jira: Jira, projects: readonly string[]): Promise<string[]> {
  if (projects.length === 0) return []
  const meant = new Set(projects)
  const boards = await jira.all(BOARD, '/rest/agile/1.0/board')
  return boards.flatMap(({ name, location }) => (meant.has(String(location?.projectId ?? '')) ? [name] : []))
}

const PERMITTED = z.looseObject({
  projectPermissions: z.array(
    z.looseObject({ permission: z.string(), projects: z.array(z.union([z.number(), z.string()])) }),
  ),
})
const MOST_PROJECTS = 1_000

/** Projects whose issues the account does not see: a count would leave them out in silence. */
async function unbrowsable(jira: Jira, projects: readonly string[]): Promise<string[]> {
  if (jira.deployment === 'dataCenter' || projects.length === 0) return []
  const asked = projects.slice(0, MOST_PROJECTS)
  const body = { projectPermissions: [{ permissions: ['BROWSE_PROJECTS'], projects: asked.map(Number) }] }
  const { projectPermissions } = await jira.ask(PERMITTED, '/rest/api/3/permissions/check', body)
  const seen = new Set(projectPermissions.flatMap((one) => one.projects.map(String)))
  return asked.filter((id) => !seen.has(id))
}

function hiddenReason(
  hidden: Told<readonly string[]>,
  keys: readonly Key[],
  ids: ReadonlyMap<Key, string>,
): string | null {
  if ('unread' in hidden) return hidden.unread
  if (hidden.is.length === 0) return null
  const names = keys.filter((key) => hidden.is.includes(ids.get(key) ?? '')).map(nameIn)
  return `The account may not browse ${names.slice(0, MOST_NAMES).join(', ')}, so issues there cannot be counted.`
}
