/** What a custom field is in words, with its contexts, options and defaults, and the one canonical form of it. */
import type { Json } from '../../../base/index.ts'
import { shortType } from './field-type.ts'

export type CustomField = {
  readonly name: string
  readonly description: string
  readonly type: string
  readonly searcher: string | null
  /** Null: not told (Data Center). */
  readonly contexts: readonly Context[] | null
}

export type Context = {
  readonly name: string
  readonly description: string
  /** Said outright: a context that has lost its projects must never come to mean all of them. */
  readonly everyProject: boolean
  readonly projects: readonly string[]
  readonly everyIssueType: boolean
  readonly issueTypes: readonly string[]
  readonly options: readonly Option[]
  readonly default: Default | null
}

export type Option = {
  readonly value: string
  readonly disabled: boolean
  /** Of a cascading list; empty below them. */
  readonly children: readonly Option[]
}

/** Options by their values (in a cascade from the top), people, groups and projects by reference, the rest as Jira says it. */
export type Default = {
  readonly type: string
  /** There is or may be one, but none that another site could have: nothing more is said of it, and it is never written. */
  readonly notCarried?: true
  readonly options?: readonly string[]
  readonly users?: readonly string[]
  readonly groups?: readonly string[]
  readonly projects?: readonly string[]
  /** Whom a user picker offers. */
  readonly filter?: { readonly enabled: boolean; readonly groups: readonly string[]; readonly roles: readonly string[] }
  readonly [plain: string]: Json | undefined
}

export const nameOf = ({ name, type }: Pick<CustomField, 'name' | 'type'>): string => `${name} (${shortType(type)})`

/** Lists show a field with its type, and people write what they read. */
export function renamed(field: CustomField, name: string): CustomField {
  const type = ` (${shortType(field.type)})`
  return { ...field, name: name.endsWith(type) ? name.slice(0, -type.length) : name }
}

export function normalise(field: CustomField): CustomField {
  if (field.contexts === null) return field
  const contexts = field.contexts.filter(appliesSomewhere).map(tidyContext)
  return {
    ...field,
    contexts: contexts.sort((a, b) => Number(b.everyProject) - Number(a.everyProject) || byText(a.name, b.name)),
  }
}

function appliesSomewhere({ everyProject, projects, everyIssueType, issueTypes }: Context): boolean {
  return (everyProject || projects.length > 0) && (everyIssueType || issueTypes.length > 0)
}

function tidyContext(context: Context): Context {
  return {
    ...context,
    projects: context.everyProject ? [] : sorted(context.projects),
    issueTypes: context.everyIssueType ? [] : sorted(context.issueTypes),
    default: context.default === null ? null : tidyDefault(context.default),
  }
}

/** A default that has lost what it named is none. A cascade's options are a path; other lists are sets. */
function tidyDefault(value: Default): Default | null {
  const { options, users, groups, projects, filter } = value
  if ([options, users, groups, projects].some((list) => list?.length === 0)) return null
  return {
    ...value,
    ...(options && value.type !== 'option.cascading' ? { options: sorted(options) } : {}),
    ...(users ? { users: sorted(users) } : {}),
    ...(groups ? { groups: sorted(groups) } : {}),
    ...(filter ? { filter: { ...filter, groups: sorted(filter.groups), roles: sorted(filter.roles) } } : {}),
  }
}

const sorted = (texts: readonly string[]): string[] => [...new Set(texts)].sort(byText)
const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** How many options there are, those of a cascade's second level with them. */
export function countOptions(options: readonly Option[]): number {
  return options.reduce((sum, option) => sum + 1 + countOptions(option.children), 0)
}

/** Is every step of the default's path, or each of its options, one of these? */
export function hasOptionsOf(options: readonly Option[], { type, options: named = [] }: Default): boolean {
  if (type !== 'option.cascading') return named.every((value) => options.some((option) => option.value === value))
  const [first, ...rest] = named
  if (first === undefined) return true
  const option = options.find((one) => one.value === first)
  return option !== undefined && hasOptionsOf(option.children, { type, options: rest })
}
