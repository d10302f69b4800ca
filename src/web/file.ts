/** A file that an action gives: asked for as an action is, and kept by the browser. */
import { type Input, Refused, type Route, whenProved } from './api.ts'

export async function keepFile<R extends Extract<Route, `POST ${string}`>>(route: R, input: Input<R>): Promise<void> {
  const answer = await whenProved(() => asked(route, input))
  const [, name = 'fairlead'] = /filename="([^"]*)"/.exec(answer.headers.get('content-disposition') ?? '') ?? []
  const url = URL.createObjectURL(await answer.blob())
  const link = Object.assign(document.createElement('a'), { href: url, download: name })
  link.click()
  URL.revokeObjectURL(url)
}

async function asked(route: string, input: object): Promise<Response> {
  const answer = await fetch(`/api/v1${route.replace('POST ', '')}`, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(input),
  })
  if (answer.ok) return answer
  throw new Refused(answer.status, await answer.json().catch(() => ({})))
}
