/** Integration: a level of the portfolio ⇄ issue types in chosen projects, and for each field who says it and who wins. */
import type { JsonObject } from '../base/index.ts'
import type { ItemField, Level } from '../portfolio/index.ts'
import type { JiraType } from './fields/jira-type.ts'

export type Side = 'jira' | 'portfolio'
export const FLOWS = ['both', 'to-jira', 'from-jira'] as const
export type Flow = (typeof FLOWS)[number]
/** What holds when both sides changed: `merge` is for sets only, `ask` leaves both as they are until a person says. */
export const POLICIES = ['newest', 'jira', 'portfolio', 'merge', 'ask'] as const
export type Policy = (typeof POLICIES)[number]
/** Which comments go where: none, Jira's are shown at the item, or those of the item are written there too. */
export const COMMENTS = ['none', 'from-jira', 'both'] as const
export type CommentFlow = (typeof COMMENTS)[number]

export interface FieldMapping {
  readonly field: ItemField
  /** The id of Jira's field; `status` for stages. */
  readonly jira: string
  readonly flow: Flow
  readonly policy: Policy
  /** What Jira's field holds, by its schema when it was chosen; absent, it is the one that the item's field always meant. */
  readonly type?: JiraType | undefined
  /** In which a moment of Jira's is a day here: `Europe/Berlin`. */
  readonly zone?: string | undefined
  /** For stages and health: ours → ids of Jira's values, `parent/child` in a list of two levels. The first is the one that is written. */
  readonly values?: Readonly<Record<string, readonly string[]>>
}

export interface Integration {
  readonly id: string
  readonly name: string
  /** Our row of the connection. */
  readonly connection: string
  readonly level: Level
  /** Ids of projects and issue types. */
  readonly projects: readonly string[]
  readonly types: readonly string[]
  readonly fields: readonly FieldMapping[]
  /** Issues that have no item yet get one. */
  readonly createsItems: boolean
  /** Where those items go; null is the top. */
  readonly under: string | null
  /** Where an item is pushed to when a person asks: project and issue type. */
  readonly pushes: { readonly project: string; readonly type: string } | null
  /** Field values given to transitions and creates that demand a field nothing else fills: `{ resolution: { name: 'Done' } }`. */
  readonly fills: JsonObject
  /** Absent in mappings of older versions: none. */
  readonly comments?: CommentFlow
}

/** Where story points are told. */
export interface Points {
  /** A person's choice for the whole connection; null counts none at all. */
  readonly chosen: string | null
  /** By project: the field that its boards estimate by. */
  readonly boards: Readonly<Record<string, string>>
  /** Time tracking is read too: some item is measured by it. */
  readonly timed?: boolean
}

/** Original estimate and time spent of an issue alone, in seconds. */
export const TIME = { estimate: 'timeoriginalestimate', spent: 'timespent' } as const

/** The field of a project's issues. */
export const pointsIn = ({ chosen, boards }: Points, project: string): string | null =>
  chosen === null ? null : (boards[project] ?? chosen)

export const pointFields = (points: Points): readonly string[] => [
  ...(points.chosen === null ? [] : [points.chosen, ...Object.values(points.boards)]),
  ...timeFields(points),
]

/** Of one project's issues. */
export function estimateFields(points: Points, project: string): readonly string[] {
  const field = pointsIn(points, project)
  return [...(field === null ? [] : [field]), ...timeFields(points)]
}

const timeFields = ({ timed }: Points): readonly string[] => (timed ? Object.values(TIME) : [])

/** Raw fields that must be read of an issue, for all integrations together, and those that points are told in. */
export function fieldsToRead(
  integrations: readonly Pick<Integration, 'fields'>[],
  points: readonly string[],
): string[] {
  const mapped = integrations.flatMap(({ fields }) => fields.map(({ jira }) => jira))
  return [...new Set([...points, ...mapped])].sort()
}

/** The integration an issue falls under; the first one made wins, and the wizard warns of overlaps. */
export function integrationFor(
  integrations: readonly Integration[],
  issue: { readonly projectId: string; readonly typeId: string },
): Integration | undefined {
  return integrations.find(({ projects, types }) => projects.includes(issue.projectId) && types.includes(issue.typeId))
}
