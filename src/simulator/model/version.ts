/** Versions: unique names within a project, kept in its order; issues of a deleted one lose it or take another. */
import { refuse, refuseField } from '../http.ts'
import type { Field, Issue, Project, User, Version } from '../records.ts'
import type { Site } from '../site.ts'
import { replaceInIssues } from './issue-values.ts'
import { isTaken } from './name.ts'

export type VersionInput = Omit<Version, 'id'>

export function versionOf(site: Site, id: string): { project: Project; version: Version } | undefined {
  for (const project of site.tables.projects.values())
    for (const version of project.versions) if (version.id === id) return { project, version }
  return undefined
}

export function createVersion(site: Site, project: Project, input: VersionInput): Version {
  refuseUnfit(project, input)
  const version: Version = { id: site.id(), ...input }
  project.versions.push(version)
  return version
}

export function updateVersion(_site: Site, project: Project, version: Version, input: Partial<VersionInput>): void {
  refuseUnfit(project, { ...version, ...input }, version)
  Object.assign(version, input)
}

function refuseUnfit(project: Project, input: VersionInput, itself?: Version): void {
  if (isTaken(project.versions, input.name, itself?.id))
    throw refuseField('name', 'A version with this name already exists in this project.')
  const { startDate, releaseDate } = input
  if (startDate !== null && releaseDate !== null && startDate > releaseDate)
    throw refuseField('startDate', 'The start date must not be after the release date.')
}

/** Field id → id of the version that issues take instead. Fields that are not named lose it. */
export type Replacements = ReadonlyMap<string, string>

/** In the fix and affected versions and every custom field of versions. Replacements are of the same project. */
export function removeVersion(
  site: Site,
  user: User | null,
  project: Project,
  version: Version,
  replacements: Replacements,
): void {
  const changes = versionFields(site).map(({ id }) => ({
    fieldId: id,
    gone: version.id,
    by: replacement(project, version, replacements.get(id)),
  }))
  for (const change of changes) replaceInIssues(site, user, change)
  project.versions = project.versions.filter((one) => one !== version)
}

function replacement(project: Project, gone: Version, id: string | undefined): string | null {
  if (id === undefined) return null
  const by = project.versions.find((one) => one.id === id)
  if (!by || by === gone) throw refuse(400, `Issues cannot be moved to the version with id '${id}'.`)
  return by.id
}

/** A release may carry what is unresolved over to another version. */
export function moveUnresolved(site: Site, user: User | null, from: Version, by: Version): void {
  const change = { fieldId: 'fixVersions', gone: from.id, by: by.id }
  replaceInIssues(site, user, change, (issue) => !isResolved(issue))
}

export const isResolved = (issue: Issue): boolean => (issue.values.resolution ?? null) !== null

/** The system's two and custom ones. */
export function versionFields(site: Site): Field[] {
  return [...site.tables.fields.values()].filter(
    ({ schema }) => schema.type === 'version' || schema.items === 'version',
  )
}

export function moveVersion(project: Project, version: Version, at: number): void {
  const rest = project.versions.filter((one) => one !== version)
  project.versions = [...rest.slice(0, at), version, ...rest.slice(at)]
}
