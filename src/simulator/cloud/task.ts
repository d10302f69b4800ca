/** Asynchronous tasks: /rest/api/3/task/{id}. */
import { ok, type Route, refuse } from '../http.ts'
import { showTask } from '../tasks.ts'

export const taskRoutes: readonly Route[] = [
  {
    needs: 'login',
    scopes: ['read:jira-work'],
    method: 'GET',
    path: '/rest/api/3/task/{taskId}',
    operation: 'getTask',
    handle: ({ site, params }) => {
      const task = site.tasks.get(params.taskId ?? '')
      if (!task || task.isBulk) throw refuse(404, 'The task was not found.')
      return ok(showTask(site, task))
    },
  },
]
