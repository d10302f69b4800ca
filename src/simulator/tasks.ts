/** Asynchronous work: Jira answers 303 to `/task/{id}` and finishes later. Only Cloud has the resource. */
import type { Instant, Json, JsonObject } from '../base/index.ts'
import type { Ask, Reply } from './http.ts'
import { Refusal } from './http.ts'
import type { Site } from './site.ts'

export interface Task {
  readonly id: string
  readonly description: string
  /** Id of what it changes: by it a second change of the same is refused meanwhile. */
  readonly about: string
  readonly submittedBy: string
  /** An operation on many issues, told by `/bulk/queue` and not as other tasks are. */
  readonly isBulk: boolean
  readonly submitted: Instant
  readonly finishesAt: Instant
  /** Carried out when the time has come, once; its result is kept. */
  readonly work: () => Json
  status: 'ENQUEUED' | 'RUNNING' | 'COMPLETE' | 'FAILED'
  result: Json
  message: string
  finished: Instant | null
}

interface TaskOptions {
  readonly takes?: number
  readonly about?: string
  readonly isBulk?: boolean
}

/** Queues `work` and answers 303 See Other, as Jira does; the caller polls the location. */
export function startTask(ask: Ask, description: string, work: () => Json, options: TaskOptions = {}): Reply {
  const task = showTask(ask.site, queueTask(ask, description, work, options))
  return { status: 303, headers: { location: String(task.self) }, body: task }
}

/** Accounts have no number on Cloud, so `submittedBy` says nothing. */
export function showTask(site: Site, task: Task): JsonObject {
  const { id, description, status, message, result, submitted, finished } = task
  const lastUpdate = finished ?? site.now()
  return {
    self: site.link(`/rest/api/3/task/${id}`),
    id,
    description,
    status,
    message,
    ...(finished === null ? {} : { result, finished }),
    submittedBy: 0,
    progress: finished === null ? 0 : 100,
    elapsedRuntime: lastUpdate - submitted,
    submitted,
    started: submitted,
    lastUpdate,
  }
}

export function queueTask(
  { site, user }: Ask,
  description: string,
  work: () => Json,
  { takes = 1_000, about = '', isBulk = false }: TaskOptions = {},
): Task {
  const id = site.id()
  const now = site.now()
  const task: Task = {
    id,
    description,
    about,
    isBulk,
    submittedBy: user?.accountId ?? '',
    submitted: now,
    finishesAt: now + takes,
    work,
    status: 'ENQUEUED',
    result: null,
    message: '',
    finished: null,
  }
  site.tasks.set(id, task)
  return task
}

/** The unfinished task that changes the thing of this id. */
export function taskOn(site: Site, about: string): Task | undefined {
  return [...site.tasks.values()].find((one) => one.finished === null && one.about === about)
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
