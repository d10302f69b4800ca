/** Reads live progress as a browser does. */
import type { Client } from './client.ts'

export interface Seen {
  readonly id: string
  readonly about: string
  readonly state: string
  readonly progress: { readonly done: number; readonly of: number } | null
}

/** All events until one is the last; `after` is the id of the one seen before. */
export async function watch(
  { url, cookie = '' }: Client,
  about: string,
  last: (event: Seen) => boolean,
  after?: string,
): Promise<Seen[]> {
  const stop = new AbortController()
  const answer = await fetch(`${url}/api/v1/events?about=${about}`, {
    headers: { cookie, ...(after === undefined ? {} : { 'last-event-id': after }) },
    signal: stop.signal,
  })
  if (!answer.body || answer.headers.get('content-type') !== 'text/event-stream')
    throw new Error(`${about} cannot be watched: ${answer.status}`)
  const seen: Seen[] = []
  let rest = ''
  for await (const chunk of answer.body.pipeThrough(new TextDecoderStream())) {
    const parts = (rest + chunk).split('\n\n')
    rest = parts.pop() ?? ''
    for (const part of parts) {
      const [, id, data] = /^id: (.+)\nevent: changed\ndata: (.+)$/.exec(part) ?? []
      if (id !== undefined && data !== undefined) seen.push({ id, ...JSON.parse(data) })
    }
    if (seen.some(last)) break
  }
  stop.abort()
  return seen
}
