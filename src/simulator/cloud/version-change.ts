/** Versions on Cloud: creating, changing, moving, merging and deleting them. */
import type { JsonObject } from '../../base/index.ts'
import {
  filledText,
  given,
  objectBody,
  objectList,
  optionalBoolean,
  optionalId,
  optionalText,
  requiredId,
  requiredText,
} from '../body.ts'
import { type Ask, created, first, nothing, ok, type Reply, type Route, refuse, refuseField } from '../http.ts'
import { administers } from '../model/permission.ts'
import { administeredProject, seenProject } from '../model/project-lookup.ts'
import {
  createVersion,
  moveUnresolved,
  moveVersion,
  type Replacements,
  removeVersion,
  updateVersion,
  type VersionInput,
  versionOf,
} from '../model/version.ts'
import type { Project, Version } from '../records.ts'
import { showVersion } from './show-version.ts'

const WRITE = { needs: 'anyone', scopes: ['manage:jira-project'] } as const
const ROOT = '/rest/api/3/version'
const ONE = `${ROOT}/{id}`

export const versionChangeRoutes: readonly Route[] = [
  { ...WRITE, method: 'POST', path: ROOT, operation: 'createVersion', handle: create },
  { ...WRITE, method: 'PUT', path: ONE, operation: 'updateVersion', handle: update },
  { ...WRITE, method: 'DELETE', path: ONE, operation: 'deleteVersion', handle: remove },
  { ...WRITE, method: 'PUT', path: `${ONE}/mergeto/{moveIssuesTo}`, operation: 'mergeVersions', handle: merge },
  { ...WRITE, method: 'POST', path: `${ONE}/move`, operation: 'moveVersion', handle: move },
  { ...WRITE, method: 'POST', path: `${ONE}/removeAndSwap`, operation: 'deleteAndReplaceVersion', handle: swap },
]

/** Who may not, hears a status of its own in each operation: `status` is what the document says. */
function found(ask: Ask, status: number): { project: Project; version: Version } {
  const pair = versionOf(ask.site, ask.params.id ?? '')
  if (!pair) throw refuse(404, `Could not find version for id '${ask.params.id}'`)
  seenProject(ask, pair.project.id)
  refuseUnlessAdministered(ask, pair.project, status)
  administeredProject(ask, pair.project.id)
  return pair
}

function refuseUnlessAdministered({ site, user }: Ask, project: Project, status: number): void {
  if (!administers(site, user, project))
    throw refuse(status, 'You must have global or project administrator rights to modify versions.')
}

function shown(ask: Ask, project: Project, version: Version): JsonObject {
  return { ...showVersion(ask.site, project, version), project: project.key }
}

type Details = { [Field in keyof VersionInput]?: VersionInput[Field] | undefined }

function details(body: JsonObject): Details {
  return {
    name: filledText(body, 'name'),
    description: optionalText(body, 'description', 16_384),
    archived: optionalBoolean(body, 'archived'),
    released: optionalBoolean(body, 'released'),
    startDate: date(body, 'startDate'),
    releaseDate: date(body, 'releaseDate'),
  }
}

/** Empty text clears. */
function date(body: JsonObject, field: string): string | null | undefined {
  const text = optionalText(body, field)
  if (text === undefined) return undefined
  if (text === '') return null
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))
  if (!isDay) throw refuseField(field, `The ${field} must be a date such as 2026-02-07.`)
  return text
}

function create(ask: Ask): Reply {
  const body = objectBody(ask)
  const projectName = optionalId(body, 'projectId') ?? optionalText(body, 'project')
  if (projectName === undefined) throw refuseField('projectId', 'The projectId is required.')
  const seen = seenProject(ask, projectName)
  refuseUnlessAdministered(ask, seen, 404)
  const project = administeredProject(ask, seen.id)
  const version = createVersion(ask.site, project, {
    description: '',
    released: false,
    archived: false,
    startDate: null,
    releaseDate: null,
    ...given(details(body)),
    name: requiredText(body, 'name'),
  })
  return created(shown(ask, project, version))
}

/** Releasing may carry unresolved issues over to the version that `moveUnfixedIssuesTo` links. */
function update(ask: Ask): Reply {
  const { project, version } = found(ask, ask.site.kind === 'cloud' ? 400 : 403)
  const body = objectBody(ask)
  const target = optionalText(body, 'moveUnfixedIssuesTo')
  const to = target === undefined ? undefined : linked(project, target, 400)
  if (to === version) throw refuseField('moveUnfixedIssuesTo', 'Issues cannot be moved to the version itself.')
  const isReleasing = body.released === true && !version.released
  updateVersion(ask.site, project, version, given(details(body)))
  if (to && isReleasing) moveUnresolved(ask.site, ask.user, version, to)
  return ok(shown(ask, project, version))
}

function linked(project: Project, self: string, status: number): Version {
  const version = project.versions.find((one) => one.id === self.split('/').at(-1))
  if (!version) throw refuse(status, `Could not find version for '${self}'`)
  return version
}

function remove(ask: Ask): Reply {
  const { project, version } = found(ask, 401)
  const [fix, affected] = [first(ask, 'moveFixIssuesTo'), first(ask, 'moveAffectedIssuesTo')]
  removeVersion(ask.site, ask.user, project, version, replacements({ fixVersions: fix, versions: affected }))
  return nothing()
}

function replacements(byField: Readonly<Record<string, string | undefined>>): Replacements {
  return new Map(Object.entries(byField).flatMap(([field, id]) => (id === undefined ? [] : [[field, id]])))
}

/** In the fix versions alone; elsewhere the version is cleared (operation mergeVersions). */
function merge(ask: Ask): Reply {
  const { project, version } = found(ask, 401)
  const to = linked(project, ask.params.moveIssuesTo ?? '', 404)
  removeVersion(ask.site, ask.user, project, version, replacements({ fixVersions: to.id }))
  return nothing()
}

function swap(ask: Ask): Reply {
  const { project, version } = found(ask, 404)
  const body = ask.body === undefined ? {} : objectBody(ask)
  const custom = objectList(body, 'customFieldReplacementList').map((one): [string, string] => [
    `customfield_${requiredId(one, 'customFieldId')}`,
    requiredId(one, 'moveTo'),
  ])
  const byField = replacements({
    fixVersions: optionalId(body, 'moveFixIssuesTo'),
    versions: optionalId(body, 'moveAffectedIssuesTo'),
    ...Object.fromEntries(custom),
  })
  removeVersion(ask.site, ask.user, project, version, byField)
  return nothing()
}

function move(ask: Ask): Reply {
  const { project, version } = found(ask, 401)
  const body = objectBody(ask)
  const after = optionalText(body, 'after')
  const position = optionalText(body, 'position')
  if ((after === undefined) === (position === undefined))
    throw refuse(400, "Either 'after' or 'position' must be given, and not both.")
  moveVersion(
    project,
    version,
    after === undefined ? place(project, version, position ?? '') : behind(project, version, after),
  )
  return ok(showVersion(ask.site, project, version))
}

function behind(project: Project, version: Version, self: string): number {
  const other = linked(project, self, 404)
  if (other === version) throw refuse(400, 'A version cannot be put after itself.')
  return project.versions.filter((one) => one !== version).indexOf(other) + 1
}

/** The list runs from the earliest to the latest. */
function place(project: Project, version: Version, position: string): number {
  const at = project.versions.indexOf(version)
  const places: Readonly<Record<string, number>> = {
    First: 0,
    Earlier: Math.max(0, at - 1),
    Later: at + 1,
    Last: project.versions.length,
  }
  const found = places[position]
  if (found === undefined) throw refuse(400, `The position '${position}' is invalid.`)
  return found
}
