/** Values as answers show them: ids made into the objects they stand for. What is empty is null. */
import { isArray, isObject, type Json } from '../../base/index.ts'
import { kindOf } from '../model/field-kind.ts'
import { levelsOf } from '../model/issue-security.ts'
import { rankOf } from '../model/rank.ts'
import type { Field, Issue, Project } from '../records.ts'
import { plainText } from '../rich-text.ts'
import type { Lens } from './lens.ts'

type Show = (lens: Lens, field: Field, value: Json, issue: Issue) => Json

export function showValue(lens: Lens, field: Field, issue: Issue): Json {
  const kind = kindOf(field)
  if (kind === 'rank') return rankOf(field, issue)
  if (kind === 'epicLink') return epicKey(lens, issue)
  const value = issue.values[field.id] ?? null
  if (value === null) return EMPTY_LISTS.has(field.id) ? [] : null
  return SHOWN[kind]?.(lens, field, value, issue) ?? null
}

/** Jira's own lists are never null; those of custom fields are. */
const EMPTY_LISTS = new Set(['labels', 'components', 'fixVersions', 'versions'])

const plain: Show = (_, __, value) => value

export function showRichText(lens: Lens, value: Json): Json {
  return lens.version === 3 ? value : plainText(value) || null
}

const option: Show = (lens, field, value) => (isObject(value) ? showOption(lens, field, value.option ?? null) : null)

export function showOption({ link }: Pick<Lens, 'link'>, field: Field, id: Json): Json {
  const found = field.contexts.flatMap((context) => context.options).find((one) => one.id === id)
  return found ? { self: link(`/customFieldOption/${found.id}`), value: found.value, id: found.id } : null
}

const cascade: Show = (lens, field, value, issue) => {
  const parent = option(lens, field, value, issue)
  if (!isObject(parent) || !isObject(value) || value.child === undefined) return parent
  return { ...parent, child: showOption(lens, field, value.child) }
}

const account: Show = (lens, _, value) =>
  isObject(value) && typeof value.user === 'string' ? lens.account(value.user) : null

const group: Show = (lens, _, value) => {
  const found = isObject(value) ? lens.site.tables.groups.get(String(value.group)) : undefined
  return found ? lens.group(found) : null
}

const row =
  <T>(table: (lens: Lens) => ReadonlyMap<string, T>, show: (lens: Lens, one: T) => Json): Show =>
  (lens, _, value) => {
    const found = table(lens).get(String(value))
    return found === undefined ? null : show(lens, found)
  }

function projectOf({ site }: Lens, { projectId }: Issue): Project | undefined {
  return site.tables.projects.get(projectId)
}

const version: Show = (lens, _, value, issue) => {
  const project = projectOf(lens, issue)
  const found = project?.versions.find((one) => one.id === value)
  return project && found ? lens.projectVersion(project, found) : null
}

const component: Show = (lens, _, value, issue) => {
  const project = projectOf(lens, issue)
  const found = project?.components.find((one) => one.id === value)
  return project && found ? lens.component(project, found) : null
}

const several =
  (one: Show): Show =>
  (lens, field, value, issue) =>
    (isArray(value) ? value : [value]).map((each) => one(lens, field, each, issue)).filter((each) => each !== null)

const security: Show = row(
  ({ site }) => levelsOf(site),
  ({ link }, { id, name, description }) => ({ self: link(`/securitylevel/${id}`), id, name, description }),
)

function epicKey({ site }: Lens, { parentId }: Issue): Json {
  const parent = parentId === null ? undefined : site.issues.get(parentId)
  const level = site.tables.issueTypes.get(parent?.typeId ?? '')?.hierarchyLevel ?? 0
  return parent && level > 0 ? parent.key : null
}

const SHOWN: Readonly<Record<string, Show>> = {
  text: plain,
  richText: (lens, _, value) => showRichText(lens, value),
  number: plain,
  date: plain,
  datetime: plain,
  labels: plain,
  derived: plain,
  option,
  options: several(option),
  cascade,
  user: account,
  users: several(account),
  group,
  groups: several(group),
  version,
  versions: several(version),
  components: several(component),
  priority: row(
    ({ site }) => site.tables.priorities,
    (lens, one) => lens.priority(one),
  ),
  resolution: row(
    ({ site }) => site.tables.resolutions,
    (lens, one) => lens.resolution(one),
  ),
  project: row(
    ({ site }) => site.tables.projects,
    (lens, one) => lens.project(one),
  ),
  sprint: several(
    row(
      ({ site }) => site.tables.sprints,
      (lens, one) => lens.sprint(one),
    ),
  ),
  security,
}
