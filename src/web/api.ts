/** The web's way to the server: every call is checked against the actions' types, every refusal keeps its remedy. */
import type { Api } from '../actions/index.ts'
import { Refused } from './refused.ts'

export type Route = keyof Api
export type Input<R extends Route> = Api[R]['input']
export type Output<R extends Route> = Api[R]['output']

export { Refused }

/** `call('GET /plans/{id}', { id })`: what the path names goes there, the rest into the query or the body. */
export async function call<R extends Route>(route: R, input: Input<R>, signal?: AbortSignal): Promise<Output<R>> {
  const [method = 'GET', template = ''] = route.split(' ')
  const rest: Record<string, unknown> = { ...(input as Record<string, unknown>) }
  const path = template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = String(rest[name])
    delete rest[name]
    return encodeURIComponent(value)
  })
  return whenProved(async () => (await send(method, path, rest, signal)) as Output<R>)
}

/** Asks a person who they are; false when they would rather not. */
let askWho: (() => Promise<boolean>) | undefined
export const proveBy = (ask: typeof askWho): void => {
  askWho = ask
}

/** What is refused for want of a fresh proof is asked once more after it: nothing that was typed is lost. */
export async function whenProved<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof Refused && error.code === 'not-proved' && (await askWho?.()))) throw error
    return work()
  }
}

/** For what is no action: the session. */
export async function send(
  method: string,
  path: string,
  input: Record<string, unknown> = {},
  signal?: AbortSignal,
): Promise<unknown> {
  const query = method === 'GET' ? new URLSearchParams(textMembers(input)).toString() : ''
  const response = await fetch(`/api/v1${path}${query ? `?${query}` : ''}`, {
    method,
    credentials: 'same-origin',
    headers: method === 'GET' ? {} : { 'content-type': 'application/json' },
    ...(method === 'GET' ? {} : { body: JSON.stringify(input) }),
    ...(signal ? { signal } : {}),
  }).catch(() => {
    throw new Refused(0, {
      code: 'unreachable',
      says: 'Fairlead does not answer.',
      remedy: 'Check that it is running; this page goes on by itself when it is back.',
    })
  })
  const body: unknown = response.status === 204 ? {} : await response.json().catch(() => ({}))
  if (!response.ok) throw new Refused(response.status, body as ConstructorParameters<typeof Refused>[1])
  return body
}

function textMembers(input: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(input).flatMap(([name, value]) =>
      value === undefined || value === null || value === '' ? [] : [[name, String(value)]],
    ),
  )
}
