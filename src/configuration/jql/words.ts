/** JQL's own words: what the values of a field or the arguments of a function name. From Jira's pages "JQL fields" and "JQL functions". */

/** A kind of the site's objects, carried or not; null: plain text, dates and numbers that name nothing. */
export type Meaning = string | null

/** Kinds that no deployment carries: their names must be on the target already, their ids mean nothing there. */
export const NOT_CARRIED: ReadonlySet<string> = new Set([
  'component',
  'version',
  'sprint',
  'issue',
  'issue-link-type',
  'issue-security-level',
  'project-category',
])

const all = (meaning: Meaning, ...names: readonly string[]): [string, Meaning][] => names.map((name) => [name, meaning])

/** Field as JQL spells it, in small letters → what its values name. A field that is not here is a custom field. */
export const FIELDS: ReadonlyMap<string, Meaning> = new Map([
  ...all('project', 'project'),
  ...all('issue-type', 'issuetype', 'type', 'issue type', 'work type', 'worktype'),
  ...all('status', 'status'),
  ...all('priority', 'priority'),
  ...all('resolution', 'resolution'),
  ...all('filter', 'filter', 'request', 'savedfilter', 'searchrequest'),
  ...all('user', 'assignee', 'reporter', 'creator', 'voter', 'watcher', 'worklogauthor', 'approver'),
  ...all('component', 'component', 'components'),
  ...all('version', 'fixversion', 'fixversions', 'affectedversion', 'affectedversions', 'versions'),
  ...all('sprint', 'sprint'),
  ...all('issue', 'issue', 'id', 'issuekey', 'key', 'parent', 'parentepic', 'epic link', 'parent link', 'issuelink'),
  ...all('issue', 'work item', 'workitem', 'workitemkey', 'subtasks'),
  ...all('issue-security-level', 'level'),
  ...all('project-category', 'category', 'projectcategory'),
  ...all(null, 'summary', 'description', 'environment', 'comment', 'text', 'textfields', 'labels', 'attachments'),
  ...all(null, 'created', 'createddate', 'updated', 'updateddate', 'resolved', 'resolutiondate', 'due', 'duedate'),
  ...all(null, 'lastviewed', 'worklogdate', 'worklogcomment', 'statuscategory', 'statuscategorychangeddate'),
  ...all(null, 'votes', 'votecount', 'watchers', 'watchcount', 'workratio', 'hierarchylevel', 'rank', 'projecttype'),
  ...all(null, 'timespent', 'timeestimate', 'timeoriginalestimate', 'originalestimate', 'remainingestimate'),
  ...all(null, 'aggregatetimespent', 'aggregatetimeestimate', 'aggregatetimeoriginalestimate', 'progress'),
  ...all(null, 'approvals', 'epic name', 'epic status', 'epic colour', 'epic color', 'request-channel-type'),
])

/** Function in small letters → what its arguments name, the last again for every further one. One that is not here is an app's. */
export const FUNCTIONS: ReadonlyMap<string, readonly Meaning[]> = new Map<string, readonly Meaning[]>([
  ['membersof', ['group']],
  ['cascadeoption', ['option']],
  ['componentsleadbyuser', ['user']],
  ['projectsleadbyuser', ['user']],
  ['projectswhereuserhaspermission', [null]],
  ['projectswhereuserhasrole', ['project-role']],
  ['updatedby', ['user', null]],
  ['linkedissues', ['issue', 'issue-link-type']],
  ['linkedissue', ['issue', 'issue-link-type']],
  ['linkedworkitems', ['issue', 'issue-link-type']],
  ['parentepic', ['issue']],
  ['childissuesof', ['issue']],
  ['subtasksof', ['issue']],
  ['releasedversions', ['project']],
  ['unreleasedversions', ['project']],
  ['earliestunreleasedversion', ['project']],
  ['latestreleasedversion', ['project']],
  ...[
    'approved approver breached closedsprints completed currentlogin currentuser customerdetail elapsed endofday endofmonth',
    'endofweek endofyear entitlementdetail entitlementproduct everbreached futuresprints issuehistory workitemhistory',
    'issueswithremotelinksbyglobalid workitemswithremotelinksbyglobalid lastlogin myapproval mypending mypendingapproval',
    'now opensprints organizationdetail organizationmembers outdated paused pending pendingby remaining running',
    'standardissuetypes standardworktypes startofday startofmonth startofweek startofyear subtaskissuetypes subtaskworktypes',
    'votedissues votedworkitems watchedissues watchedworkitems withincalendarhours',
  ].flatMap((line) => line.split(' ').map((name): [string, readonly Meaning[]] => [name, [null]])),
  ['approver', ['user']],
  ['pendingby', ['user']],
])
