/** Issue type schemes: an ordered list of issue types, one of them the default. */
import { z } from 'zod'
import { equal } from '../../base/index.ts'
import { fits, type Jira } from '../../jira/index.ts'
import { defineKind, type Found, type Which } from '../kind.ts'
import { changed, isEmpty, isMeant } from './api.ts'
import { ask, check, defaultForGood, keep, type Scheme, withDefault } from './issue-type-scheme/limits.ts'

const PATH = '/rest/api/3/issuetypescheme'
/** Data Center's: it tells and takes a scheme as a whole. */
const OLD_PATH = '/rest/api/2/issuetypescheme'
const WIRE = z.looseObject({
  id: z.string(),
  name: z.string(),
  description: z.string().nullish(),
  defaultIssueTypeId: z.string().nullish(),
  isDefault: z.boolean().nullish(),
})
const DATA_CENTER = z.looseObject({
  schemes: z.array(
    z.looseObject({
      id: z.string(),
      name: z.string(),
      description: z.string().nullish(),
      defaultIssueType: z.looseObject({ id: z.string() }).nullish(),
      issueTypes: z.array(z.looseObject({ id: z.string() })),
    }),
  ),
})
const MADE = z.union([z.looseObject({ issueTypeSchemeId: z.string() }), z.looseObject({ id: z.string() })])
const MAPPING = z.looseObject({ issueTypeSchemeId: z.string(), issueTypeId: z.string() })

export const issueTypeScheme = defineKind<Scheme>({
  name: 'issue-type-scheme',
  label: 'Issue type scheme',
  plural: 'Issue type schemes',
  version: 1,
  references: [
    { at: 'issueTypes[]', kind: 'issue-type' },
    { at: 'defaultIssueType', kind: 'issue-type' },
  ],
  // Data Center does not tell which scheme is its default, which takes in every new issue type.
  takesIn: 'issue-type',
  nameOf: (value) => value.name,
  claims: (value) => [value.name.toLowerCase()],
  merge: keep,
  lasting: defaultForGood,
  stays: withDefault,
  ask,
  movesIssues: true,
  check,
  read: (jira, which) => (jira.deployment === 'cloud' ? readSchemes(jira, which) : readDataCenter(jira)),
  async create(jira, scheme) {
    const path = jira.deployment === 'cloud' ? PATH : OLD_PATH
    const made = fits(MADE, await jira.send('POST', path, whole(scheme)), path, jira.site)
    return 'issueTypeSchemeId' in made ? String(made.issueTypeSchemeId) : String(made.id)
  },
  async update(jira, id, wanted, now) {
    if (jira.deployment === 'cloud') await updateScheme(jira, id, wanted, now)
    else if (!equal(wanted, now)) await jira.send('PUT', `${OLD_PATH}/${id}`, whole(wanted))
  },
  async remove(jira, id) {
    await jira.send('DELETE', `${jira.deployment === 'cloud' ? PATH : OLD_PATH}/${id}`)
  },
  signal: { by: 'none', why: 'Its list tells it whole.' },
  can: {
    cloud: {
      read: ['getAllIssueTypeSchemes', 'getIssueTypeSchemesMapping'],
      create: ['createIssueTypeScheme'],
      update: [
        'updateIssueTypeScheme',
        'addIssueTypesToIssueTypeScheme',
        'removeIssueTypeFromIssueTypeScheme',
        'reorderIssueTypesInIssueTypeScheme',
        'getIssueTypeSchemeForProjects',
        'countIssues',
      ],
      delete: ['deleteIssueTypeScheme'],
      undo: true,
    },
    dataCenter: {
      read: ['getAllIssueTypeSchemes'],
      create: ['createIssueTypeScheme'],
      update: ['updateIssueTypeScheme', 'getAssociatedProjects', 'searchUsingSearchRequest'],
      delete: ['deleteIssueTypeScheme'],
      undo: true,
    },
  },
  notCovered: { isDefault: 'Each site has its own default scheme and Jira lets nobody choose another.' },
})

async function readSchemes(jira: Jira, which: Which): Promise<Found<Scheme>[]> {
  const filter = which === 'all' ? {} : 'id' in which ? { id: which.id } : { queryString: which.name }
  const schemes = (await jira.all(WIRE, PATH, filter)).filter((row) => isMeant(which, row.name))
  if (schemes.length === 0) return []
  const chosen = which === 'all' ? {} : { issueTypeSchemeId: schemes.map((row) => row.id) }
  const mappings = await jira.all(MAPPING, `${PATH}/mapping`, chosen)
  const members = Map.groupBy(mappings, (mapping) => mapping.issueTypeSchemeId)
  return schemes.map(({ id, name, description, defaultIssueTypeId, isDefault }) => ({
    id,
    value: {
      name,
      description: description ?? '',
      defaultIssueType: defaultIssueTypeId ?? null,
      issueTypes: (members.get(id) ?? []).map((mapping) => mapping.issueTypeId),
    },
    ...(isDefault ? { locked: 'Jira itself keeps every issue type of the site in it.' } : {}),
  }))
}

async function readDataCenter(jira: Jira): Promise<Found<Scheme>[]> {
  const { schemes } = await jira.get(DATA_CENTER, OLD_PATH, { expand: 'schemes.issueTypes,schemes.defaultIssueType' })
  return schemes.map(({ id, name, description, defaultIssueType, issueTypes }) => ({
    id,
    value: {
      name,
      description: description ?? '',
      defaultIssueType: defaultIssueType?.id ?? null,
      issueTypes: issueTypes.map((type) => type.id),
    },
  }))
}

function whole({ name, description, defaultIssueType, issueTypes }: Scheme) {
  const byDefault = defaultIssueType === null ? {} : { defaultIssueTypeId: defaultIssueType }
  return { name, description, issueTypeIds: issueTypes, ...byDefault }
}

/** Adds before it takes away: a scheme must never be empty, and parallel removals can leave it so (JRACLOUD). */
async function updateScheme(jira: Jira, id: string, wanted: Scheme, now: Scheme): Promise<void> {
  const added = wanted.issueTypes.filter((type) => !now.issueTypes.includes(type))
  const removed = now.issueTypes.filter((type) => !wanted.issueTypes.includes(type))
  if (added.length > 0) await jira.send('PUT', `${PATH}/${id}/issuetype`, { issueTypeIds: added })
  const byDefault = wanted.defaultIssueType === now.defaultIssueType ? null : wanted.defaultIssueType
  const body = {
    ...changed(wanted, now, ['name', 'description']),
    ...(byDefault === null ? {} : { defaultIssueTypeId: byDefault }),
  }
  if (!isEmpty(body)) await jira.send('PUT', `${PATH}/${id}`, body)
  for (const type of removed) await jira.send('DELETE', `${PATH}/${id}/issuetype/${type}`)
  const order = [...now.issueTypes.filter((type) => !removed.includes(type)), ...added]
  if (order.join() !== wanted.issueTypes.join())
    await jira.send('PUT', `${PATH}/${id}/issuetype/move`, { issueTypeIds: wanted.issueTypes, position: 'First' })
}
