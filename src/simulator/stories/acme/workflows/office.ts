/** Tasks of operations and finance. */
import { statuses } from '../../build/named.ts'
import { rule, type WorkflowInput } from '../../build/workflows.ts'
import { resolve } from '../rules.ts'

export const OFFICE_WORKFLOW: WorkflowInput = {
  name: 'Acme Office Workflow',
  description: 'Tasks of operations and finance.',
  statuses: { 'To Do': {}, 'In Progress': {}, Blocked: {}, Done: {} },
  transitions: [
    { name: 'Create', to: 'To Do' },
    { name: 'Start', from: ['To Do'], to: 'In Progress' },
    { name: 'Stop', from: ['In Progress', 'Blocked'], to: 'To Do' },
    { name: 'Block', from: ['In Progress'], to: 'Blocked' },
    {
      name: 'Finish',
      from: ['In Progress', 'Blocked'],
      to: 'Done',
      actions: [resolve('Done')],
    },
    {
      name: 'Reopen',
      from: ['Done'],
      to: 'To Do',
      conditions: {
        when: 'ALL',
        of: [
          rule('previous-status-condition', {
            previousStatusIds: statuses('In Progress'),
            not: 'false',
            mostRecentStatusOnly: 'true',
            includeCurrentStatus: 'false',
            ignoreLoopTransitions: 'true',
          }),
        ],
      },
    },
  ],
}
