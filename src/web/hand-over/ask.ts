/** The page's way to the server: two questions, asked as nobody, whoever is signed in here besides. */
import type { Input, Output } from '../api.ts'
import { Refused } from '../refused.ts'

type Asked = 'POST /hand-over' | 'POST /hand-over/token'

export async function ask<R extends Asked>(route: R, input: Input<R>): Promise<Output<R>> {
  const response = await fetch(`/api/v1${route.slice('POST '.length)}`, {
    method: 'POST',
    credentials: 'omit',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(input),
  }).catch(() => {
    throw new Refused(0, {
      code: 'unreachable',
      says: 'Fairlead does not answer.',
      remedy: 'Try again in a moment; the link is not spent.',
    })
  })
  const body: unknown = await response.json().catch(() => ({}))
  if (!response.ok) throw new Refused(response.status, body as ConstructorParameters<typeof Refused>[1])
  return body as Output<R>
}
