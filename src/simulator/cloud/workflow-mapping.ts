/** Which status takes the place of a lost one, as requests that change workflows say it. */
import type { JsonObject } from '../../base/index.ts'
import { objectsAt, textAt } from './workflow-payload.ts'

/** Answers the reference of the new status; the old one may go by several names. */
export type References = (projectId: string, issueTypeId: string, old: readonly string[]) => string | undefined

type Pairs = ReadonlyMap<string, string>

/** What is said for a project and issue type counts before the default. */
export function statusMappingsAt(body: JsonObject, at: string): References {
  const standard = pairsAt(body, 'defaultStatusMappings', at)
  const special = new Map(
    objectsAt(body, 'statusMappings', at).map(([one, place]) => [
      `${textAt(one, 'projectId', place)} ${textAt(one, 'issueTypeId', place)}`,
      pairsAt(one, 'statusMigrations', place),
    ]),
  )
  return (projectId, issueTypeId, old) => {
    const own = special.get(`${projectId} ${issueTypeId}`)
    const names = [...old]
    return names.map((one) => own?.get(one)).find(Boolean) ?? names.map((one) => standard.get(one)).find(Boolean)
  }
}

function pairsAt(body: JsonObject, key: string, at: string): Pairs {
  return new Map(
    objectsAt(body, key, at).map(([one, place]) => [
      textAt(one, 'oldStatusReference', place),
      textAt(one, 'newStatusReference', place),
    ]),
  )
}
