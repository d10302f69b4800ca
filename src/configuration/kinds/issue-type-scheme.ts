/** Issue type schemes: an ordered list of issue types, one of them the default. */
import { z } from 'zod'
import { fits, type Jira } from '../../jira/index.ts'
import { CANNOT, defineKind, type Found, type Which } from '../kind.ts'

type Scheme = { name: string; description: string; defaultIssueType: string | null; issueTypes: string[] }

const PATH = '/rest/api/3/issuetypescheme'
const WIRE = z.looseObject({
  id: z.string(),
  name: z.string(),
  description: z.string().nullish(),
  defaultIssueTypeId: z.string().nullish(),
  isDefault: z.boolean().nullish(),
})
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
  nameOf: (value) => value.name,
  claims: (value) => [value.name.toLowerCase()],
  check: (wanted) =>
    wanted.defaultIssueType === null || wanted.issueTypes.includes(wanted.defaultIssueType)
      ? []
      : [
          {
            severity: 'blocks',
            code: 'default-outside',
            says: `${wanted.defaultIssueType} is the default but not in the scheme.`,
            remedy: 'Add it to the scheme in the source.',
          },
        ],
  read: readSchemes,
  async create(jira, { name, description, defaultIssueType, issueTypes }) {
    const made = await jira.send('POST', PATH, {
      name,
      description,
      issueTypeIds: issueTypes,
      ...(defaultIssueType === null ? {} : { defaultIssueTypeId: defaultIssueType }),
    })
    return fits(z.looseObject({ issueTypeSchemeId: z.string() }), made, PATH, jira.site).issueTypeSchemeId
  },
  update: updateScheme,
  async remove(jira, id) {
    await jira.send('DELETE', `${PATH}/${id}`)
  },
  can: {
    cloud: {
      read: ['getAllIssueTypeSchemes', 'getIssueTypeSchemesMapping'],
      create: ['createIssueTypeScheme'],
      update: [
        'updateIssueTypeScheme',
        'addIssueTypesToIssueTypeScheme',
        'removeIssueTypeFromIssueTypeScheme',
        'reorderIssueTypesInIssueTypeScheme',
      ],
      delete: ['deleteIssueTypeScheme'],
      undo: true,
    },
    dataCenter: CANNOT,
  },
  notCovered: { isDefault: 'Each site has its own default scheme and Jira lets nobody choose another.' },
})

async function readSchemes(jira: Jira, which: Which): Promise<Found<Scheme>[]> {
  const one = which !== 'all' && 'id' in which ? which.id : undefined
  const filter = which === 'all' ? {} : 'id' in which ? { id: which.id } : { queryString: which.name }
  const schemes = await jira.all(WIRE, PATH, filter)
  const mappings = await jira.all(MAPPING, `${PATH}/mapping`, one === undefined ? {} : { issueTypeSchemeId: one })
  const members = Map.groupBy(mappings, (mapping) => mapping.issueTypeSchemeId)
  return schemes.map(({ id, name, description, defaultIssueTypeId }) => ({
    id,
    value: {
      name,
      description: description ?? '',
      defaultIssueType: defaultIssueTypeId ?? null,
      issueTypes: (members.get(id) ?? []).map((mapping) => mapping.issueTypeId),
    },
  }))
}

/** Adds before it takes away: a scheme must never be empty, and parallel removals can leave it so (JRACLOUD). */
async function updateScheme(jira: Jira, id: string, wanted: Scheme, now: Scheme): Promise<void> {
  const added = wanted.issueTypes.filter((type) => !now.issueTypes.includes(type))
  const removed = now.issueTypes.filter((type) => !wanted.issueTypes.includes(type))
  if (added.length > 0) await jira.send('PUT', `${PATH}/${id}/issuetype`, { issueTypeIds: added })
  if (
    wanted.name !== now.name ||
    wanted.description !== now.description ||
    wanted.defaultIssueType !== now.defaultIssueType
  ) {
    const renamed = wanted.name === now.name ? {} : { name: wanted.name }
    await jira.send('PUT', `${PATH}/${id}`, {
      ...renamed,
      description: wanted.description,
      defaultIssueTypeId: wanted.defaultIssueType ?? '0',
    })
  }
  for (const type of removed) await jira.send('DELETE', `${PATH}/${id}/issuetype/${type}`)
  const order = [...now.issueTypes.filter((type) => !removed.includes(type)), ...added]
  if (order.join() !== wanted.issueTypes.join())
    await jira.send('PUT', `${PATH}/${id}/issuetype/move`, { issueTypeIds: wanted.issueTypes, position: 'First' })
}
