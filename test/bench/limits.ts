/**
 * What one request of Jira Cloud can carry, out of its official OpenAPI document (version 3, 2026-06-10). A page's cap
 * is the one that the operation names, else the larger of its default and of what its example echoes.
 */

/** Rows on one page. */
export const PAGE = {
  projects: 100, // searchProjects: "Must be less than or equal to 100"
  statuses: 200, // search (statuses): default
  priorities: 50, // searchPriorities: default and example
  resolutions: 50, // searchResolutions: default and example
  groups: 50, // bulkGetGroups: default
  users: 1_000, // getAllUsers: "limited to 1000"
  fields: 50, // getFieldsPaginated: default and example
  contexts: 100, // getContextsForField: example
  options: 100, // getOptionsForContext: default and example
  defaults: 50, // getDefaultValues: default and example
  contextMappings: 100, // getProjectContextMapping, getIssueTypeMappingsForContexts: examples
  screens: 100, // getScreens: default and example
  tabs: 100, // getBulkScreenTabs: "The maximum number is 100"
  screenSchemes: 100, // getScreenSchemes: example
  issueTypeSchemes: 100, // getAllIssueTypeSchemes: example
  issueTypeSchemeItems: 100, // getIssueTypeSchemesMapping: example
  issueTypeScreenSchemes: 100, // getIssueTypeScreenSchemes: example
  issueTypeScreenSchemeItems: 100, // getIssueTypeScreenSchemeMappings: example
  associations: 100, // getIssueTypeSchemeForProjects, getIssueTypeScreenSchemeProjectAssociations: examples
  workflows: 50, // searchWorkflows: example
  filters: 100, // getFiltersPaginated: example
  workflowSchemes: 50, // getAllWorkflowSchemes: default and example
} as const

/** Rows of a list inside another, as `expand` gives it: examples of getAllIssueTypeSchemes, getIssueTypeScreenSchemes. */
export const WITHIN = 100

/** Project ids in one request: getWorkflowSchemeProjectAssociations, maxItems. */
export const PROJECTS_AT_ONCE = 100

/** What one write takes. */
export const AT_ONCE = {
  workflows: 20, // createWorkflows: maximum of `workflows`; it makes their statuses too, up to 1000
  options: 1_000, // createCustomFieldOption: "The maximum number of options that can be created per request is 1000"
} as const

const JIRA = 'com.atlassian.jira.plugin.system.customfieldtypes:'

/** Types of createCustomField whose contexts hold options. */
export const WITH_OPTIONS: ReadonlySet<string> = new Set(
  ['cascadingselect', 'multicheckboxes', 'multiselect', 'radiobuttons', 'select'].map((type) => JIRA + type),
)

/** Types of field for which getDefaultValues lists a default, besides all of Forge. */
const WITH_DEFAULT: ReadonlySet<string> = new Set([
  ...WITH_OPTIONS,
  ...[
    ...['datepicker', 'datetime', 'float', 'grouppicker', 'labels', 'multigrouppicker', 'multiuserpicker'],
    ...['multiversion', 'project', 'readonlyfield', 'textarea', 'textfield', 'url', 'userpicker', 'version'],
  ].map((type) => JIRA + type),
])

export const mayHaveDefault = (type: string): boolean =>
  WITH_DEFAULT.has(type) || type.startsWith('ari:cloud:ecosystem')

/** Pages of a list: an empty one is one page too. */
export const pages = (rows: number, cap: number): number => Math.max(1, Math.ceil(rows / cap))

/** Requests a second for each endpoint, and as many at once before that counts: Atlassian's page on rate limits, 2026-08-12. */
export const RATE: Readonly<Record<string, number>> = { GET: 100, POST: 100, PUT: 50, DELETE: 50 }
/** Records of the audit log in one answer: getAuditRecords, default. */
export const RECORDS = 1_000
