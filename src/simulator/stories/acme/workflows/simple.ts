/** Three statuses in any order. */
import type { WorkflowInput } from '../../build/workflows.ts'
import { resolve, unresolve } from '../rules.ts'

export const SIMPLE_WORKFLOW: WorkflowInput = {
  name: 'Acme Simple Workflow',
  description: 'Three statuses, any order. For tasks and everything below a story.',
  statuses: { 'To Do': {}, 'In Progress': {}, Done: {} },
  transitions: [
    { name: 'Create', to: 'To Do' },
    { name: 'To Do', from: 'anywhere', to: 'To Do', actions: [unresolve] },
    { name: 'In Progress', from: 'anywhere', to: 'In Progress' },
    { name: 'Done', from: 'anywhere', to: 'Done', actions: [resolve('Done')] },
  ],
}
