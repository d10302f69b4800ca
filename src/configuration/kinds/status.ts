/** Statuses: a flat list of names in three categories, global ones only. The smallest kind; read this one first. */
import { z } from 'zod'
import { equal, Fault } from '../../base/index.ts'
import { fits, type Jira } from '../../jira/index.ts'
import { CANNOT, defineKind, type Found, type Which } from '../kind.ts'
import { once } from './in-turn.ts'

type Status = { name: string; description: string; category: string }

const WIRE = z.looseObject({
  id: z.string(),
  name: z.string(),
  description: z.string().nullish(),
  statusCategory: z.string(),
  scope: z.looseObject({ type: z.string() }).nullish(),
})
const DATA_CENTER = z.array(
  z.looseObject({
    id: z.string(),
    name: z.string(),
    description: z.string().nullish(),
    statusCategory: z.looseObject({ key: z.string() }),
  }),
)
/** Data Center's category keys in Cloud's words. */
const CATEGORIES: Readonly<Record<string, string>> = { new: 'TODO', indeterminate: 'IN_PROGRESS', done: 'DONE' }

export const status = defineKind<Status>({
  name: 'status',
  label: 'Status',
  plural: 'Statuses',
  version: 1,
  references: [],
  nameOf: (value) => value.name,
  claims: (value) => [value.name.toLowerCase()],
  read: (jira, which) => (jira.deployment === 'cloud' ? readCloud(jira, which) : readDataCenter(jira)),
  async create(jira, value) {
    const body = { scope: { type: 'GLOBAL' }, statuses: [wire(value)] }
    const made = await once(jira, () => jira.send('POST', '/rest/api/3/statuses', body))
    const id = fits(z.array(z.looseObject({ id: z.string() })), made, '/rest/api/3/statuses', jira.site)[0]?.id
    if (id === undefined) throw new Fault('jira.unknown', `${jira.site} did not say which status it made.`)
    return id
  },
  async update(jira, id, wanted, now) {
    if (equal(wanted, now)) return
    const body = { statuses: [{ id, ...wire(wanted) }] }
    await once(jira, () => jira.send('PUT', '/rest/api/3/statuses', body))
  },
  async remove(jira, id) {
    await once(jira, () => jira.send('DELETE', '/rest/api/3/statuses', undefined, { id }))
  },
  issues: (id) => `status = ${id}`,
  seenByRight: true,
  signal: { by: 'none', why: 'Its list tells it whole.' },
  can: {
    cloud: {
      read: ['search', 'getStatusesById'],
      create: ['createStatuses'],
      update: ['updateStatuses'],
      delete: ['deleteStatusesById'],
      undo: true,
    },
    dataCenter: { ...CANNOT, read: ['getStatuses'] },
  },
  notCovered: {
    scope: 'Only global statuses are read; those of team-managed projects belong to their project.',
    usages: 'Where a status is used follows from workflows.',
    workflowUsages: 'Where a status is used follows from workflows.',
    iconUrl: 'Jira derives the icon from the category.',
  },
})

function wire(value: Status) {
  return { name: value.name, description: value.description, statusCategory: value.category }
}

async function readCloud(jira: Jira, which: Which): Promise<Found<Status>[]> {
  const rows =
    which === 'all' || 'name' in which
      ? await jira.all(WIRE, '/rest/api/3/statuses/search', which === 'all' ? {} : { searchString: which.name })
      : await jira.get(z.array(WIRE), '/rest/api/3/statuses', { id: which.id })
  return rows
    .filter((row) => (row.scope?.type ?? 'GLOBAL') === 'GLOBAL')
    .map(({ id, name, description, statusCategory }) => ({
      id,
      value: { name, description: description ?? '', category: statusCategory },
    }))
}

async function readDataCenter(jira: Jira): Promise<Found<Status>[]> {
  const rows = await jira.get(DATA_CENTER, '/rest/api/2/status')
  return rows.map(({ id, name, description, statusCategory }) => ({
    id,
    value: { name, description: description ?? '', category: CATEGORIES[statusCategory.key] ?? 'TODO' },
  }))
}
