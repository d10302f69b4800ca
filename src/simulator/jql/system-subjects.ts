/** Jira's own fields as JQL sees them. */
import type { Instant } from '../../base/index.ts'
import { readDuration } from '../duration.ts'
import { levelsOf } from '../model/issue-security.ts'
import { SYSTEM_FIELDS } from '../model/system-fields.ts'
import type { Issue } from '../records.ts'
import { plainText } from '../rich-text.ts'
import { amount, dateMoment, instantMoment, texts } from './plain-subjects.ts'
import { componentReference, parentReference, projectReference, versionReference } from './project-subjects.ts'
import { idsUnder, labelsReference, peopleReference, tableReference, textsOf } from './references.ts'
import type { Identity, Key, Scope, Subject } from './subject.ts'

type Maker = (scope: Scope, name: string) => Subject

/** By the name in a query, lower case. */
export function systemSubject(scope: Scope, name: string): Subject | undefined {
  const id = FIELD_OF.get(name)
  return id === undefined ? undefined : MAKERS[id]?.(scope, name)
}

const status: Maker = (scope, name) =>
  tableReference(
    name,
    () => scope.site.tables.statuses.values(),
    (issue) => [issue.statusId],
    { history: 'status' },
  )

/** The numbers and keys that Jira gives its three categories. */
const CATEGORIES = [
  { id: 'TODO', name: 'To Do', aliases: ['new', '2'] },
  { id: 'IN_PROGRESS', name: 'In Progress', aliases: ['indeterminate', '4'] },
  { id: 'DONE', name: 'Done', aliases: ['done', '3', 'complete'] },
]

const statusCategory: Maker = (scope, name) =>
  tableReference(
    name,
    () => CATEGORIES,
    (issue) => [scope.site.tables.statuses.get(issue.statusId)?.category ?? 'TODO'],
    {
      find: (text) =>
        CATEGORIES.filter((one) => [one.name.toLowerCase(), ...one.aliases].includes(text.toLowerCase())).map(
          (one) => one.id,
        ),
    },
  )

const issuetype: Maker = ({ site }, name) => {
  const types = (isSubtask: boolean) => () =>
    [...site.tables.issueTypes.values()].filter((one) => one.hierarchyLevel < 0 === isSubtask).map((one) => one.id)
  return tableReference(
    name,
    () => site.tables.issueTypes.values(),
    (issue) => [issue.typeId],
    {
      functions: { standardissuetypes: types(false), subtaskissuetypes: types(true) },
    },
  )
}

/** The first of the list is the highest: `priority > Medium` is above it. */
const priority: Maker = ({ site }, name) => {
  const places = new Map([...site.tables.priorities.keys()].map((id, at) => [id, -at]))
  const rank = (id: string) => places.get(id) ?? Number.NEGATIVE_INFINITY
  const of = (issue: Issue) => textsOf(issue.values.priority)
  return tableReference(name, () => site.tables.priorities.values(), of, {
    rank,
    history: 'priority',
    order: (issue) => of(issue).map(rank)[0] ?? null,
    descends: true,
  })
}

const resolution: Maker = ({ site }, name) =>
  tableReference(
    name,
    () => site.tables.resolutions.values(),
    (issue) => textsOf(issue.values.resolution),
    {
      history: 'resolution',
    },
  )

const person =
  (id: string, history: string | null): Maker =>
  (scope, name) =>
    peopleReference(scope, name, (issue) => idsUnder(issue.values[id], 'user'), history)

/** Account ids in a plain list: who watches, who votes. */
const crowd =
  (id: string): Maker =>
  (scope, name) =>
    peopleReference(scope, name, (issue) => textsOf(issue.values[id]), null)

const rich =
  (id: string): Maker =>
  (_, name) =>
    texts(name, (issue) => [plainText(issue.values[id])])

const comment: Maker = (_, name) => texts(name, (issue) => issue.comments.map(({ body }) => plainText(body)), false)

/** Every text of the issue, custom ones included. */
const text: Maker = ({ site }, name) => {
  const custom = [...site.tables.fields.values()].filter((one) => one.custom && one.schema.type === 'string')
  const of = (issue: Issue) => [
    issue.summary,
    ...['description', 'environment', ...custom.map((field) => field.id)].map((id) => plainText(issue.values[id])),
    ...issue.comments.map(({ body }) => plainText(body)),
  ]
  return texts(name, of, false)
}

const instant =
  (id: string): Maker =>
  (_, name) =>
    instantMoment(name, (issue) => textsOf(issue.values[id])[0] ?? null)

const duration =
  (id: string): Maker =>
  (_, name) =>
    amount(name, (issue) => (typeof issue.values[id] === 'number' ? issue.values[id] : null), readDuration)

const count =
  (id: string): Maker =>
  (_, name) =>
    amount(name, (issue) => textsOf(issue.values[id]).length)

const level: Maker = ({ site }, name) =>
  amount(name, (issue) => site.tables.issueTypes.get(issue.typeId)?.hierarchyLevel ?? null)

/** By key: projects in their order, then numbers, `ABC-9` before `ABC-10`. */
const byKey: Maker = (_, name): Identity => ({
  kind: 'identity',
  field: name,
  order: ({ key }): Key => {
    const cut = key.lastIndexOf('-')
    return `${key.slice(0, cut)}-${key.slice(cut + 1).padStart(12, '0')}`
  },
  descends: false,
})

const byId: Maker = (_, name): Identity => ({
  kind: 'identity',
  field: name,
  order: ({ id }) => Number(id),
  descends: false,
})

/** The simulator keeps no files: the field is there and always empty. */
const attachments: Maker = (_, name) =>
  tableReference(
    name,
    () => [],
    () => [],
  )

const issueLink: Maker = ({ site }, name) =>
  tableReference(
    name,
    () => [],
    ({ id }) =>
      [...site.tables.issueLinks.values()].flatMap(({ inwardId, outwardId }) =>
        inwardId === id ? [outwardId] : outwardId === id ? [inwardId] : [],
      ),
    {
      find: (key) =>
        [site.issues.get(key) ?? site.issues.byKey(key.toUpperCase())].flatMap((one) => (one ? [one.id] : [])),
    },
  )

const securityLevel: Maker = ({ site }, name) =>
  tableReference(
    name,
    () => levelsOf(site).values(),
    (issue) => textsOf(issue.values.security),
  )

const category: Maker = ({ site }, name) =>
  tableReference(
    name,
    () => site.tables.projectCategories.values(),
    (issue) => {
      const id = site.tables.projects.get(issue.projectId)?.categoryId
      return id ? [id] : []
    },
  )

const MAKERS: Readonly<Record<string, Maker>> = {
  project: projectReference,
  parent: parentReference,
  components: componentReference,
  fixVersions: versionReference('fixVersions', 'Fix Version'),
  versions: versionReference('versions', null),
  status,
  statusCategory,
  issuetype,
  priority,
  resolution,
  assignee: person('assignee', 'assignee'),
  reporter: person('reporter', 'reporter'),
  creator: person('creator', null),
  watcher: crowd('watches'),
  voter: crowd('votes'),
  watches: count('watches'),
  votes: count('votes'),
  labels: (_, name) => labelsReference(name, 'labels'),
  summary: (_, name) => texts(name, (issue) => [issue.summary]),
  description: rich('description'),
  environment: rich('environment'),
  comment,
  text,
  created: (_, name) => instantMoment(name, (issue) => issue.created),
  updated: (_, name) => ({ ...instantMoment(name, (issue) => issue.updated), within: (since: Instant) => ({ since }) }),
  resolutiondate: instant('resolutiondate'),
  statuscategorychangedate: instant('statuscategorychangedate'),
  lastViewed: instant('lastViewed'),
  duedate: (scope, name) => dateMoment(scope, name, 'duedate'),
  timespent: duration('timespent'),
  timeestimate: duration('timeestimate'),
  timeoriginalestimate: duration('timeoriginalestimate'),
  attachment: attachments,
  issuelinks: issueLink,
  security: securityLevel,
  category,
  hierarchyLevel: level,
  issuekey: byKey,
  issueid: byId,
}

const MORE_NAMES: readonly (readonly [string, string])[] = [
  ['key', 'issuekey'],
  ['issuekey', 'issuekey'],
  ['issue', 'issuekey'],
  ['id', 'issueid'],
  ['text', 'text'],
  ['watcher', 'watcher'],
  ['voter', 'voter'],
  ['category', 'category'],
  ['hierarchylevel', 'hierarchyLevel'],
  ['component', 'components'],
  ['duedate', 'duedate'],
]

const FIELD_OF: ReadonlyMap<string, string> = new Map([
  ...SYSTEM_FIELDS.flatMap(({ id, clauseNames }) => clauseNames.map((name) => [name.toLowerCase(), id] as const)),
  ...MORE_NAMES,
])
