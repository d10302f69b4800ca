/** What a connection’s Jira offers an integration, asked of Jira; what is suggested of it is decided in suggest-mapping.ts. */
import { isArray, isFault, isObject, type Json, type Problem } from '../../base/index.ts'
import {
  type AskedField,
  assignablePeople,
  createFields,
  fieldList,
  issueTypesOf,
  type Jira,
  type Person,
  type ProjectIssueType,
  type SiteField,
  type VisibleProject,
  visibleProjects,
  whoAmI,
} from '../../jira/index.ts'
import { findConnection, loadMembers, loadStages, membersOn, saveSiteWords } from '../../store/index.ts'
import { JIRA_TYPES, jiraTypeOf, needsZone } from '../../sync/index.ts'
import type { Context } from '../context.ts'
import type { SyncOptionsView } from '../shapes/index.ts'
import { countUse } from './count-use.ts'
import { matchPeople } from './match-people.ts'
import { openSite } from './open-site.ts'
import { showProblem } from './show-value.ts'
import { pointFields } from './suggest-candidates.ts'
import { type Choice, fitsOf, type Offered, rivals, suggestFields, suggestPoints, topTypes } from './suggest-mapping.ts'

/** More are not looked into before somebody chooses among them. */
const MOST_PROJECTS = 10

export async function syncOptions(
  context: Context,
  name: string,
  wanted: readonly string[] | null,
): Promise<SyncOptionsView> {
  const { db, actor } = context
  const { jira, siteId } = await openSite(context, name, { actor, purpose: 'integration', service: true })
  const projects = await projectsInScope(context, name, jira)
  const all = wanted === null ? projects : projects.filter(({ id }) => wanted.includes(id))
  const chosen = wanted === null && all.length > MOST_PROJECTS ? [] : all
  const words = { ...(await wordsOf(jira, chosen)), fields: await fieldList(jira) }
  await saveWords(context, siteId, words)
  const known = { ...words, ...(await formsOf(jira, words, chosen)), stages: await loadStages(db) }
  const types = topTypes(words.types).map(({ id }) => id)
  const offered: Offered = { ...known, used: await countsOf(jira, { ...known, used: new Map() }, chosen, types) }
  const [suggestion, points] = [suggestFields(offered, types), suggestPoints(offered)]
  const [people, problems] = await peopleOf(jira, chosen)
  return {
    projects: projects.map((project) => ({ ...project })),
    types: words.types.map((type) => ({ ...type, projects: [...type.projects] })),
    statuses: words.statuses.map((status) => ({ ...status, types: [...status.types] })),
    fields: offered.fields.map((field) => shownOffer(field, offered)),
    people: matchPeople(
      people.map(({ account, name: called, email }) => ({ account, name: called, email })),
      { members: await loadMembers(db), accounts: await membersOn(db, siteId) },
    ),
    points: shownPoints(offered, points),
    timeZone: (await whoAmI(jira)).timeZone,
    suggested: suggested(chosen, types, suggestion.fields),
    because: suggestion.because,
    problems: [...choose(projects, chosen), ...suggestion.problems, ...points.problems, ...problems].map(showProblem),
  }
}

function shownOffer(field: SiteField, { options }: Offered): SyncOptionsView['fields'][number] {
  const type = jiraTypeOf(field)
  const fits = fitsOf(field)
  return {
    id: field.id,
    name: field.name,
    holds: JIRA_TYPES[type],
    fits: fits.map((one) => one.field),
    flows: Object.fromEntries(fits.map((one) => [one.field, [...one.flows]])),
    zoned: fits.some((one) => needsZone(one.field, type)),
    options: [...(options.get(field.id) ?? [])],
  }
}

async function countsOf(
  jira: Jira,
  offered: Offered,
  chosen: readonly VisibleProject[],
  types: readonly string[],
): Promise<Offered['used']> {
  const { ofItems, ofAll } = rivals(offered)
  const projects = chosen.map(({ id }) => id)
  const counts = [countUse(jira, ofItems, { projects, types }), countUse(jira, ofAll, { projects, types: [] })]
  return new Map((await Promise.all(counts)).flat())
}

/** The one that is suggested first, with why. */
function shownPoints({ fields }: Offered, { found }: ReturnType<typeof suggestPoints>): SyncOptionsView['points'] {
  const isFound = ({ id }: SiteField): boolean => id === found?.field.id
  return pointFields(fields)
    .toSorted((a, b) => Number(isFound(b)) - Number(isFound(a)))
    .map((field) => ({ id: field.id, name: field.name, because: found && isFound(field) ? `${found.because}.` : null }))
}

/** Those that the connection was given. */
export async function projectsInScope(
  { db }: Pick<Context, 'db'>,
  name: string,
  jira: Jira,
): Promise<readonly VisibleProject[]> {
  const { projects: scope } = await findConnection(db, name)
  const keys = scope && new Set(scope.map((key) => key.toUpperCase()))
  return (await visibleProjects(jira)).filter(({ key }) => keys === null || keys.has(key.toUpperCase()))
}

type Words = Pick<Offered, 'types' | 'statuses'>

/** Types and statuses of all projects together: on Jira they may be shared, or each project's own. */
export async function wordsOf(jira: Jira, projects: readonly Pick<VisibleProject, 'id'>[]): Promise<Words> {
  const lists = await Promise.all(
    projects.map(async ({ id }) => (await issueTypesOf(jira, id)).map((type) => ({ project: id, type }))),
  )
  const found = lists.flat()
  const types = [...Map.groupBy(found, ({ type }) => type.id).values()].flatMap((same) => {
    const [first] = same
    if (!first) return []
    const { statuses: _, ...type } = first.type
    return [{ ...type, projects: same.map(({ project }) => project) }]
  })
  return { types, statuses: statusesOf(found.map(({ type }) => type)) }
}

function statusesOf(types: readonly ProjectIssueType[]): Words['statuses'] {
  const pairs = types.flatMap((type) => type.statuses.map((status) => ({ status, type: type.id })))
  return [...Map.groupBy(pairs, ({ status }) => status.id).values()].flatMap((same) =>
    same[0] ? [{ ...same[0].status, types: [...new Set(same.map(({ type }) => type))] }] : [],
  )
}

export async function saveWords(
  { db }: Pick<Context, 'db'>,
  siteId: string,
  { types, statuses, fields }: Words & Pick<Offered, 'fields'>,
): Promise<void> {
  await saveSiteWords(db, siteId, {
    types: types.map(({ id, name, hierarchyLevel }) => ({ id, name, level: hierarchyLevel })),
    statuses: statuses.map(({ id, name, category }) => ({ id, name, category })),
    fields: fields.map(({ id, name }) => ({ id, name })),
  })
}

/** The forms of a new issue of the type that would be aligned, in each project, and one of each other type: they tell what there is to choose from. */
async function formsOf(
  jira: Jira,
  { types }: Words,
  projects: readonly VisibleProject[],
): Promise<Pick<Offered, 'options' | 'form' | 'somewhere' | 'anywhere'>> {
  const type = topTypes(types)[0] ?? types.find(({ subtask }) => !subtask)
  const asked = projects.filter(({ id }) => type?.projects.includes(id))
  const elsewhere = types.filter((one) => one !== type && !one.subtask).flatMap(anywhere(projects))
  const [forms, more] = await Promise.all([
    Promise.all(asked.map(({ id }) => formOf(jira, id, type?.id ?? ''))),
    Promise.all(elsewhere.map((one) => formOf(jira, one.project, one.type))),
  ])
  // A form without fields is one that the account may not see.
  const [first, ...others] = forms.filter((fields) => fields.length > 0)
  const everywhere = first?.filter(({ id }) => others.every((fields) => fields.some((field) => field.id === id)))
  return {
    options: choicesIn([...forms, ...more].flat()),
    form: everywhere ? new Set(everywhere.map(({ id }) => id)) : null,
    somewhere: new Set(forms.flat().map(({ id }) => id)),
    anywhere: new Set([...forms, ...more].flat().map(({ id }) => id)),
  }
}

/** Who may make no issues of a type there is told of no fields, or that there is no such type: on Data Center by a 400. */
async function formOf(jira: Jira, project: string, type: string): Promise<readonly AskedField[]> {
  try {
    return await createFields(jira, project, type)
  } catch (error) {
    if (isFault(error, 'jira.not-found') || isFault(error, 'jira.refused')) return []
    throw error
  }
}

/** Another type's fields have their choices everywhere alike, as far as can be known without asking each project. */
const anywhere =
  (projects: readonly VisibleProject[]) =>
  ({ id: type, projects: within }: Words['types'][number]): { readonly project: string; readonly type: string }[] => {
    const project = projects.find(({ id }) => within.includes(id))
    return project ? [{ project: project.id, type }] : []
  }

/** Of all forms together. */
function choicesIn(fields: readonly AskedField[]): Offered['options'] {
  const found = new Map<string, Map<string, Choice>>()
  for (const { id, allowed = [] } of fields) {
    const choices = found.get(id) ?? new Map<string, Choice>()
    for (const choice of allowed.flatMap(choiceOf)) choices.set(choice.id, choice)
    found.set(id, choices)
  }
  return new Map([...found].map(([id, choices]) => [id, [...choices.values()]]))
}

/** What stands in the second level of a list is named with what stands above it, as `parent/child`. */
function choiceOf(allowed: Json): Choice[] {
  if (!isObject(allowed)) return []
  const name = allowed.value ?? allowed.name
  if (typeof name !== 'string' || allowed.id === undefined) return []
  const id = String(allowed.id)
  const below = (isArray(allowed.children) ? allowed.children : []).flatMap(choiceOf)
  return [{ id, name }, ...below.map((child) => ({ id: `${id}/${child.id}`, name: `${name} – ${child.name}` }))]
}

async function peopleOf(
  jira: Jira,
  projects: readonly VisibleProject[],
): Promise<readonly [readonly Person[], Problem[]]> {
  try {
    return [
      projects.length === 0
        ? []
        : await assignablePeople(
            jira,
            projects.map(({ key }) => key),
            '',
          ),
      [],
    ]
  } catch (error) {
    if (!isFault(error) || error.again) throw error
    return [
      [],
      [
        {
          severity: 'warns',
          code: 'people-unread',
          about: jira.site,
          says: `Who can be given work could not be read: ${error.message}`,
        },
      ],
    ]
  }
}

function suggested(
  [first, ...rest]: readonly VisibleProject[],
  types: readonly string[],
  fields: ReturnType<typeof suggestFields>['fields'],
): SyncOptionsView['suggested'] {
  const [type] = types
  if (!first || type === undefined) return null
  return {
    level: 'initiative',
    projects: [first, ...rest].map(({ id }) => id),
    types: [...types],
    fields: fields.map(shownField),
    createsItems: true,
    comments: 'none',
    under: null,
    pushes: { project: first.id, type },
    fills: {},
  }
}

type Mapped = NonNullable<SyncOptionsView['suggested']>['fields'][number]

function shownField({ values, ...mapping }: ReturnType<typeof suggestFields>['fields'][number]): Mapped {
  const copied = values && Object.fromEntries(Object.entries(values).map(([ours, ids]) => [ours, [...ids]]))
  return { ...mapping, ...(copied ? { values: copied } : {}) }
}

function choose(all: readonly VisibleProject[], chosen: readonly VisibleProject[]): Problem[] {
  if (all.length === 0)
    return [
      {
        severity: 'blocks',
        code: 'no-projects',
        about: 'projects',
        says: 'The connection’s account sees no project.',
        remedy: 'Test the connection: it says which right is missing.',
      },
    ]
  if (chosen.length > 0) return []
  return [
    {
      severity: 'notes',
      code: 'choose-projects',
      about: 'projects',
      says: `There are ${all.length} projects.`,
      remedy: 'Choose those that the integration is about.',
    },
  ]
}
