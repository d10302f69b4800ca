/** Projects on a site, with who fills their roles and a few issues, so that statuses, types and options are in use. */
import type { Json } from '../../../src/base/index.ts'
import { contextFor } from '../../../src/simulator/model/field-scope.ts'
import { createProject } from '../../../src/simulator/model/project.ts'
import { asActors } from '../../../src/simulator/model/role.ts'
import { workflowFor } from '../../../src/simulator/model/workflow.ts'
import type { Project as Row } from '../../../src/simulator/records.ts'
import type { Site } from '../../../src/simulator/site.ts'
import { bear } from '../../../src/simulator/stories/build/life.ts'
import type { Design, Project } from '../design/types.ts'
import { Draw } from '../draw.ts'
import { subjects } from './build.ts'
import type { Tags } from './tags.ts'

export function buildProject(site: Site, project: Project, tags: Tags): Row {
  const { key, name, description, url, assigneeType, projectTypeKey } = project
  const [notification] = site.tables.notificationSchemes.keys()
  const [fields] = site.tables.fieldConfigurationSchemes.keys()
  const made = createProject(site, {
    ...{ key, name, description, url, assigneeType, projectTypeKey, style: 'classic' },
    ...{ leadAccountId: tags.id(project.lead), categoryId: null, issueSecuritySchemeId: null },
    notificationSchemeId: notification ?? '',
    fieldConfigurationSchemeId: fields ?? '',
    permissionSchemeId: tags.id(project.permissionScheme),
    issueTypeSchemeId: tags.id(project.issueTypeScheme),
    issueTypeScreenSchemeId: tags.id(project.issueTypeScreenScheme),
    workflowSchemeId: tags.id(project.workflowScheme),
  })
  for (const role of site.tables.projectRoles.keys()) made.roleActors[role] = []
  for (const [role, actors] of Object.entries(project.actors)) {
    const id = tags.id(role)
    made.roleActors[id] = asActors(site, [], subjects(actors, tags))
  }
  if (project.archived) made.archivedAt = site.now()
  return made
}

/** In any status that their workflow has, with options of the fields that are there for them. */
export function populate(site: Site, design: Design, tags: Tags, seed: number): void {
  const draw = new Draw(seed)
  for (const { tag, issues } of design.projects) {
    const project = site.tables.projects.get(tags.id(tag))
    const types = site.tables.issueTypeSchemes.get(project?.issueTypeSchemeId ?? '')?.issueTypeIds ?? []
    const standard = types.filter((id) => site.tables.issueTypes.get(id)?.hierarchyLevel !== -1)
    for (let made = 0; project && standard.length > 0 && made < issues; made++) {
      const typeId = draw.pick(standard)
      const values = valuesFor(site, project, typeId, draw)
      const issue = bear(site, {
        project,
        typeId,
        summary: `Issue ${made}`,
        at: site.now(),
        reporter: project.leadAccountId,
        values,
      })
      const { statusId } = draw.pick(workflowFor(site, project, typeId).statuses)
      site.issues.put({ ...issue, statusId })
    }
  }
}

function valuesFor(site: Site, project: Row, typeId: string, draw: Draw): Record<string, Json> {
  const values: Record<string, Json> = {}
  for (const field of site.tables.fields.values()) {
    const context = field.schema.type === 'option' ? contextFor(field, project.id, typeId) : null
    if (context && context.options.length > 0) values[field.id] = { option: draw.pick(context.options).id }
  }
  return values
}
