/** Where an issue can go from its status, what it is asked for on the way, and going there. */
import { z } from 'zod'
import type { JsonObject } from '../../base/index.ts'
import type { Jira } from '../client.ts'
import { ASKED, type AskedField, askedField } from './fields.ts'
import { CATEGORY, type StatusCategory } from './issue.ts'
import { api, ID, part } from './wire.ts'

export interface Transition {
  readonly id: string
  readonly name: string
  readonly toStatusId: string
  readonly toCategory: StatusCategory
  /** Those on the transition's screen. */
  readonly fields: readonly AskedField[]
}

const TRANSITION = z.looseObject({
  id: ID,
  name: z.string(),
  to: z.looseObject({ id: ID, statusCategory: CATEGORY }),
  fields: z.record(z.string(), ASKED).nullish(),
  isAvailable: z.boolean().nullish(),
})

/** For this account, as the issue is now; none where it may not transition issues. */
export async function transitions(jira: Jira, id: string): Promise<readonly Transition[]> {
  const shape = z.looseObject({ transitions: z.array(TRANSITION) })
  const path = api(jira, `/issue/${part(id)}/transitions`)
  const answer = await jira.get(shape, path, { expand: 'transitions.fields' })
  return answer.transitions
    .filter(({ isAvailable }) => isAvailable !== false)
    .map(({ id, name, to, fields }) => ({
      id,
      name,
      toStatusId: to.id,
      toCategory: to.statusCategory,
      fields: Object.entries(fields ?? {}).map(([field, told]) => askedField(field, told)),
    }))
}

export async function transitionIssue(jira: Jira, id: string, transitionId: string, fields: JsonObject): Promise<void> {
  const filled = Object.keys(fields).length === 0 ? {} : { fields }
  await jira.send('POST', api(jira, `/issue/${part(id)}/transitions`), { transition: { id: transitionId }, ...filled })
}
