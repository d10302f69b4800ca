/** What every made issue stands on: looked up once, so that making one costs little. */
import type { Instant } from '../../../base/index.ts'
import { contextFor } from '../../model/field-scope.ts'
import { workflowFor } from '../../model/workflow.ts'
import type { Field, Project } from '../../records.ts'
import type { Site } from '../../site.ts'
import { fieldNamed, idOf } from '../build/named.ts'

export const DAY = 86_400_000
/** From the first issue to now. */
export const SPAN = 730 * DAY
/** Ids that an issue takes: its own, those of its history, and that of a comment. */
export const STRIDE = 8

export type TypeName = 'Epic' | 'Story' | 'Task' | 'Bug' | 'Subtask'

/** One project, with what its issues need. */
export interface Yard {
  readonly project: Project
  /** Account ids. */
  readonly team: readonly string[]
  /** Per type, the statuses in their order. */
  readonly paths: Readonly<Record<TypeName, readonly string[]>>
  /** Lists that can be filled in this project, and their options. */
  readonly lists: readonly { readonly fieldId: string; readonly optionIds: readonly string[] }[]
}

export interface Ground {
  readonly site: Site
  readonly count: number
  readonly firstId: number
  readonly begin: Instant
  readonly yards: readonly Yard[]
  readonly types: Readonly<Record<TypeName, string>>
  readonly priorities: readonly string[]
  readonly done: string
  readonly status: Field
  readonly resolution: Field
  readonly points: string
  /** Data Center's name of an epic. */
  readonly epicName: string | undefined
}

export function groundOf(site: Site, count: number): Ground {
  const { issueTypes, priorities, projects, resolutions } = site.tables
  const type = (name: TypeName) => idOf(issueTypes, name)
  const types = {
    Epic: type('Epic'),
    Story: type('Story'),
    Task: type('Task'),
    Bug: type('Bug'),
    Subtask: type('Subtask'),
  }
  return {
    site,
    count,
    firstId: site.ids(count * STRIDE),
    begin: site.now() - SPAN,
    // Each looks at every field: nothing for a site without issues.
    yards: count === 0 ? [] : [...projects.values()].map((project) => yardOf(site, project, types)),
    types,
    priorities: [...priorities.keys()],
    done: idOf(resolutions, 'Done'),
    status: fieldNamed(site, 'status'),
    resolution: fieldNamed(site, 'resolution'),
    points: fieldNamed(site, 'Story Points').id,
    epicName: site.kind === 'dataCenter' ? fieldNamed(site, 'Epic Name').id : undefined,
  }
}

function yardOf(site: Site, project: Project, types: Ground['types']): Yard {
  const developers = project.roleActors[idOf(site.tables.projectRoles, 'Developers')] ?? []
  const people = developers.filter(({ type }) => type === 'atlassian-user-role-actor').map(({ subject }) => subject)
  const path = (name: TypeName) => workflowFor(site, project, types[name]).statuses.map(({ statusId }) => statusId)
  const fields = [...site.tables.fields.values()].filter(({ schema, locked }) => schema.type === 'option' && !locked)
  const lists = fields.flatMap((field) => {
    const options = contextFor(field, project.id, types.Story)?.options ?? []
    return options.length === 0 ? [] : [{ fieldId: field.id, optionIds: options.map(({ id }) => id) }]
  })
  return {
    project,
    team: people,
    paths: { Epic: path('Epic'), Story: path('Story'), Task: path('Task'), Bug: path('Bug'), Subtask: path('Subtask') },
    lists,
  }
}

export const indexOf = ({ yards }: Ground, place: number, number: number): number => (number - 1) * yards.length + place
/** `part` 0 is the issue itself. */
export const idAt = ({ firstId }: Ground, index: number, part = 0): string => String(firstId + index * STRIDE + part)
