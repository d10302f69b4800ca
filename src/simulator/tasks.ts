/** Asynchronous work: Jira answers 303 to `/task/{id}` and finishes later. Only Cloud has the resource. */
import type { Instant, Json } from '../base/index.ts'
import type { Ask, Reply } from './http.ts'
import { Refusal } from './http.ts'

export interface Task {
  readonly id: string
  readonly description: string
  readonly submittedBy: string
  readonly submitted: Instant
  readonly finishesAt: Instant
  /** Carried out when the time has come, once; its result is kept. */
  readonly work: () => Json
  status: 'ENQUEUED' | 'RUNNING' | 'COMPLETE' | 'FAILED'
  result: Json
  message: string
  finished: Instant | null
}

/** Queues `work` and answers 303 See Other, as Jira does; the caller polls the location. */
export function startTask(ask: Ask, description: string, work: () => Json, takes = 1_000): Reply {
  const { site } = ask
  const id = site.id()
  const now = site.now()
  const task: Task = {
    id,
    description,
    submittedBy: ask.user?.accountId ?? '',
    submitted: now,
    finishesAt: now + takes,
    work,
    status: 'ENQUEUED',
    result: null,
    message: '',
    finished: null,
  }
  site.tasks.set(id, task)
  return { status: 303, headers: { location: site.link(`/rest/api/3/task/${id}`) } }
}

/** Called before every request: what is due by now has happened, whoever looks. */
export function finishDueTasks(tasks: Iterable<Task>, now: Instant): void {
  for (const task of tasks) {
    if (task.finished !== null) continue
    task.status = 'RUNNING'
    if (task.finishesAt > now) continue
    try {
      task.result = task.work()
      task.status = 'COMPLETE'
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      task.status = 'FAILED'
      task.message = error.message
      task.result = error.body
    }
    task.finished = task.finishesAt
  }
}
