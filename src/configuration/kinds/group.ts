/** Groups, by name. A missing one is made empty, so that nothing which names it loses its meaning; who is in it is never touched. */
import { z } from 'zod'
import { Fault } from '../../base/index.ts'
import { fits, type Jira } from '../../jira/index.ts'
import { defineKind, type Found, READ_ONLY, type Which } from '../kind.ts'
import { api } from './api.ts'

type Group = { name: string }

const WIRE = z.looseObject({ groupId: z.string(), name: z.string() })
const PICKED = z.looseObject({ total: z.number(), groups: z.array(z.looseObject({ name: z.string() })) })

export const group = defineKind<Group>({
  name: 'group',
  label: 'Group',
  plural: 'Groups',
  version: 1,
  references: [],
  nameOf: (value) => value.name,
  read: (jira, which) => (jira.deployment === 'cloud' ? readCloud(jira, which) : readDataCenter(jira, which)),
  claims: (value) => [value.name.toLowerCase()],
  async create(jira, { name }) {
    const made = await jira.send('POST', `${api(jira)}/group`, { name })
    if (jira.deployment === 'dataCenter') return name
    return fits(z.looseObject({ groupId: z.string() }), made, `${api(jira)}/group`, jira.site).groupId
  },
  async remove(jira, id) {
    const named = jira.deployment === 'cloud' ? { groupId: id } : { groupname: id }
    await jira.send('DELETE', `${api(jira)}/group`, undefined, named)
  },
  signal: { by: 'none', why: 'Its list tells it whole.' },
  can: {
    cloud: { ...READ_ONLY, read: ['bulkGetGroups'], create: ['createGroup'], delete: ['removeGroup'], undo: true },
    dataCenter: { ...READ_ONLY, read: ['findGroups'], create: ['createGroup'], delete: ['removeGroup'], undo: true },
  },
  notCovered: {
    html: 'The name again, for a list to pick from.',
    labels: 'What a group is used for is told by what names it.',
  },
})

async function readCloud(jira: Jira, which: Which): Promise<Found<Group>[]> {
  const filter = which === 'all' ? {} : 'id' in which ? { groupId: which.id } : { groupName: which.name }
  const rows = await jira.all(WIRE, '/rest/api/3/group/bulk', filter)
  return rows.map(({ groupId, name }) => ({ id: groupId, value: { name } }))
}

const ASKED = 10_000

/** Data Center lists groups only to pick from, and a setting caps that list; a group's id is its name. */
async function readDataCenter(jira: Jira, which: Which): Promise<Found<Group>[]> {
  const wanted = which === 'all' ? undefined : 'id' in which ? which.id : which.name
  const query = { maxResults: ASKED, ...(wanted === undefined ? {} : { query: wanted }) }
  const { total, groups } = await jira.get(PICKED, '/rest/api/2/groups/picker', query)
  if (groups.length < total && !groups.some(({ name }) => name === wanted))
    throw new Fault('jira.cannot', `${jira.site} shows only ${groups.length} of its ${total} groups.`, {
      about: jira.site,
      remedy: 'Raise jira.ajax.autocomplete.limit in its advanced settings.',
    })
  // No Jira is without a group of administrators.
  if (wanted === undefined && groups.length === 0)
    throw new Fault('jira.forbidden', `${jira.site} shows the account no groups.`, {
      about: jira.site,
      remedy: 'Give the account the right to browse users and groups.',
    })
  return groups.map(({ name }) => ({ id: name, value: { name } }))
}
