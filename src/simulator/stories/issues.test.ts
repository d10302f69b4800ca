/** Laws of a story's issues: they live inside their project's rules, name only what is there, and their history ends where they are. */
import { describe, expect, test } from 'vitest'
import { isArray, isObject, type Json } from '../../base/index.ts'
import { kindOf } from '../model/field-kind.ts'
import { contextFor } from '../model/field-scope.ts'
import { fieldItems, fieldValue } from '../model/issue-history.ts'
import { workflowFor } from '../model/workflow.ts'
import type { Field, HistoryItem, Issue, Project } from '../records.ts'
import type { Site } from '../site.ts'
import { built, EVERY } from './built.ts'

describe.each(EVERY)('%s on %s', (story, kind) => {
  const site = built(story, kind)
  const issues = [...site.issues.all()]

  test('keys and ids are unique, and projects know their newest number', () => {
    expect(new Set(issues.map(({ key }) => key)).size).toBe(issues.length)
    expect(new Set(issues.map(({ id }) => id)).size).toBe(issues.length)
    for (const project of site.tables.projects.values()) {
      const numbers = issues
        .filter(({ projectId }) => projectId === project.id)
        .map(({ key }) => numberOf(project, key))
      expect([project.key, Math.max(0, ...numbers)]).toEqual([project.key, project.lastIssueNumber])
    }
  })

  test('every issue keeps to the rules of its project', () => {
    expect(issues.flatMap((issue) => rulesBroken(site, issue))).toEqual([])
  })

  test('every value names what is there', () => {
    expect(issues.flatMap((issue) => valuesWrong(site, issue))).toEqual([])
  })

  test('history begins where the workflow does, goes along it, and ends in the present', () => {
    expect(issues.flatMap((issue) => [...historyWrong(site, issue, story === 'drifted')])).toEqual([])
  })

  test('links join two issues that are there', () => {
    for (const { typeId, inwardId, outwardId } of site.tables.issueLinks.values()) {
      const ends = [site.issues.get(inwardId), site.issues.get(outwardId)]
      expect([site.tables.linkTypes.has(typeId), ends.includes(undefined)]).toEqual([true, false])
    }
  })
})

function numberOf(project: Project, key: string): number {
  expect(key.startsWith(`${project.key}-`)).toBe(true)
  return Number(key.slice(project.key.length + 1))
}

function rulesBroken(site: Site, issue: Issue): string[] {
  const { projects, issueTypes, issueTypeSchemes, users } = site.tables
  const project = projects.get(issue.projectId)
  const type = issueTypes.get(issue.typeId)
  if (!project || !type) return [`${issue.key} has no project or type`]
  const broken: string[] = []
  const says = (holds: boolean, what: string) => {
    if (!holds) broken.push(`${issue.key} ${what}`)
  }
  says(issueTypeSchemes.get(project.issueTypeSchemeId)?.issueTypeIds.includes(type.id) ?? false, 'has a foreign type')
  const { statuses } = workflowFor(site, project, type.id)
  says(
    statuses.some(({ statusId }) => statusId === issue.statusId),
    'has a status outside its workflow',
  )
  const parent = issue.parentId === null ? undefined : site.issues.get(issue.parentId)
  says(issue.parentId === null || parent !== undefined, 'has a parent that is not there')
  says(type.hierarchyLevel >= 0 || parent !== undefined, 'is a sub-task of nothing')
  const above = parent && issueTypes.get(parent.typeId)?.hierarchyLevel
  says(above === undefined || above === type.hierarchyLevel + 1, 'is not one level below its parent')
  says(parent === undefined || parent.created <= issue.created, 'is older than its parent')
  const authors = [...issue.history, ...issue.comments].map(({ author }) => author)
  says(
    authors.every((id) => users.has(id)),
    'has an author who is not there',
  )
  says(issue.created <= issue.updated && issue.updated <= site.now(), 'lives outside its time')
  return broken
}

const TABLES: Readonly<Record<string, (site: Site, project: Project) => ReadonlySet<string>>> = {
  priority: (site) => new Set(site.tables.priorities.keys()),
  resolution: (site) => new Set(site.tables.resolutions.keys()),
  version: (_, { versions }) => new Set(versions.map(({ id }) => id)),
  versions: (_, { versions }) => new Set(versions.map(({ id }) => id)),
  components: (_, { components }) => new Set(components.map(({ id }) => id)),
  project: (site) => new Set(site.tables.projects.keys()),
  sprint: (site) => new Set(site.tables.sprints.keys()),
  user: (site) => new Set(site.tables.users.keys()),
  users: (site) => new Set(site.tables.users.keys()),
  group: (site) => new Set(site.tables.groups.keys()),
  groups: (site) => new Set(site.tables.groups.keys()),
}

function valuesWrong(site: Site, issue: Issue): string[] {
  const project = site.tables.projects.get(issue.projectId)
  if (!project) return [`${issue.key} has no project`]
  return Object.entries(issue.values).flatMap(([id, value]) => {
    const field = site.tables.fields.get(id)
    if (!field) return [`${issue.key} has a value for ${id}`]
    const known = field.custom ? optionsOf(field, issue) : new Set<string>()
    if (!known) return [`${issue.key} has a value for ${field.name} outside its contexts`]
    const table = TABLES[kindOf(field)]?.(site, project) ?? known
    const isRich = kindOf(field) === 'richText'
    return idsIn(value, isRich || table.size === 0)
      .filter((one) => !table.has(one))
      .map((one) => `${issue.key} ${field.name} ${one}`)
  })
}

function optionsOf(field: Field, issue: Issue): ReadonlySet<string> | null {
  const context = contextFor(field, issue.projectId, issue.typeId)
  return context && new Set(context.options.map(({ id }) => id))
}

function idsIn(value: Json | undefined, isFree: boolean): string[] {
  if (isFree) return []
  if (isArray(value)) return value.flatMap((one) => idsIn(one, false))
  if (isObject(value)) return Object.values(value).flatMap((one) => idsIn(one, false))
  return typeof value === 'string' ? [value] : []
}

/** A drifted workflow is not the one that its issues went along. */
function* historyWrong(site: Site, issue: Issue, hasDrifted: boolean): Iterable<string> {
  const project = site.tables.projects.get(issue.projectId)
  if (!project) return
  const { transitions } = workflowFor(site, project, issue.typeId)
  const initial = transitions.find(({ type }) => type === 'INITIAL')?.toStatusId
  let status = hasDrifted ? null : initial
  let before = issue.created
  const last = new Map<string, HistoryItem>()
  for (const { at, items } of issue.history) {
    const isFar = items.every(({ fieldId }) => fieldId === 'issuelinks')
    if (at < before || (at > issue.updated && !isFar)) yield `${issue.key} is told out of order`
    before = at
    for (const item of items) {
      if (item.fieldId === 'status') {
        const way = transitions.some(
          ({ type, toStatusId, links }) =>
            toStatusId === item.to &&
            (type === 'GLOBAL' || links.some(({ fromStatusId }) => fromStatusId === item.from)),
        )
        if ((status !== null && item.from !== status) || !(way || hasDrifted))
          yield `${issue.key} went from ${item.fromText} to ${item.toText}`
        status = item.to ?? undefined
      }
      if (item.fieldId !== 'issuelinks') last.set(item.fieldId, item)
    }
  }
  if (status !== null && status !== issue.statusId) yield `${issue.key} is not where its history ends`
  for (const [id, item] of last)
    if (!isPresent(site, issue, id, item)) yield `${issue.key} has another ${item.field} than told`
}

/** What the history would say had the field been set to its present value just now. */
function isPresent(site: Site, issue: Issue, fieldId: string, last: HistoryItem): boolean {
  const field = site.tables.fields.get(fieldId)
  const present = fieldValue(issue, fieldId)
  if (!field) return false
  if (last.to !== null && isArray(present) && present.includes(last.to)) return true
  const [item] = fieldItems(site, field, null, present)
  if (last.to !== null) return item?.to === last.to
  return (item?.toText ?? null) === last.toText
}
