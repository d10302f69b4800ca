/** Asynchronous tasks: /rest/api/3/task/{id}. */
import { ok, type Route, refuse } from '../http.ts'

export const taskRoutes: readonly Route[] = [
  {
    needs: 'login',
    scopes: ['read:jira-work', 'manage:jira-configuration'],
    method: 'GET',
    path: '/rest/api/3/task/{taskId}',
    operation: 'getTask',
    handle: ({ site, params }) => {
      const task = site.tasks.get(params.taskId ?? '')
      if (!task) throw refuse(404, 'The task was not found.')
      const done = task.finished !== null
      return ok({
        self: site.link(`/rest/api/3/task/${task.id}`),
        id: task.id,
        description: task.description,
        status: task.status,
        message: task.message,
        ...(done ? { result: task.result } : {}),
        submittedBy: 0,
        progress: done ? 100 : 0,
        elapsedRuntime: (task.finished ?? site.now()) - task.submitted,
        submitted: task.submitted,
        started: task.submitted,
        ...(done ? { finished: task.finished as number } : {}),
        lastUpdate: task.finished ?? site.now(),
      })
    },
  },
]
