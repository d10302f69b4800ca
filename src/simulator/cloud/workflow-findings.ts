/** What the workflow operations share: the envelope of a validation, its answer, and refusing what has errors. */
import { isArray, isObject, type JsonObject } from '../../base/index.ts'
import { objectBody } from '../body.ts'
import { type Ask, ok, type Reply, refuse } from '../http.ts'
import { type Finding, isError } from '../model/workflow-finding.ts'
import type { Site } from '../site.ts'
import { objectAt } from './workflow-payload.ts'

/** `{ payload, validationOptions: { levels } }`; without levels all are told. */
export function payloadOf(ask: Ask): { payload: JsonObject; levels: readonly string[] } {
  const body = objectBody(ask)
  const payload = objectAt(body, 'payload', '')
  const levels = isObject(body.validationOptions) ? body.validationOptions.levels : undefined
  return { payload, levels: isArray(levels) && levels.length > 0 ? levels.map(String) : ['ERROR', 'WARNING'] }
}

export function showFindings(findings: readonly Finding[], levels: readonly string[]): Reply {
  return ok({ errors: findings.filter((one) => levels.includes(one.level)).map(show) })
}

function show({ code, level, message, type, elementReference }: Finding): JsonObject {
  const reference = elementReference ? { elementReference } : {}
  return { code, level, message, type, ...reference, additionalDetails: `${type}: ${code}` }
}

/** Warnings stop nobody. */
export function refuseErrors(findings: readonly Finding[]): void {
  const errors = findings.filter(isError)
  if (errors.length > 0)
    throw refuse(
      400,
      errors.map((one) => one.message),
    )
}

/** One change of workflows or their schemes moves issues at a time; the next one waits for it. */
export function refuseWhileUpdating(site: Site): void {
  const task = [...site.tasks.values()].find((one) => one.finished === null && /workflow/i.test(one.description))
  if (task)
    throw refuse(409, 'Another task is currently running, please try again later.', { conflictingTaskId: task.id })
}
