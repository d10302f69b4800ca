/** Workflows of the whole site: statuses, transitions, and the rules on these with what they refer to. */
import type { Jira } from '../../jira/index.ts'
import { CANNOT, defineKind, type Question } from '../kind.ts'
import { askWhereTo } from './moves.ts'
import { workflowPlace } from './usage.ts'
import { check } from './workflow/check.ts'
import { byHand } from './workflow/clicks.ts'
import { editedSince } from './workflow/edited.ts'
import { inside } from './workflow/inside.ts'
import { normalise } from './workflow/normalise.ts'
import { readSome, readWorkflows } from './workflow/read.ts'
import { statusesIn } from './workflow/statuses.ts'
import type { Workflow } from './workflow/value.ts'
import { CREATE, createWorkflow, createWorkflows, updateWorkflow } from './workflow/write.ts'

/** Jira names no number for a create; a bulk read takes no more. */
const MOST = 25

export const workflow = defineKind<Workflow>({
  name: 'workflow',
  label: 'Workflow',
  plural: 'Workflows',
  version: 1,
  references: [
    { at: 'statuses[].status', kind: 'status', unit: 'statuses[]' },
    { at: 'statuses[].approval.field', kind: ['custom-field', 'system-field'], unit: 'statuses[].approval' },
    { at: 'statuses[].approval.prePopulatedField', kind: ['custom-field', 'system-field'] },
    { at: 'transitions[].to', kind: 'status' },
    { at: 'transitions[].links[].from', kind: 'status', unit: 'transitions[].links[]' },
  ],
  inside,
  nameOf: (value) => value.name,
  claims: (value) => [value.name.toLowerCase()],
  normalise,
  ask,
  movesIssues: true,
  check,
  read: readWorkflows,
  create: createWorkflow,
  bulk: { create: { most: MOST, write: { method: 'POST', path: CREATE }, send: createWorkflows } },
  update: updateWorkflow,
  async remove(jira, id) {
    await jira.send('DELETE', `/rest/api/3/workflow/${id}`)
  },
  seenByRight: true,
  byHand,
  signal: { by: 'stamp', changed: editedSince, read: readSome },
  can: {
    cloud: {
      read: ['searchWorkflows', 'readWorkflows', 'getEvents'],
      create: ['createWorkflows', 'getStatusesById'],
      update: [
        'updateWorkflows',
        'getStatusesById',
        'getTask',
        'getProjectUsagesForWorkflow',
        'searchProjects',
        'getWorkflowProjectIssueTypeUsages',
        'countIssues',
      ],
      delete: ['deleteInactiveWorkflow'],
      undo: true,
    },
    dataCenter: CANNOT,
  },
  notCovered: {
    scope: 'Only workflows of the whole site are read; those of team-managed projects belong to their project.',
    created: 'When it was made is history.',
    updated: 'When it was changed is history.',
    version: 'Counts the changes made on this site; read again before every change.',
    taskId: 'Tells of a change under way.',
    isEditable: 'Shown as the reason why a workflow is used as it is.',
    deprecated: 'Jira says of a status use whether it is old-fashioned; nobody can set it.',
    ruleId: 'Jira gives each rule a new id whenever a workflow is written.',
  },
})

/** Statuses that go while issues are in them. */
async function ask(jira: Jira, id: string, wanted: Workflow, now: Workflow): Promise<Question[]> {
  const into = statusesIn(wanted)
  const gone = now.statuses.map((use) => use.status).filter((status) => !into.includes(status))
  return gone.length === 0 ? [] : askWhereTo(jira, await workflowPlace(jira, id), [{ gone, into }])
}
