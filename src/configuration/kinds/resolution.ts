/** Resolutions: a flat list of names, which workflow rules set and filters ask for. */
import { z } from 'zod'
import { equal, Fault } from '../../base/index.ts'
import { fits } from '../../jira/index.ts'
import { defineKind, READ_ONLY } from '../kind.ts'
import { byForm } from './clicks.ts'

type Resolution = { name: string; description: string }

const WIRE = z.looseObject({ id: z.string(), name: z.string(), description: z.string().nullish() })

export const resolution = defineKind<Resolution>({
  name: 'resolution',
  label: 'Resolution',
  plural: 'Resolutions',
  version: 1,
  references: [],
  nameOf: (value) => value.name,
  claims: (value) => [value.name.toLowerCase()],
  async read(jira) {
    const rows =
      jira.deployment === 'cloud'
        ? await jira.all(WIRE, '/rest/api/3/resolution/search')
        : await jira.get(z.array(WIRE), '/rest/api/2/resolution')
    return rows.map(({ id, name, description }) => ({ id, value: { name, description: description ?? '' } }))
  },
  async create(jira, value) {
    const made = await jira.send('POST', '/rest/api/3/resolution', value)
    return fits(z.looseObject({ id: z.string() }), made, '/rest/api/3/resolution', jira.site).id
  },
  async update(jira, id, wanted, now) {
    if (!equal(wanted, now)) await jira.send('PUT', `/rest/api/3/resolution/${id}`, wanted)
  },
  /** Jira wants to be told another for the issues that have it, also where there are none. */
  async remove(jira, id) {
    const other = (await jira.all(WIRE, '/rest/api/3/resolution/search')).find((row) => row.id !== id)
    if (!other) throw new Fault('jira.cannot', `It is the only resolution of ${jira.site}.`, { about: jira.site })
    await jira.send('DELETE', `/rest/api/3/resolution/${id}`, undefined, { replaceWith: other.id })
  },
  byHand: byForm({
    place: 'Resolutions',
    add: 'Add resolution',
    name: ({ name }) => name,
    entries: ({ name, description }) => [
      ['Name', name],
      ['Description', description],
    ],
  }),
  issues: (id) => `resolution = ${id}`,
  signal: { by: 'none', why: 'Its list tells it whole.' },
  can: {
    cloud: {
      read: ['searchResolutions'],
      create: ['createResolution'],
      update: ['updateResolution'],
      delete: ['deleteResolution'],
      undo: true,
    },
    dataCenter: { ...READ_ONLY, read: ['getResolutions'] },
  },
  notCovered: {
    default: 'Which resolution is the default concerns the whole site.',
    isDefault: 'Which resolution is the default concerns the whole site.',
    iconUrl: 'Jira no longer shows icons of resolutions.',
  },
})
