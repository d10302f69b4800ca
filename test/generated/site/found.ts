/** What reading a simulated site gives, straight from its tables: the fast way to thousands of snapshots. A law holds it to the slow one. */
import type { Json, JsonObject } from '../../../src/base/index.ts'
import { toTemplate } from '../../../src/configuration/jql/template.ts'
import type { Found, KindName } from '../../../src/configuration/kind.ts'
import { fromWire } from '../../../src/configuration/kinds/custom-field/default-value.ts'
import type { Field, FieldContext, Filter, Project, RoleActor } from '../../../src/simulator/records.ts'
import type { Site } from '../../../src/simulator/site.ts'
import { foundWorkflow } from './found-workflow.ts'

type Finder = (site: Site) => Found<Json>[]

const rows =
  <T extends { readonly id: string }>(
    table: (site: Site) => ReadonlyMap<string, T>,
    value: (row: T, site: Site) => Json,
  ): Finder =>
  (site) =>
    [...table(site).values()].map((row) => ({ id: row.id, value: value(row, site) }))

const named = ({ name, description }: { name: string; description: string }): JsonObject => ({ name, description })

/** Kind → what is found of it. A kind that is not here is not generated. */
export const FINDERS: Readonly<Record<KindName, Finder>> = {
  project: (site) => [...site.tables.projects.values()].map((one) => foundProject(site, one)),
  'issue-type': rows(
    ({ tables }) => tables.issueTypes,
    (row) => ({ ...named(row), hierarchyLevel: row.hierarchyLevel }),
  ),
  'issue-type-scheme': (site) =>
    [...site.tables.issueTypeSchemes.values()].map((row) => ({
      id: row.id,
      value: { ...named(row), defaultIssueType: row.defaultIssueTypeId, issueTypes: row.issueTypeIds },
      ...(row.isDefault ? { locked: 'Jira itself keeps every issue type of the site in it.' } : {}),
    })),
  workflow: (site) => [...site.tables.workflows.values()].map((row) => foundWorkflow(row, site.ownEvents)),
  'workflow-scheme': (site) =>
    [...site.tables.workflowSchemes.values()]
      .filter((row) => !row.isDefault)
      .map((row) => ({
        id: row.id,
        value: {
          ...named(row),
          defaultWorkflow: row.defaultWorkflowId,
          mappings: Object.entries(row.mappings).map(([issueType, workflow]) => ({ issueType, workflow })),
        },
      })),
  status: rows(
    ({ tables }) => tables.statuses,
    (row) => ({ ...named(row), category: row.category }),
  ),
  priority: rows(
    ({ tables }) => tables.priorities,
    (row) => ({ ...named(row), statusColor: sixDigits(row.statusColor), ...iconOf(row.iconUrl) }),
  ),
  resolution: rows(
    ({ tables }) => tables.resolutions,
    (row) => named(row),
  ),
  'system-field': (site) =>
    [...site.tables.fields.values()]
      .filter((row) => !row.custom)
      .map(({ id, name }) => ({ id, value: { field: id, name } })),
  'custom-field': (site) =>
    [...site.tables.fields.values()]
      .filter((row) => row.custom && row.trashedAt === null)
      .map((row) => ({
        id: row.id,
        value: {
          ...named(row),
          type: row.type ?? '',
          searcher: row.searcherKey,
          contexts: row.contexts.map((one) => contextOf(row, one)),
        },
        ...(row.locked ? { locked: 'Jira or an app has locked this field' } : {}),
      })),
  screen: rows(
    ({ tables }) => tables.screens,
    (row) => ({ ...named(row), tabs: row.tabs.map(({ name, fieldIds }) => ({ name, fields: fieldIds })) }),
  ),
  'screen-scheme': rows(
    ({ tables }) => tables.screenSchemes,
    ({ screens, ...row }) => ({
      ...named(row),
      screens: {
        default: screens.default,
        create: screens.create ?? null,
        edit: screens.edit ?? null,
        view: screens.view ?? null,
      },
    }),
  ),
  'issue-type-screen-scheme': rows(
    ({ tables }) => tables.issueTypeScreenSchemes,
    ({ mappings: { default: standard = null, ...others }, ...row }) => ({
      ...named(row),
      default: standard,
      mappings: Object.entries(others).map(([issueType, screenScheme]) => ({ issueType, screenScheme })),
    }),
  ),
  'permission-scheme': rows(
    ({ tables }) => tables.permissionSchemes,
    (row) => ({
      ...named(row),
      grants: row.grants.map(({ permission, holder }) => ({ permission, holder: holderOf(holder) })),
    }),
  ),
  filter: rows(
    ({ tables }) => tables.filters,
    (row) => ({
      ...named(row),
      jql: toTemplate(row.jql, () => false),
      owner: row.ownerAccountId,
      sharePermissions: row.sharePermissions.map(shareOf),
      editPermissions: row.editPermissions.map(shareOf),
    }),
  ),
  'project-role': rows(
    ({ tables }) => tables.projectRoles,
    (row) => ({ ...named(row), ...actorsOf(row.defaultActors) }),
  ),
  user: (site) =>
    [...site.tables.users.values()].map(({ accountId, displayName, email, active }) => ({
      id: accountId,
      value: { displayName, emailAddress: email, active },
    })),
  group: rows(
    ({ tables }) => tables.groups,
    ({ name }) => ({ name }),
  ),
}

const sixDigits = (colour: string): string =>
  (colour.length === 4 ? colour.replaceAll(/[^#]/g, (digit) => digit + digit) : colour).toLowerCase()

function iconOf(address: string): { icon?: string } {
  const icon = /\/images\/icons\/priorities\/([a-z]+)\.(?:png|svg)$/.exec(address)?.[1]
  return icon === undefined ? {} : { icon }
}

const HELD: Readonly<Record<string, string>> = {
  ...{ projectRole: 'role', group: 'group', user: 'user' },
  ...{ userCustomField: 'field', groupCustomField: 'field' },
}
const holderOf = ({ type, value }: { type: string; value: string | null }): JsonObject =>
  value === null ? { type } : { type, [HELD[type] ?? 'parameter']: value }

function shareOf({ type, value, role }: Filter['sharePermissions'][number]): JsonObject {
  if (type === 'project') return { type, project: value, ...(role === undefined ? {} : { role }) }
  return type === 'loggedin' ? { type } : { type, [type]: value }
}

function actorsOf(actors: readonly RoleActor[]): { users: string[]; groups: string[] } {
  const of = (kind: string) => actors.flatMap(({ type, subject }) => (type.includes(kind) ? [subject] : []))
  return { users: of('-user-'), groups: of('-group-') }
}

function contextOf(field: Field, context: FieldContext): JsonObject {
  const { projectIds, issueTypeIds, options, defaultValue } = context
  const below = (parent: string | null): Json[] =>
    options
      .filter(({ parentId }) => parentId === parent)
      .map(({ id, value, disabled }) => ({ value, disabled, children: below(id) }))
  const words = new Map(options.map(({ id, value }) => [id, value]))
  const row = defaultValue as JsonObject | null
  return {
    ...named(context),
    everyProject: projectIds.length === 0,
    projects: projectIds,
    everyIssueType: issueTypeIds.length === 0,
    issueTypes: issueTypeIds,
    options: below(null),
    default: row === null || field.locked ? null : fromWire(String(row.type), row, words),
  }
}

function foundProject(site: Site, row: Project): Found<Json> {
  const { key, name, description, url, leadAccountId, projectTypeKey } = row
  const shown = { key, name, description, url, lead: leadAccountId, projectTypeKey }
  if (row.archivedAt !== null)
    return { id: row.id, value: { ...shown, ...UNSEEN }, locked: 'The project is archived.', unreadable: DETAILS }
  const scheme = site.tables.workflowSchemes.get(row.workflowSchemeId)
  const value = {
    ...shown,
    assigneeType: row.assigneeType,
    issueTypeScheme: row.issueTypeSchemeId,
    issueTypeScreenScheme: row.issueTypeScreenSchemeId,
    workflowScheme: scheme?.isDefault ? null : row.workflowSchemeId,
    permissionScheme: row.permissionSchemeId,
    actors: Object.entries(row.roleActors).map(([role, actors]) => ({ role, ...actorsOf(actors) })),
  }
  return { id: row.id, value }
}

const UNSEEN = {
  ...{ assigneeType: '', issueTypeScheme: null, issueTypeScreenScheme: null },
  ...{ workflowScheme: null, permissionScheme: null, actors: [] },
}
const DETAILS = Object.keys(UNSEEN)
