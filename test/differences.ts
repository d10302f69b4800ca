/** Ways in which a real Jira may differ from the simulated one, at least one for every question of the probe. */
import { isObject, type JsonObject } from '../src/base/index.ts'
import { asked, body, type Difference, each, eachWithout, having, header, status, without } from './different-jira.ts'

const CLOUD = ['cloud'] as const
const DATA_CENTER = ['dataCenter'] as const
const BOTH = ['cloud', 'dataCenter'] as const

type Line = readonly [Difference['found'], string, Difference['when'], Difference['change']]
const differences = (on: Difference['on'], lines: readonly Line[]): Difference[] =>
  lines.map(([found, name, when, change]) => ({ found, name, on, when, change }))

const inside = (name: string, change: (one: JsonObject) => JsonObject) => (one: JsonObject) => {
  const value = one[name]
  return { ...one, [name]: isObject(value) ? change(value) : value }
}
const dropped =
  (name: string) =>
  ({ [name]: _, ...others }: JsonObject): JsonObject =>
    others

const everywhere = differences(BOTH, [
  ['server-info-is-open', 'serverInfo needs a login', asked(/\/serverInfo/, { nobody: true }), status(401)],
  ['server-info-is-open', 'another deployment type', asked(/\/serverInfo/), having({ deploymentType: 'Edge' })],
  ['myself-needs-login', 'nobody is somebody', asked(/\/myself/, { nobody: true }), status(200, {})],
  ['myself-needs-login', 'other words', asked(/\/myself/, { nobody: true }), status(401, { message: 'No.' })],
  ['myself-shape', 'no time zone', asked(/\/myself/, { nobody: false }), without('timeZone')],
  ['failed-login', 'a failed login is not marked', asked(/\/serverInfo/), header('x-seraph-loginreason', undefined)],
  [
    'browsers-are-refused',
    'browsers may write',
    ({ headers }) => /Mozilla/.test(headers['user-agent'] ?? ''),
    status(200, {}),
  ],
  [
    'self-links-on-own-origin',
    'links of another site',
    asked(/\/myself/, { nobody: false }),
    having({ self: 'https://elsewhere.example/rest' }),
  ],
  ['limits-come-in-pairs', 'a limit without what is left', asked(/\/myself/), header('x-ratelimit-limit', '100')],
  ['unknown-path', 'an unknown path is a bad request', asked(/\/fairlead-probe/), status(400)],
  [
    'permissions-known',
    'no Transition issues',
    asked(/\/permissions$/),
    body(inside('permissions', dropped('TRANSITION_ISSUES'))),
  ],
  [
    'grants-and-holders',
    'holders of a new type',
    asked(/\/permissionscheme/),
    grants((holder) => ({ ...holder, type: 'team' })),
  ],
  ['grants-and-holders', 'no parameter', asked(/\/permissionscheme/), grants(dropped('parameter'))],
  ['unknown-project', 'another form of error', asked(/\/project\/X$/), status(404, { message: 'No such project.' })],
  ['unknown-issue', 'a bad request', asked(/\/issue\/X-1/), status(400)],
  [
    'unknown-field-in-query',
    'found nothing instead',
    asked(/\/search/, { body: /fairleadprobe/ }),
    status(200, { issues: [] }),
  ],
  ['system-fields', 'no summary', asked(/\/field$/), body((own) => list(own).filter(({ id }) => id !== 'summary'))],
  [
    'category-keys',
    'names in another language',
    asked(/\/statuscategory/),
    each(null, (one) => ({ ...one, name: 'Erledigt' })),
  ],
  [
    'category-keys',
    'a key is called otherwise',
    asked(/\/statuscategory/),
    each(null, (one) => ({ ...one, key: 'closed' })),
  ],
])

const list = (own: unknown): readonly JsonObject[] => own as readonly JsonObject[]

function grants(change: (holder: JsonObject) => JsonObject): Difference['change'] {
  return each('permissionSchemes', (scheme) => ({
    ...scheme,
    permissions: list(scheme.permissions).map(inside('holder', change)),
  }))
}

const PAGES: readonly (readonly [what: string, path: RegExp])[] = [
  ['projects', /\/project\/search\?/],
  ['statuses', /\/statuses\/search\?/],
  ['fields', /\/field\/search\?/],
  ['workflows', /\/workflows\/search\?/],
  ['workflow-schemes', /\/workflowscheme\?/],
  ['issue-type-schemes', /\/issuetypescheme\?/],
  ['screens', /\/screens\?/],
  ['screen-schemes', /\/screenscheme\?/],
  ['issue-type-screen-schemes', /\/issuetypescreenscheme\?/],
  ['resolutions', /\/resolution\/search\?/],
  ['groups', /\/group\/bulk\?/],
  ['notification-schemes', /\/notificationscheme\?/],
]

const pages = differences(
  CLOUD,
  PAGES.flatMap(([what, path]): Line[] => [
    [`page-of-${what}`, `${what}: no total`, asked(path), without('total')],
    [`page-of-${what}`, `${what}: no isLast`, asked(path), without('isLast')],
    [`page-of-${what}`, `${what}: the cap is not echoed`, asked(path), having({ maxResults: 100_000 })],
    [
      `page-of-${what}`,
      `${what}: fewer than the total, and the last`,
      asked(path),
      having({ total: 99_999, isLast: true }),
    ],
  ]),
)

const cloud = differences(CLOUD, [
  ['account-id-header', 'no header', asked(/\/myself/), header('x-aaccountid', undefined)],
  ['account-id-header', "another's", asked(/\/myself/), header('x-aaccountid', 'somebody')],
  ['tenant-info', 'not told', asked(/tenant_info/), status(404)],
  ['tenant-info', 'no uuid', asked(/tenant_info/), having({ cloudId: 'acme' })],
  ['my-permissions-must-be-named', 'all come unasked', asked(/\/mypermissions$/), status(200)],
  ['unknown-permission', 'passed over', asked(/\/mypermissions\?/), status(200, { permissions: {} })],
  ['unknown-projects-pass-in-silence', 'refused', asked(/\/permissions\/check/, { body: /\[1\]/ }), status(400)],
  [
    'unknown-projects-pass-in-silence',
    'not named',
    asked(/\/permissions\/check/, { body: /\[1\]/ }),
    having({ projectPermissions: [] }),
  ],
  ['permitted-projects', 'without key', asked(/\/permissions\/project/), eachWithout('projects', 'key')],
  ['grants-and-holders', 'groups by name alone', asked(/\/permissionscheme/), grants(dropped('value'))],
  ['unknown-statuses', 'an error', asked(/\/statuses\?id=1$/), status(404)],
  ['unknown-task', 'a bad request', asked(/\/task\/1/), status(400)],
  ['page-next', 'not named', asked(/\/statuses\/search\?maxResults=1$/), without('nextPage')],
  ['page-beyond-the-end', 'refused', asked(/\/statuses\/search\?startAt/), status(400)],
  ['page-beyond-the-end', 'not the last', asked(/\/statuses\/search\?startAt/), having({ isLast: false })],
  ['old-search-is-gone', 'still there', asked(/\/search\?/), status(200)],
  ['search-gives-ids-only', 'with fields', asked(/\/search\/jql/), each('issues', (one) => ({ ...one, fields: {} }))],
  ['search-gives-ids-only', 'with a total', asked(/\/search\/jql/), having({ total: 7 })],
  [
    'search-goes-on-by-token',
    'the same page again',
    asked(/\/search\/jql/),
    each('issues', (one) => ({ ...one, id: '1' })),
  ],
  ['search-goes-on-by-token', 'the last page, and a token', asked(/\/search\/jql/), having({ isLast: true })],
  [
    'search-ends-without-token',
    'a token on the last page',
    asked(/\/search\/jql/, { body: /2000-01-02/ }),
    having({ nextPageToken: 'next' }),
  ],
  ['search-must-be-bounded', 'anything goes', asked(/\/search\/jql/, { body: /"ORDER BY/ }), status(200)],
  ['search-in-minutes', 'not understood', asked(/\/search\/jql/, { body: /-5m/ }), status(400)],
  ['search-counts-apart', 'counted otherwise', asked(/\/approximate-count/), having({ count: '12' })],
  ['issues-by-id', 'an unknown one refuses all', asked(/\/bulkfetch/), status(404)],
  ['changelog-page', 'no total', asked(/\/changelog/), without('total')],
  [
    'statuses-and-scopes',
    'the category is an object',
    asked(/\/statuses\/search\?maxResults=200/),
    each('values', (one) => ({ ...one, statusCategory: { key: 'done' } })),
  ],
  [
    'statuses-and-scopes',
    'global with a project',
    asked(/\/statuses\/search\?maxResults=200/),
    each(
      'values',
      inside('scope', (scope) => ({ ...scope, project: { id: '1' } })),
    ),
  ],
  ['workflows-have-versions', 'no version', asked(/\/workflows\/search/), eachWithout('values', 'version')],
  [
    'workflows-have-versions',
    'transitions of a new type',
    asked(/\/workflows\/search/),
    each('values', (one) => ({ ...one, transitions: [{ id: '1', name: 'Loop', type: 'LOOPED' }] })),
  ],
  ['workflows-by-id', 'no statuses beside them', asked(/\/workflows$/), without('statuses')],
  ['custom-fields', 'not told whether locked', asked(/\/field\/search\?.*isLocked/), eachWithout('values', 'isLocked')],
  [
    'custom-fields',
    'a schema without type',
    asked(/\/field\/search\?.*isLocked/),
    each('values', inside('schema', dropped('custom'))),
  ],
  ['field-contexts', 'none', asked(/\/context\?maxResults=50/), having({ values: [] })],
  [
    'field-contexts',
    'not told whether global',
    asked(/\/context\?maxResults=50/),
    eachWithout('values', 'isGlobalContext'),
  ],
  ['context-options', 'not told whether disabled', asked(/\/option\?/), eachWithout('values', 'disabled')],
  ['default-values', 'gone', asked(/\/context\/defaultValue/), status(410)],
  [
    'issue-type-scheme-order',
    'rows of another scheme',
    asked(/\/issuetypescheme\/mapping/),
    body((own) => ({ ...own, values: [...list(own.values), { issueTypeSchemeId: '1', issueTypeId: '1' }] })),
  ],
  ['screen-tabs-at-once', 'one by one only', asked(/\/screens\/tabs/), status(404)],
  ['roles-of-a-project', 'gone', asked(/\/roledetails/), status(404)],
  [
    'projects-and-styles',
    'a new style',
    asked(/\/project\/search\?maxResults=50/),
    each('values', (one) => ({ ...one, style: 'hybrid' })),
  ],
  ['unknown-project-keys', 'refused', asked(/\/project\/search\?keys=X/), status(400)],
  ['audit-by-offset', 'no total', asked(/\/auditing/), without('total')],
  ['audit-names-objects', 'by name only', asked(/\/auditing/), records({ name: 'X', typeName: 'SCREEN' })],
  ['audit-words', 'another type', asked(/\/auditing/), records({ id: '1', name: 'X', typeName: 'Screens' })],
  [
    'workflows-by-update',
    'in another order',
    asked(/\/workflows\/search\?orderBy/),
    body((own) => ({ ...own, values: [{ updated: '2020-01-01' }, { updated: '2021-01-01' }] })),
  ],
  ['users-are-a-bare-list', 'a page', asked(/\/users\/search/), body((own) => ({ values: list(own) }))],
])

function records(objectItem: JsonObject): Difference['change'] {
  return body((own) => ({ ...own, records: [{ summary: 'Screen edited', category: 'screens', objectItem }] }))
}

const dataCenter = differences(DATA_CENTER, [
  ['user-name-header', 'no header', asked(/\/myself/), header('x-ausername', undefined)],
  ['user-name-header', 'another reason', asked(/\/myself/), header('x-seraph-loginreason', 'OUT')],
  [
    'my-permissions-are-all',
    'not told',
    asked(/\/mypermissions/),
    body(inside('permissions', (all) => ({ ...all, ADMINISTER: { key: 'ADMINISTER' } }))),
  ],
  [
    'my-permissions-are-all',
    'some only',
    asked(/\/mypermissions/),
    body(inside('permissions', dropped('BROWSE_PROJECTS'))),
  ],
  ['data-center-search', 'no total', asked(/\/search\?maxResults=1$/), without('total')],
  ['data-center-search', 'ids only', asked(/\/search\?maxResults=1$/), eachWithout('issues', 'fields')],
  [
    'data-center-search-cap',
    'the cap is not echoed',
    asked(/\/search\?maxResults=100000/),
    having({ maxResults: 100_000 }),
  ],
  ['no-cloud-search', 'it is there', asked(/\/search\/jql/), status(200)],
  ['no-statuses-endpoint', 'it is there', asked(/\/statuses$/), status(200)],
  ['no-tasks', 'it is there', asked(/\/task\/1/), status(200)],
  ['no-workflow-search', 'it is there', asked(/\/workflows\/search/), status(200)],
  [
    'data-center-statuses',
    'the category is a word',
    asked(/\/status$/),
    each(null, (one) => ({ ...one, statusCategory: 'DONE' })),
  ],
  [
    'data-center-issue-type-schemes',
    'a page',
    asked(/\/issuetypescheme$/),
    body(({ schemes, ...own }) => ({ ...own, values: schemes })),
  ],
  ['data-center-issue-type-schemes', 'no issue types', asked(/\/issuetypescheme\/\d+/), without('issueTypes')],
  ['personal-access-tokens', 'a page', asked(/\/rest\/pat/), body((own) => ({ values: list(own) }))],
  ['personal-access-tokens', 'no expiry', asked(/\/rest\/pat/), eachWithout(null, 'expiringAt')],
  ['data-center-projects', 'a page', asked(/\/project$/), body((own) => ({ values: list(own) }))],
  ['data-center-users-by-name', 'no key', asked(/\/user\/search/), eachWithout(null, 'key')],
])

export const DIFFERENCES: readonly Difference[] = [...everywhere, ...pages, ...cloud, ...dataCenter]
