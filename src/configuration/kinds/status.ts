/** Statuses: a flat list of names in three categories, global ones only. The smallest kind; read this one first. */
import { z } from 'zod'
import { equal, Fault } from '../../base/index.ts'
import { fits, type Jira } from '../../jira/index.ts'
import { CANNOT, defineKind, type Found, type Which } from '../kind.ts'
import { byForm } from './clicks.ts'
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
const PATH = '/rest/api/3/statuses'
/** What Jira deletes at once (operation deleteStatusesById); the other two name no number and take the same. */
const MOST = 50
const MADE = z.array(z.looseObject({ id: z.string(), name: z.string() }))

/** Data Center's category keys in Cloud's words. */
const CATEGORIES: Readonly<Record<string, string>> = { new: 'TODO', indeterminate: 'IN_PROGRESS', done: 'DONE' }

/** As Data Center's form shows them. */
const SHOWN: Readonly<Record<string, string>> = { TODO: 'To Do', IN_PROGRESS: 'In Progress', DONE: 'Done' }

export const status = defineKind<Status>({
  name: 'status',
  label: 'Status',
  plural: 'Statuses',
  version: 1,
  references: [],
  nameOf: (value) => value.name,
  claims: (value) => [value.name.toLowerCase()],
  read: (jira, which) => (jira.deployment === 'cloud' ? readCloud(jira, which) : readDataCenter(jira)),
  create: async (jira, value) => (await createMany(jira, [value]))[0] ?? '',
  async update(jira, id, wanted, now) {
    if (!equal(wanted, now)) await updateMany(jira, [{ id, wanted }])
  },
  async remove(jira, id) {
    await removeMany(jira, [id])
  },
  byHand: byForm({
    place: 'Statuses',
    add: 'Add status',
    name: ({ name }) => name,
    entries: ({ name, description, category }) => [
      ['Name', name],
      ['Description', description],
      ['Category', SHOWN[category] ?? category],
    ],
  }),
  bulk: {
    create: { most: MOST, write: { method: 'POST', path: PATH }, send: createMany },
    update: { most: MOST, write: { method: 'PUT', path: PATH }, send: updateMany },
    remove: { most: MOST, write: { method: 'DELETE', path: PATH }, send: removeMany },
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

async function createMany(jira: Jira, all: readonly Status[]): Promise<string[]> {
  const body = { scope: { type: 'GLOBAL' }, statuses: all.map(wire) }
  const made = await once(jira, () => jira.send('POST', PATH, body))
  const ids = new Map(fits(MADE, made, PATH, jira.site).map(({ id, name }) => [name, id]))
  return all.map(({ name }) => {
    const id = ids.get(name)
    if (id === undefined) throw new Fault('jira.unknown', `${jira.site} did not say that it made the status ${name}.`)
    return id
  })
}

async function updateMany(jira: Jira, all: readonly { id: string; wanted: Status }[]): Promise<string[]> {
  const body = { statuses: all.map(({ id, wanted }) => ({ id, ...wire(wanted) })) }
  await once(jira, () => jira.send('PUT', PATH, body))
  return all.map(({ id }) => id)
}

async function removeMany(jira: Jira, ids: readonly string[]): Promise<readonly string[]> {
  await once(jira, () => jira.send('DELETE', PATH, undefined, { id: [...ids] }))
  return ids
}

function wire(value: Status) {
  return { name: value.name, description: value.description, statusCategory: value.category }
}

async function readCloud(jira: Jira, which: Which): Promise<Found<Status>[]> {
  const rows =
    which === 'all' || 'name' in which
      ? await jira.all(WIRE, `${PATH}/search`, which === 'all' ? {} : { searchString: which.name })
      : await jira.get(z.array(WIRE), PATH, { id: which.id })
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
