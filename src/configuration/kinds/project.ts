/** Company-managed projects: details, schemes and who fills the roles. Named by the project key. */
import { z } from 'zod'
import { fits } from '../../jira/index.ts'
import { defineKind } from '../kind.ts'
import { check } from './project/check.ts'
import { byHand } from './project/clicks.ts'
import { readProjects, readSome } from './project/read.ts'
import { readDataCenter } from './project/read-data-center.ts'
import { askAboutTypes } from './project/types.ts'
import { numbered, updateProject } from './project/update.ts'
import { keepSchemes, normalise, type Project } from './project/value.ts'
import { askAboutWorkflows } from './project/workflows.ts'
import { createOnDataCenter, updateOnDataCenter } from './project/write-data-center.ts'

const PATH = '/rest/api/3/project'

export const project = defineKind<Project>({
  name: 'project',
  label: 'Project',
  plural: 'Projects',
  version: 1,
  references: [
    { at: 'lead', kind: 'user', missing: 'fallback' },
    { at: 'issueTypeScheme', kind: 'issue-type-scheme' },
    { at: 'issueTypeScreenScheme', kind: 'issue-type-screen-scheme' },
    { at: 'workflowScheme', kind: 'workflow-scheme' },
    { at: 'permissionScheme', kind: 'permission-scheme' },
    { at: 'actors[].role', kind: 'project-role', unit: 'actors[]' },
    { at: 'actors[].users[]', kind: 'user', missing: 'drop' },
    { at: 'actors[].groups[]', kind: 'group', missing: 'drop' },
  ],
  nameOf: (value) => value.key,
  called: ({ key, name }) => [key, name],
  renamed: (value, key) => ({ ...value, key }),
  alsoNamed: ['name'],
  claims: (value) => [`key ${value.key}`, `name ${value.name.toLowerCase()}`],
  normalise,
  merge: keepSchemes,
  ask: async (...asked) => [...(await askAboutTypes(...asked)), ...(await askAboutWorkflows(...asked))],
  check,
  read: (jira, which) => (jira.deployment === 'cloud' ? readProjects(jira, which) : readDataCenter(jira, which)),
  some: readSome,
  async create(jira, value) {
    if (jira.deployment === 'dataCenter') return createOnDataCenter(jira, value)
    const { key, name, description, url, lead, assigneeType, projectTypeKey } = value
    const made = await jira.send('POST', PATH, {
      ...{ key, name, description, assigneeType, projectTypeKey },
      ...(url === '' ? {} : { url }),
      ...(lead === null ? {} : { leadAccountId: lead }),
      ...numbered('issueTypeScheme', value.issueTypeScheme),
      ...numbered('issueTypeScreenScheme', value.issueTypeScreenScheme),
      ...numbered('workflowScheme', value.workflowScheme),
      ...numbered('permissionScheme', value.permissionScheme),
    })
    return String(fits(z.looseObject({ id: z.number() }), made, PATH, jira.site).id)
  },
  update: (jira, id, wanted, now, said) =>
    jira.deployment === 'cloud'
      ? updateProject(jira, id, wanted, now, said)
      : updateOnDataCenter(jira, id, wanted, now),
  async remove(jira, id, forGood = false) {
    if (jira.deployment === 'dataCenter') await jira.send('DELETE', `/rest/api/2/project/${id}`)
    else await jira.send('DELETE', `${PATH}/${id}`, undefined, { enableUndo: !forGood })
  },
  async restore(jira, id) {
    await jira.send('POST', `${PATH}/${id}/restore`)
  },
  byHand,
  given: ['issueTypeScheme', 'issueTypeScreenScheme', 'permissionScheme'],
  untold: { dataCenter: ['workflowScheme', 'issueTypeScreenScheme'] },
  issues: (id) => `project = ${id}`,
  lasting: (wanted, now) =>
    now?.workflowScheme === null && wanted.workflowScheme !== null
      ? ['It leaves Jira’s default workflow scheme, which the API gives back only to a project without issues.']
      : [],
  seenByRight: true,
  signal: { by: 'none', why: 'Jira records no changes of who fills the roles, which is most of what is read.' },
  can: {
    cloud: {
      read: [
        'searchProjects',
        'getProject',
        'getAssignedPermissionScheme',
        'getProjectRole',
        'getIssueTypeSchemeForProjects',
        'getIssueTypeScreenSchemeProjectAssociations',
        'getWorkflowSchemeProjectAssociations',
        'getWorkflowScheme',
      ],
      create: ['createProject'],
      update: [
        'updateProject',
        'assignIssueTypeSchemeToProject',
        'assignIssueTypeScreenSchemeToProject',
        'assignSchemeToProject',
        'switchWorkflowSchemeForProject',
        'setActors',
        'getAllIssueTypeSchemes',
        'getIssueTypeSchemesMapping',
        'getAllStatuses',
        'readWorkflowSchemes',
        'readWorkflows',
        'countIssues',
        'getTask',
      ],
      delete: ['deleteProject', 'restore'],
      undo: true,
    },
    dataCenter: {
      read: [
        'getAllProjects',
        'getProject',
        'getAssignedPermissionScheme',
        'getProjectRoles_1',
        'getProjectRole',
        'getAllIssueTypeSchemes',
        'getAssociatedProjects',
        'findUsers',
      ],
      create: ['createProject'],
      update: ['updateProject', 'addProjectAssociationsToScheme', 'setActors', 'searchUsingSearchRequest'],
      delete: ['deleteProject'],
      undo: true,
    },
  },
  notCovered: {
    style: 'Only company-managed projects are read: a team-managed one keeps its configuration to itself.',
    simplified: 'Says again whether a project is team-managed.',
    entityId: 'Tells team-managed projects apart.',
    uuid: 'Tells team-managed projects apart.',
    isPrivate: 'Concerns team-managed projects.',
    issueTypes: 'Follows from the issue type scheme.',
    issueTypeHierarchy: 'Follows from the issue type scheme.',
    roles: 'Roles are read for themselves; who fills them is carried.',
    projectCategory: 'Categories order the list of projects on a site; each site has its own.',
    projectKeys: 'Former keys are the project’s history on this site.',
    components: 'Components belong to the work in a project, not to its configuration.',
    versions: 'Versions belong to the work in a project, not to its configuration.',
    notificationScheme: 'Notification schemes are not carried.',
    issueSecurityScheme: 'Issue security schemes are not carried.',
    fieldConfigurationScheme: 'Field configuration schemes are not carried.',
    fieldScheme: 'Field schemes are experimental in Jira’s API.',
    features: 'Features belong to boards and to team-managed projects.',
    avatarUrls: 'Pictures are not carried.',
    email: 'The sender’s address needs a domain that belongs to the site.',
    properties: 'Properties belong to the apps that set them.',
    permissions: 'Says what the caller may do.',
    favourite: 'Says something of the caller.',
    insight: 'Counts issues.',
    landingPageInfo: 'Where the project opens in the browser.',
    archived: 'Shown as the reason why a project is used as it is.',
    archivedBy: 'Shown as the reason why a project is used as it is.',
    archivedDate: 'Shown as the reason why a project is used as it is.',
    deleted: 'A project in the trash is gone; Jira itself refuses its key and name while it keeps it there.',
    deletedBy: 'Tells of the trash.',
    deletedDate: 'Tells of the trash.',
    retentionTillDate: 'Tells of the trash.',
  },
})
