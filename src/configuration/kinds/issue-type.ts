/** Issue types of the whole site; those of a team-managed project belong to their project. */
import { z } from 'zod'
import { fits, type Jira } from '../../jira/index.ts'
import { defineKind, type Found } from '../kind.ts'
import { api, changed, isEmpty } from './api.ts'
import { blocks, type Finding, tooLong } from './findings.ts'

/** The level is null where the source does not tell it. */
type IssueType = { name: string; description: string; hierarchyLevel: number | null }

const WIRE = z.looseObject({
  id: z.string(),
  name: z.string(),
  description: z.string().nullish(),
  subtask: z.boolean(),
  hierarchyLevel: z.number().optional(),
  scope: z.looseObject({ type: z.string() }).nullish(),
})
const SUBTASK = -1
const BASE = 0

export const issueType = defineKind<IssueType>({
  name: 'issue-type',
  label: 'Issue type',
  plural: 'Issue types',
  version: 1,
  references: [],
  nameOf: (value) => value.name,
  claims: (value) => [value.name.toLowerCase()],
  check,
  read: readTypes,
  async create(jira, { name, description, hierarchyLevel }) {
    const level = hierarchyLevel === null ? {} : { hierarchyLevel }
    const kind = jira.deployment === 'cloud' ? level : { type: hierarchyLevel === SUBTASK ? 'subtask' : 'standard' }
    const path = `${api(jira)}/issuetype`
    const made = await jira.send('POST', path, { name, description, ...kind })
    return fits(z.looseObject({ id: z.string() }), made, path, jira.site).id
  },
  async update(jira, id, wanted, now) {
    const body = changed(wanted, now, ['name', 'description'])
    if (!isEmpty(body)) await jira.send('PUT', `${api(jira)}/issuetype/${id}`, body)
  },
  async remove(jira, id) {
    await jira.send('DELETE', `${api(jira)}/issuetype/${id}`)
  },
  issues: (id) => `issuetype = ${id}`,
  seenByRight: true,
  signal: { by: 'none', why: 'Its list tells it whole.' },
  can: {
    cloud: {
      read: ['getIssueAllTypes'],
      create: ['createIssueType'],
      update: ['updateIssueType'],
      delete: ['deleteIssueType'],
      undo: true,
    },
    dataCenter: {
      read: ['getIssueAllTypes'],
      create: ['createIssueType'],
      update: ['updateIssueType'],
      delete: ['deleteIssueType_1'],
      undo: true,
    },
  },
  notCovered: {
    scope: 'Only issue types of the whole site are read; those of team-managed projects belong to their project.',
    subtask: 'Follows from the hierarchy level.',
    avatarId: 'Pictures are not carried: a new issue type gets Jira’s.',
    iconUrl: 'Pictures are not carried: a new issue type gets Jira’s.',
    entityId: 'Tells issue types of team-managed projects apart.',
  },
})

function check(wanted: IssueType, now: IssueType | undefined): Finding[] {
  const [to, from] = [wanted.hierarchyLevel, now?.hierarchyLevel]
  const isMoved = from !== undefined && to !== null && from !== to
  return [
    ...tooLong([wanted.name], 'Its name', 60),
    ...(isMoved ? [level(`Jira never moves an issue type from level ${from} to ${to}.`)] : []),
    ...(now === undefined && to !== null && to > BASE
      ? [level(`Jira's API makes no issue types of level ${to}.`)]
      : []),
  ]
}

const level = (says: string): Finding =>
  blocks(
    'hierarchy-level',
    says,
    'Make it in Jira’s settings under Issue types, Hierarchy, or answer with an issue type of the target.',
  )

async function readTypes(jira: Jira): Promise<Found<IssueType>[]> {
  const rows = await jira.get(z.array(WIRE), `${api(jira)}/issuetype`)
  return rows
    .filter((row) => row.scope == null)
    .map(({ id, name, description, subtask, hierarchyLevel }) => ({
      id,
      value: { name, description: description ?? '', hierarchyLevel: hierarchyLevel ?? (subtask ? SUBTASK : BASE) },
      // Data Center says only what is a sub-task: which level the others have is settled in its Advanced Roadmaps.
      ...(hierarchyLevel === undefined && !subtask ? { unreadable: ['hierarchyLevel'] } : {}),
    }))
}
