/** Which status takes the place of a lost one, as requests that change workflow schemes say it: by ids. */
import type { JsonObject } from '../../base/index.ts'
import { objectList, requiredId } from '../body.ts'
import type { Mapping } from '../model/status-migration.ts'

function pairsAt(body: JsonObject): ReadonlyMap<string, string> {
  return new Map(
    objectList(body, 'statusMappings').map((one) => [requiredId(one, 'oldStatusId'), requiredId(one, 'newStatusId')]),
  )
}

export function mappingByTypeAt(body: JsonObject, property: string): Mapping {
  const types = new Map(objectList(body, property).map((one) => [requiredId(one, 'issueTypeId'), pairsAt(one)]))
  return ({ issueTypeId }, statusId) => types.get(issueTypeId)?.get(statusId)
}

/** By the workflows that the issue type leaves and comes to; what is said for the issue type counts before. */
export function mappingAt(body: JsonObject): Mapping {
  const byType = mappingByTypeAt(body, 'statusMappingsByIssueTypeOverride')
  const workflows = new Map(
    objectList(body, 'statusMappingsByWorkflows').map((one) => [
      `${requiredId(one, 'oldWorkflowId')} ${requiredId(one, 'newWorkflowId')}`,
      pairsAt(one),
    ]),
  )
  return (change, statusId) =>
    byType(change, statusId) ?? workflows.get(`${change.from.id} ${change.to.id}`)?.get(statusId)
}
