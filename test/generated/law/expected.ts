/** The written list of all that generated plans must hold, and what they cannot, with the reasons. */
import { APP_RULES, SYSTEM_RULES } from '../../../src/simulator/model/workflow-rule.ts'

const NAMED = ['name', 'description']
const under = (path: string, names: readonly string[]): string[] => names.map((name) => `${path}${name}`)

/** Kind → every writable property of its value. */
export const PROPERTIES: Readonly<Record<string, readonly string[]>> = {
  group: ['name'],
  'project-role': [...NAMED, 'users[]', 'groups[]'],
  status: [...NAMED, 'category'],
  'issue-type': [...NAMED, 'hierarchyLevel'],
  priority: [...NAMED, 'statusColor', 'icon'],
  resolution: NAMED,
  'issue-type-scheme': [...NAMED, 'defaultIssueType', 'issueTypes[]'],
  'custom-field': [
    ...[...NAMED, 'type', 'searcher'],
    ...under('contexts[].', [...NAMED, 'everyProject', 'projects[]', 'everyIssueType', 'issueTypes[]']),
    ...under('contexts[].options[].', ['value', 'disabled', 'children[].value', 'children[].disabled']),
    ...under('contexts[].default.', ['type', 'options[]', 'users[]', 'groups[]', 'projects[]']),
    ...under('contexts[].default.filter.', ['enabled', 'groups[]', 'roles[]']),
    ...under('contexts[].default.', ['text', 'number', 'date', 'dateTime', 'useCurrent', 'url', 'labels[]']),
  ],
  screen: [...NAMED, 'tabs[].name', 'tabs[].fields[]'],
  'screen-scheme': [...NAMED, ...under('screens.', ['default', 'create', 'edit', 'view'])],
  'issue-type-screen-scheme': [...NAMED, 'default', 'mappings[].issueType', 'mappings[].screenScheme'],
  workflow: [
    ...[...NAMED, 'startPointLayout.x', 'startPointLayout.y'],
    ...under('loopedTransitionContainerLayout.', ['x', 'y']),
    ...under('statuses[].', ['status', 'layout.x', 'layout.y', 'properties']),
    ...under('statuses[].approval.', ['active', 'conditionType', 'conditionValue', 'exclude[]', 'field']),
    ...under('statuses[].approval.', ['prePopulatedField', 'transitionApproved', 'transitionRejected']),
    ...under('transitions[].', [...NAMED, 'id', 'type', 'to', 'event', 'properties', 'screen']),
    ...under('transitions[].links[].', ['from', 'fromPort', 'toPort']),
    ...under('transitions[].', ['validators[]', 'actions[]', 'triggers[]']),
    ...under('transitions[].conditions.', ['operation', 'conditions[]']),
    ...under('transitions[].conditions.conditionGroups[].', ['operation', 'conditions[]']),
  ],
  'workflow-scheme': [...NAMED, 'defaultWorkflow', 'mappings[].issueType', 'mappings[].workflow'],
  'permission-scheme': [
    ...[...NAMED, 'grants[].permission'],
    ...under('grants[].holder.', ['type', 'role', 'group', 'user', 'field', 'parameter']),
  ],
  project: [
    ...[...NAMED, 'key', 'url', 'lead', 'assigneeType', 'projectTypeKey'],
    ...['issueTypeScheme', 'issueTypeScreenScheme', 'workflowScheme', 'permissionScheme'],
    ...under('actors[].', ['role', 'users[]', 'groups[]']),
  ],
  filter: [
    ...[...NAMED, 'jql', 'owner'],
    ...under('sharePermissions[].', ['type', 'project', 'role', 'group', 'user']),
    ...under('editPermissions[].', ['type', 'project', 'role', 'group', 'user']),
  ],
}

/** What texts name, by where they stand. */
export const IN_TEXTS: Readonly<Record<string, readonly string[]>> = {
  'filter.jql': [...['project', 'status', 'issue-type', 'priority', 'resolution', 'user', 'group', 'custom-field']],
}

/** Beginning of what no generated plan holds → why. */
export const EXCEPTIONS: Readonly<Record<string, string>> = {
  'names workflow.statuses[].approval.field → system-field': 'approvers stand in custom fields',
  'names workflow.statuses[].approval.prePopulatedField → system-field': 'they come from custom fields',
  'rule system:trigger-webhook': 'webhooks have other ids on every site: the plan refuses the rule',
  'rule system:jsd-approvals': 'only in team-managed projects',
  'names permission-scheme.grants[].holder.field → system-field': 'Jira grants nothing to people in a system field',
}
/** Beginning of what no update changes → why. */
export const NEVER_CHANGED: Readonly<Record<string, string>> = {
  'group.name': 'no API renames a group',
  'issue-type.hierarchyLevel': 'Jira never moves an issue type to another level',
  'custom-field.type': 'Jira cannot change the type of a field',
  'workflow.name': 'no API renames a workflow',
  'project.projectTypeKey': 'no API changes the type of a project',
}

/** From the simulator's list of rules, which knows nothing of the configuration's. */
export const RULES: readonly string[] = [
  ...[...SYSTEM_RULES.values()].flatMap(({ key, parameters, variants }) => {
    const names = new Set([...Object.keys(parameters), ...Object.values(variants ?? {}).flatMap(Object.keys)])
    return [`rule ${key}`, ...[...names].map((name) => `rule ${key} ${name}`)]
  }),
  ...[...APP_RULES.keys()].flatMap((key) => [`rule ${key}`, `rule ${key} config`, `rule ${key} disabled`]),
]
