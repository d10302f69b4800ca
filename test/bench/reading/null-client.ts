/** A client that keeps nothing and decides nothing: what it takes to ask for pages, eight at once as ours, is a floor. */
import type { HttpRequest, HttpResponse } from '../../../src/base/index.ts'
import { openWorld } from '../../../src/host/index.ts'
import type { ToldSite } from '../told-site.ts'

const AT_ONCE = 8
/** A site of a million may be busy sorting them for its first page. */
const PATIENCE = 600_000

export interface Asked {
  readonly method: string
  /** With its query, from the site's root on. */
  readonly path: string
  readonly body?: string
}

export interface NullClient {
  /** The text of the answer, once the site no longer says to wait. */
  ask(asked: Asked): Promise<string>
}

export interface Drained {
  readonly seconds: number
  /** Processor time of the client. */
  readonly cpuSeconds: number
}

/** How long it took. */
export async function asNullClient(site: ToldSite, work: (client: NullClient) => Promise<void>): Promise<Drained> {
  const world = openWorld({ allowOrigins: [new URL(site.url).origin], requestTimeout: PATIENCE })
  const ask = async (asked: Asked): Promise<string> => {
    for (;;) {
      const answer = await world.fetch(requestTo(site, asked))
      if (answer.status !== 429) return answer.body
      await world.sleep(waitOf(answer))
    }
  }
  const [cpu, started] = [process.cpuUsage(), performance.now()]
  await work({ ask })
  const seconds = (performance.now() - started) / 1_000
  await world.close()
  const { user, system } = process.cpuUsage(cpu)
  return { seconds, cpuSeconds: (user + system) / 1e6 }
}

/** The very requests that another client has sent, the tokens of their pages among them. */
export function drainAgain(site: ToldSite, requests: readonly Asked[]): Promise<Drained> {
  return asNullClient(site, ({ ask }) => inLanes(requests.map((one) => async () => void JSON.parse(await ask(one)))))
}

export async function inLanes(work: readonly (() => Promise<void>)[]): Promise<void> {
  const left = work.values()
  const lane = async (): Promise<void> => {
    for (const one of left) await one()
  }
  await Promise.all(Array.from({ length: AT_ONCE }, lane))
}

function requestTo({ url, email, token }: ToldSite, { method, path, body }: Asked): HttpRequest {
  const authorization = `Basic ${Buffer.from(`${email}:${token}`).toString('base64')}`
  const headers = { authorization, accept: 'application/json' }
  if (body === undefined) return { method, url: `${url}${path}`, headers }
  return { method, url: `${url}${path}`, headers: { ...headers, 'content-type': 'application/json' }, body }
}

const waitOf = ({ headers }: HttpResponse): number => Number(headers['retry-after'] ?? 1) * 1_000
