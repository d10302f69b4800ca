/** Jira's way to move things within a list: after another one, first, or last. */
import type { JsonObject } from '../../base/index.ts'
import { idList, optionalId } from '../body.ts'
import { refuse, refuseField } from '../http.ts'

/** `{ [field]: ids, after | position }`: the named in their order, put where the body says. All must be in `order`. */
export function moved(order: readonly string[], body: JsonObject, field: string): string[] {
  const ids = idList(body, field)
  if (ids.length === 0 || new Set(ids).size < ids.length)
    throw refuseField(field, `The ${field} must be different ids.`)
  const stranger = ids.find((id) => !order.includes(id))
  if (stranger !== undefined) throw refuseField(field, `The id '${stranger}' does not belong here.`)
  const rest = order.filter((id) => !ids.includes(id))
  const at = place(rest, body)
  return [...rest.slice(0, at), ...ids, ...rest.slice(at)]
}

function place(rest: readonly string[], body: JsonObject): number {
  const after = optionalId(body, 'after')
  if (after !== undefined) {
    const at = rest.indexOf(after)
    if (at < 0) throw refuseField('after', `Nothing can be put after '${after}'.`)
    return at + 1
  }
  if (body.position === 'First') return 0
  if (body.position === 'Last') return rest.length
  throw refuse(400, "Either 'after' or 'position' (First or Last) must be provided.")
}
