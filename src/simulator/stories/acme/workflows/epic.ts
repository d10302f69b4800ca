/** How an epic is begun and finished. */
import { statuses } from '../../build/named.ts'
import { rule, type WorkflowInput } from '../../build/workflows.ts'
import { required, resolve, unresolve } from '../rules.ts'

export const EPIC_WORKFLOW: WorkflowInput = {
  name: 'Acme Epic Workflow',
  description: 'An epic is done when everything in it is done.',
  statuses: { 'To Do': {}, 'In Progress': {}, Done: {}, Cancelled: {} },
  transitions: [
    { name: 'Create', to: 'To Do' },
    {
      name: 'Begin',
      from: ['To Do'],
      to: 'In Progress',
      validators: [required('When should it be done?', 'Target end')],
    },
    {
      name: 'Finish',
      from: ['In Progress'],
      to: 'Done',
      conditions: {
        when: 'ALL',
        of: [
          rule('parent-or-child-blocking-condition', {
            blocker: 'CHILD',
            statusIds: statuses('Released', 'Done', 'Closed', 'Cancelled'),
          }),
        ],
      },
      actions: [resolve('Done')],
    },
    { name: 'Cancel', from: ['To Do', 'In Progress'], to: 'Cancelled', actions: [resolve("Won't Do")] },
    { name: 'Reopen', from: ['Done', 'Cancelled'], to: 'In Progress', actions: [unresolve] },
  ],
}
