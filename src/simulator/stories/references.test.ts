/** Law: every id that a record of a story holds is the id of something on that site, and no id names two things. */
import { describe, expect, test } from 'vitest'
import { rulesOf } from '../model/workflow.ts'
import type { RoleActor } from '../records.ts'
import type { Site } from '../site.ts'
import { built, EVERY } from './built.ts'

type Reference = readonly [from: string, table: ReadonlyMap<string, unknown>, id: string | null | undefined]

describe.each(EVERY)('%s on %s', (story, kind) => {
  const site = built(story, kind)

  test('every reference leads somewhere', () => {
    const dangling = [
      ...schemeReferences(site),
      ...screenReferences(site),
      ...workflowReferences(site),
      ...projectReferences(site),
      ...peopleReferences(site),
    ].filter(([, table, id]) => id !== null && id !== undefined && !table.has(id))
    expect(dangling.map(([from, , id]) => `${from} → ${id}`)).toEqual([])
  })

  test('no id is given twice', () => {
    const { fields, users, ...tables } = site.tables
    const ids = [
      ...Object.values(tables).flatMap((table) => [...(table as Map<string, unknown>).keys()]),
      ...[...fields.values()].flatMap((field) => [
        field.custom ? String(field.schema.customId) : field.id,
        ...field.contexts.flatMap((context) => [context.id, ...context.options.map((option) => option.id)]),
      ]),
      ...[...users.values()].map(({ key }) => key.replace('JIRAUSER', '')),
      ...[...site.tables.screens.values()].flatMap(({ tabs }) => tabs.map((tab) => tab.id)),
      ...[...site.tables.permissionSchemes.values()].flatMap(({ grants }) => grants.map((grant) => grant.id)),
      ...[...site.tables.projects.values()].flatMap((project) => [
        ...[...project.components, ...project.versions].map(({ id }) => id),
        ...Object.values(project.roleActors).flatMap((actors) => actors.map(({ id }) => id)),
      ]),
    ]
    expect(ids.length - new Set(ids).size).toBe(0)
  })

  test('every screen has tabs, no field stands on a screen twice, and locked fields keep a context', () => {
    for (const screen of site.tables.screens.values()) {
      const shown = screen.tabs.flatMap((tab) => tab.fieldIds)
      expect([screen.name, screen.tabs.length > 0, new Set(shown).size]).toEqual([screen.name, true, shown.length])
    }
    for (const field of site.tables.fields.values()) expect(!field.custom || field.contexts.length > 0).toBe(true)
  })
})

function* schemeReferences({ tables }: Site): Iterable<Reference> {
  for (const { name, issueTypeIds, defaultIssueTypeId } of tables.issueTypeSchemes.values())
    for (const id of [...issueTypeIds, defaultIssueTypeId]) yield [name, tables.issueTypes, id]
  for (const { name, defaultWorkflowId, mappings } of tables.workflowSchemes.values()) {
    for (const type of Object.keys(mappings)) yield [name, tables.issueTypes, type]
    for (const id of [defaultWorkflowId, ...Object.values(mappings)]) yield [name, tables.workflows, id]
  }
  for (const { name, grants } of tables.permissionSchemes.values())
    for (const { permission, holder } of grants) {
      const table = { group: tables.groups, user: tables.users, projectRole: tables.projectRoles }[holder.type]
      const held = table ?? (holder.type.endsWith('CustomField') ? tables.fields : undefined)
      if (held) yield [`${name} ${permission}`, held, holder.value ?? 'nobody']
    }
}

function* screenReferences({ tables }: Site): Iterable<Reference> {
  for (const { name, tabs } of tables.screens.values())
    for (const id of tabs.flatMap((tab) => tab.fieldIds)) yield [name, tables.fields, id]
  for (const { name, screens } of tables.screenSchemes.values())
    for (const id of Object.values(screens)) yield [name, tables.screens, id]
  for (const { name, mappings } of tables.issueTypeScreenSchemes.values())
    for (const [type, scheme] of [['default', mappings.default], ...Object.entries(mappings)]) {
      if (type !== 'default') yield [name, tables.issueTypes, type]
      yield [name, tables.screenSchemes, scheme ?? 'no default']
    }
  for (const field of tables.fields.values())
    for (const { projectIds, issueTypeIds, options } of field.contexts) {
      for (const id of projectIds) yield [field.name, tables.projects, id]
      for (const id of issueTypeIds) yield [field.name, tables.issueTypes, id]
      const own = new Map(options.map((option) => [option.id, option]))
      for (const { parentId } of options) yield [field.name, own, parentId]
    }
}

/** Which table the ids in a rule's parameter belong to. */
function ruleTables({ tables }: Site): Readonly<Record<string, ReadonlyMap<string, unknown>>> {
  const { fields, projectRoles, groups, statuses, screens, users } = tables
  return {
    ...{ roleIds: projectRoles, groupIds: groups, groupsExemptFromValidation: groups, screenId: screens },
    ...{ accountId: users, statusIds: statuses, previousStatusIds: statuses, fromStatusId: statuses },
    ...{ toStatusId: statuses, fieldsRequired: fields, fieldKey: fields, fieldId: fields, field: fields },
    ...{ date1FieldKey: fields, date2FieldKey: fields, sourceFieldKey: fields, targetFieldKey: fields },
    ...{ allowUserCustomFields: fields, denyUserCustomFields: fields, groupCustomFields: fields },
    ...{ remindingFieldIds: fields },
  }
}

function* workflowReferences(site: Site): Iterable<Reference> {
  const tables = ruleTables(site)
  for (const workflow of site.tables.workflows.values()) {
    const own = new Map(workflow.statuses.map((one) => [one.statusId, one]))
    for (const { statusId } of workflow.statuses) yield [workflow.name, site.tables.statuses, statusId]
    for (const transition of workflow.transitions) {
      const from = `${workflow.name} ${transition.name}`
      yield [from, own, transition.toStatusId]
      for (const link of transition.links) yield [from, own, link.fromStatusId]
    }
    for (const { ruleKey, parameters } of rulesOf(workflow))
      for (const [name, text] of Object.entries(parameters)) {
        const table = tables[name]
        if (table) for (const id of text.split(',')) yield [`${workflow.name} ${ruleKey} ${name}`, table, id]
      }
  }
}

function* projectReferences({ tables }: Site): Iterable<Reference> {
  for (const project of tables.projects.values()) {
    yield [project.key, tables.users, project.leadAccountId]
    yield [project.key, tables.projectCategories, project.categoryId]
    yield [project.key, tables.issueTypeSchemes, project.issueTypeSchemeId]
    yield [project.key, tables.issueTypeScreenSchemes, project.issueTypeScreenSchemeId]
    yield [project.key, tables.workflowSchemes, project.workflowSchemeId]
    yield [project.key, tables.permissionSchemes, project.permissionSchemeId]
    yield [project.key, tables.notificationSchemes, project.notificationSchemeId]
    yield [project.key, tables.issueSecuritySchemes, project.issueSecuritySchemeId]
    yield [project.key, tables.fieldConfigurationSchemes, project.fieldConfigurationSchemeId]
    for (const { name, leadAccountId } of project.components) yield [name, tables.users, leadAccountId]
    for (const [role, actors] of Object.entries(project.roleActors)) {
      yield [project.key, tables.projectRoles, role]
      for (const actor of actors) yield [`${project.key} ${role}`, ...actorIn(tables, actor)]
    }
  }
}

function actorIn(tables: Site['tables'], { type, subject }: RoleActor) {
  return [type === 'atlassian-group-role-actor' ? tables.groups : tables.users, subject] as const
}

function* peopleReferences(site: Site): Iterable<Reference> {
  const { tables } = site
  for (const id of site.administrators) yield ['administrators', tables.users, id]
  for (const { name, members } of tables.groups.values()) for (const id of members) yield [name, tables.users, id]
  for (const { name, accountId } of tables.tokens.values()) yield [name, tables.users, accountId]
  for (const { name, defaultActors } of tables.projectRoles.values())
    for (const actor of defaultActors) yield [name, ...actorIn(tables, actor)]
}
