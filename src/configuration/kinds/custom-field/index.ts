/** Custom fields: their contexts, the options in them and the defaults are parts of the field. */
import { CANNOT, defineKind } from '../../kind.ts'
import { askAboutOptions } from './ask.ts'
import { check } from './check.ts'
import { byHand } from './clicks.ts'
import { inside } from './inside.ts'
import { issuesLosing } from './losing.ts'
import { born, merge, withGlobal } from './merge.ts'
import { FIELDS, readCloud, readSome } from './read.ts'
import { readDataCenter } from './read-data-center.ts'
import { createField, updateField } from './update.ts'
import { type CustomField, nameOf, normalise, renamed } from './value.ts'

export const customField = defineKind<CustomField>({
  name: 'custom-field',
  label: 'Custom field',
  plural: 'Custom fields',
  version: 1,
  references: [
    {
      at: 'contexts[].projects[]',
      kind: 'project',
      late: true,
      loose: true,
      unit: 'contexts[].projects[]',
      missing: 'drop',
    },
    { at: 'contexts[].issueTypes[]', kind: 'issue-type', limits: true },
    { at: 'contexts[].default.users[]', kind: 'user', missing: 'drop' },
    { at: 'contexts[].default.groups[]', kind: 'group' },
    { at: 'contexts[].default.projects[]', kind: 'project', late: true, loose: true, missing: 'drop' },
    { at: 'contexts[].default.filter.roles[]', kind: 'project-role' },
  ],
  inside,
  nameOf,
  renamed,
  called: ({ name }) => [name],
  normalise,
  born,
  merge,
  ask: askAboutOptions,
  check,
  read: (jira, which) => (jira.deployment === 'cloud' ? readCloud(jira, which) : readDataCenter(jira, which)),
  some: readSome,
  create: createField,
  update: updateField,
  /** To the trash, where Jira keeps it for sixty days, with its values. */
  async remove(jira, id, forGood = false) {
    if (jira.deployment === 'dataCenter') await jira.send('DELETE', '/rest/api/2/customFields', undefined, { ids: id })
    else await (forGood ? jira.send('DELETE', `${FIELDS}/${id}`) : jira.send('POST', `${FIELDS}/${id}/trash`))
  },
  async restore(jira, id) {
    await jira.send('POST', `${FIELDS}/${id}/restore`)
  },
  byHand,
  untold: { dataCenter: ['contexts'] },
  issues: (id) => `cf[${id.slice('customfield_'.length)}] is not EMPTY`,
  lasting: (wanted, now) => {
    const isGlobal = (field: CustomField | undefined) => field?.contexts?.some((context) => context.everyProject)
    return now?.contexts && isGlobal(wanted) && !isGlobal(now)
      ? ['It gets a context for all projects, which nobody can remove again.']
      : []
  },
  stays: withGlobal,
  losing: issuesLosing,
  seenByRight: true,
  signal: { by: 'none', why: 'Jira records no changes of contexts, options and defaults.' },
  can: {
    cloud: {
      read: [
        'getFieldsPaginated',
        'getContextsForField',
        'getProjectContextMapping',
        'getIssueTypeMappingsForContexts',
        'getOptionsForContext',
        'getDefaultValues',
      ],
      create: ['createCustomField'],
      update: [
        'updateCustomField',
        'createCustomFieldContext',
        'updateCustomFieldContext',
        'deleteCustomFieldContext',
        'assignProjectsToCustomFieldContext',
        'removeCustomFieldContextFromProjects',
        'addIssueTypesToContext',
        'removeIssueTypesFromContext',
        'createCustomFieldOption',
        'updateCustomFieldOption',
        'reorderCustomFieldOptions',
        'deleteCustomFieldOption',
        'setDefaultValues',
        'countIssues',
      ],
      delete: ['trashCustomField', 'deleteCustomField', 'restoreCustomField'],
      undo: true,
    },
    dataCenter: {
      ...CANNOT,
      read: ['getCustomFields', 'getFields'],
      create: ['createCustomField'],
      delete: ['bulkDeleteCustomFields'],
      undo: true,
    },
  },
  notCovered: {
    key: 'The id again.',
    stableId: 'A name that Jira gives; nobody can choose it.',
    'schema.type': 'Follows from the type.',
    'schema.items': 'Follows from the type.',
    'schema.customId': 'A part of the id.',
    'schema.configuration': 'An app’s own settings, which only the app may write.',
    typeDisplayName: 'Follows from the type.',
    isUnscreenable: 'Follows from the type.',
    contextsCount: 'Counted from the contexts.',
    screensCount: 'Where a field is shown is told by screens.',
    projectsCount: 'Where a field is used is told by projects.',
    lastUsed: 'A matter of issues, not of configuration.',
    versionId: 'A default version belongs to one project and has no name of its own elsewhere.',
    versionIds: 'A default version belongs to one project and has no name of its own elsewhere.',
    versionOrder: 'Goes with a default version.',
    object: 'An app’s own default, which may hold ids of its own.',
    isManaged: 'Data Center: locked fields are told by isLocked.',
    isTrusted: 'Data Center: whether the field’s app is installed.',
    isAllProjects: 'Data Center: says nothing of single contexts.',
    projectIds: 'Data Center: says nothing of single contexts.',
    issueTypeIds: 'Data Center: says nothing of single contexts.',
    issuesWithValue: 'Data Center: a matter of issues, not of configuration.',
    lastValueUpdate: 'Data Center: a matter of issues, not of configuration.',
    numericId: 'Data Center: a part of the id.',
    self: 'The address, made of the id.',
  },
})
