/** Fields whose values live in projects: the project itself, components, versions, and the issue above. */
import type { Issue, Project, Version } from '../records.ts'
import { noSuchValue, tableReference, textsOf } from './references.ts'
import type { Reference, Scope } from './subject.ts'

function projectsOf({ site, projects }: Scope): Project[] {
  return [...site.tables.projects.values()].filter((one) => projects.has(one.id))
}

function idsByName(projects: readonly Project[]): ReadonlyMap<string, readonly string[]> {
  const ids = new Map<string, string[]>()
  for (const { id, key, name, formerKeys } of projects)
    for (const one of new Set([id, key, name, ...formerKeys].map((text) => text.toLowerCase())))
      ids.set(one, [...(ids.get(one) ?? []), id])
  return ids
}

/** By id, key, former key or name; a project that the asker may not browse does not exist. */
export function projectReference(scope: Scope, field: string): Reference {
  // Queries name hundreds of projects: those of the site are gone through once.
  let called: ReadonlyMap<string, readonly string[]> | undefined
  const find = (text: string) => {
    called ??= idsByName(projectsOf(scope))
    return [...(called.get(text.toLowerCase()) ?? [])]
  }
  const names = new Map([...scope.site.tables.projects.values()].map(({ id, name }) => [id, name.toLowerCase()]))
  return tableReference(
    field,
    () => projectsOf(scope),
    (issue) => [issue.projectId],
    {
      find,
      order: (issue) => names.get(issue.projectId) ?? null,
      within: (projects) => ({ projects }),
      functions: {
        projectsleadbyuser: ([account]) =>
          projectsOf(scope)
            .filter((one) => one.leadAccountId === (account ?? scope.user?.accountId))
            .map((one) => one.id),
      },
    },
  )
}

export function componentReference(scope: Scope, field: string): Reference {
  return tableReference(
    field,
    () => projectsOf(scope).flatMap((one) => one.components),
    (issue) => textsOf(issue.values.components),
  )
}

/** Versions compare by their order in the project; by name, all versions of that name are meant. */
export const versionReference =
  (fieldId: string, history: string | null) =>
  (scope: Scope, field: string): Reference => {
    const versions = () => projectsOf(scope).flatMap((one) => one.versions)
    const places = new Map(versions().map((one, at) => [one.id, at]))
    const chosen = (keep: (version: Version) => boolean) => (keys: readonly string[]) =>
      projectsOf(scope)
        .filter(
          (one) => keys.length === 0 || keys.includes(one.key) || keys.includes(one.id) || keys.includes(one.name),
        )
        .flatMap((one) => one.versions.filter(keep).map((version) => version.id))
    return tableReference(field, versions, (issue) => textsOf(issue.values[fieldId]), {
      history,
      rank: (id) => places.get(id) ?? -1,
      functions: {
        releasedversions: chosen((one) => one.released && !one.archived),
        unreleasedversions: chosen((one) => !one.released && !one.archived),
      },
    })
  }

/** The issue above, by key or id: of epics and of sub-tasks alike. */
export function parentReference({ site, sees }: Scope, field: string): Reference {
  const find = (text: string) => {
    const issue = site.issues.get(text) ?? site.issues.byKey(text.toUpperCase())
    return issue && sees(issue) ? [issue.id] : []
  }
  const of = ({ parentId }: Issue) => (parentId === null ? [] : [parentId])
  return tableReference(field, () => [], of, {
    find,
    missing: noSuchValue(field),
    order: ({ parentId }) => (parentId === null ? null : Number(parentId)),
  })
}
