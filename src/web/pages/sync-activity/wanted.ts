/** What the address says is looked for among the steps, as the server is asked for it. Pure. */
import type { Input } from '../../api.ts'
import type { View } from '../../view.ts'

export const STATES = ['open', 'failed', 'done', 'stale', 'dropped'] as const
export const SIDES = ['jira', 'portfolio'] as const
export const FIELDS = ['name', 'description', 'stage', 'owner', 'start', 'due', 'health', 'labels'] as const

export type Wanted = Pick<Input<'GET /sync/steps'>, 'connection' | 'state' | 'to' | 'field' | 'search'>

/** The longest that the server takes. */
const LONGEST = 200

/** What is no state, side or field is left out: somebody may have typed the address. */
export function wantedIn({ connection, q, ...view }: View): Wanted {
  const oneOf = <T extends string>(all: readonly T[], told: string | undefined) => all.find((one) => one === told)
  const wanted = {
    ...{ connection, search: q?.trim().slice(0, LONGEST) },
    state: oneOf(STATES, view.state),
    to: oneOf(SIDES, view.to),
    field: oneOf(FIELDS, view.field),
  }
  return Object.fromEntries(Object.entries(wanted).filter(([, value]) => value))
}
