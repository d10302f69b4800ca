/** Issue type screen schemes: which screen scheme serves which issue type, and which the rest. */
import { z } from 'zod'
import { fits, type Jira } from '../../jira/index.ts'
import { CANNOT, defineKind, type Found, type Which } from '../kind.ts'
import { changed, isEmpty, isMeant } from './api.ts'
import { byForm, called } from './clicks.ts'
import { blocks, type Finding, tooLong } from './findings.ts'

type Mapping = { readonly issueType: string; readonly screenScheme: string }
type Scheme = {
  readonly name: string
  readonly description: string
  readonly default: string | null
  readonly mappings: readonly Mapping[]
}

const PATH = '/rest/api/3/issuetypescreenscheme'
/** What Jira writes in the place of an issue type. */
const DEFAULT = 'default'
const WIRE = z.looseObject({ id: z.string(), name: z.string(), description: z.string().nullish() })
const MAPPING = z.looseObject({
  issueTypeScreenSchemeId: z.string(),
  issueTypeId: z.string(),
  screenSchemeId: z.string(),
})

export const issueTypeScreenScheme = defineKind<Scheme>({
  name: 'issue-type-screen-scheme',
  label: 'Issue type screen scheme',
  plural: 'Issue type screen schemes',
  version: 1,
  references: [
    { at: 'default', kind: 'screen-scheme' },
    { at: 'mappings[].issueType', kind: 'issue-type', unit: 'mappings[]', limits: true },
    { at: 'mappings[].screenScheme', kind: 'screen-scheme', unit: 'mappings[]' },
  ],
  nameOf: (value) => value.name,
  normalise: (value) => ({
    ...value,
    mappings: [...value.mappings].sort((a, b) => (a.issueType < b.issueType ? -1 : 1)),
  }),
  claims: (value) => [value.name.toLowerCase()],
  check: checkScheme,
  read: readSchemes,
  async some(jira, ids) {
    return together(...(await Promise.all([jira.all(WIRE, PATH, { id: ids }), readMappings(jira, ids)])))
  },
  async create(jira, { name, description, default: standard, mappings }) {
    const made = await jira.send('POST', PATH, {
      name,
      description,
      issueTypeMappings: [
        ...(standard === null ? [] : [wire({ issueType: DEFAULT, screenScheme: standard })]),
        ...mappings.map(wire),
      ],
    })
    return fits(z.looseObject({ id: z.string() }), made, PATH, jira.site).id
  },
  update: updateScheme,
  async remove(jira, id) {
    await jira.send('DELETE', `${PATH}/${id}`)
  },
  byHand: byForm({
    place: 'Issue type screen schemes',
    add: 'Add issue type screen scheme',
    name: ({ name }) => name,
    entries: ({ name, description, default: standard }) => [
      ['Name', name],
      ['Description', description],
      ['Screen scheme', standard === null ? 'Default Screen Scheme' : called(standard)],
    ],
    further: associations,
  }),
  signal: { by: 'none', why: 'Its list tells it whole.' },
  can: {
    cloud: {
      read: ['getIssueTypeScreenSchemes', 'getIssueTypeScreenSchemeMappings'],
      create: ['createIssueTypeScreenScheme'],
      update: [
        'updateIssueTypeScreenScheme',
        'updateDefaultScreenScheme',
        'removeMappingsFromIssueTypeScreenScheme',
        'appendMappingsForIssueTypeScreenScheme',
      ],
      delete: ['deleteIssueTypeScreenScheme'],
      undo: true,
    },
    dataCenter: CANNOT,
  },
  notCovered: { projects: 'Which scheme a project follows is told by the project.' },
})

const wire = ({ issueType, screenScheme }: Mapping) => ({ issueTypeId: issueType, screenSchemeId: screenScheme })

async function readSchemes(jira: Jira, which: Which): Promise<Found<Scheme>[]> {
  const filter = which === 'all' ? {} : 'id' in which ? { id: which.id } : { queryString: which.name }
  const schemes = (await jira.all(WIRE, PATH, filter)).filter((row) => isMeant(which, row.name))
  if (schemes.length === 0) return []
  return together(schemes, await readMappings(jira, which === 'all' ? undefined : schemes.map((row) => row.id)))
}

const readMappings = (jira: Jira, issueTypeScreenSchemeId: readonly string[] | undefined) =>
  jira.all(MAPPING, `${PATH}/mapping`, { issueTypeScreenSchemeId })

function together(schemes: readonly z.infer<typeof WIRE>[], rows: readonly z.infer<typeof MAPPING>[]): Found<Scheme>[] {
  const members = Map.groupBy(rows, (row) => row.issueTypeScreenSchemeId)
  return schemes.map(({ id, name, description }) => {
    const all = members.get(id) ?? []
    return {
      id,
      value: {
        name,
        description: description ?? '',
        default: all.find((row) => row.issueTypeId === DEFAULT)?.screenSchemeId ?? null,
        mappings: all.flatMap(({ issueTypeId, screenSchemeId }) =>
          issueTypeId === DEFAULT ? [] : [{ issueType: issueTypeId, screenScheme: screenSchemeId }],
        ),
      },
    }
  })
}

/** A type that changes its screen scheme is taken out first: Jira only appends (operation appendMappingsForIssueTypeScreenScheme). */
async function updateScheme(jira: Jira, id: string, wanted: Scheme, now: Scheme): Promise<void> {
  const details = changed(wanted, now, ['name', 'description'])
  if (!isEmpty(details)) await jira.send('PUT', `${PATH}/${id}`, details)
  if (wanted.default !== now.default && wanted.default !== null)
    await jira.send('PUT', `${PATH}/${id}/mapping/default`, { screenSchemeId: wanted.default })
  const gone = without(now.mappings, wanted.mappings)
  if (gone.length > 0)
    await jira.send('POST', `${PATH}/${id}/mapping/remove`, { issueTypeIds: gone.map((mapping) => mapping.issueType) })
  const added = without(wanted.mappings, now.mappings)
  if (added.length > 0) await jira.send('PUT', `${PATH}/${id}/mapping`, { issueTypeMappings: added.map(wire) })
}

function without(all: readonly Mapping[], others: readonly Mapping[]): Mapping[] {
  const known = new Map(others.map(({ issueType, screenScheme }) => [issueType, screenScheme]))
  return all.filter(({ issueType, screenScheme }) => known.get(issueType) !== screenScheme)
}

function checkScheme({ name, description, default: standard }: Scheme): Finding[] {
  const found = tooLong([name, description])
  return standard !== null
    ? found
    : [
        ...found,
        blocks(
          'no-default-screen-scheme',
          'It has no default screen scheme, and Jira does not take it without.',
          'Name a screen scheme of the target for it, or leave the scheme out.',
        ),
      ]
}

function associations({ name, mappings }: Scheme, before: Scheme | null): string[] {
  const was = new Map(before?.mappings.map(({ issueType, screenScheme }) => [issueType, screenScheme]))
  const wanted = new Set(mappings.map(({ issueType }) => issueType))
  const clicks = [
    ...mappings
      .filter(({ issueType, screenScheme }) => was.get(issueType) !== screenScheme)
      .map(
        ({ issueType, screenScheme }) =>
          `Associate ${called(issueType)} with the screen scheme ${called(screenScheme)}.`,
      ),
    ...[...was.keys()].filter((type) => !wanted.has(type)).map((type) => `Delete the association of ${called(type)}.`),
  ]
  return clicks.length === 0 ? [] : [`Choose Configure beside “${name}”.`, ...clicks]
}
