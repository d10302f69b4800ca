/** Several sites in one process, as one `Fetch`: sites by origin, the gateway for all, and the control panel. */
import { type Fetch, type HttpRequest, type HttpResponse, type Json, NoAnswer, urlParts } from '../base/index.ts'
import { control } from './control.ts'
import { loginAnswer } from './oauth.ts'
import { ROUTERS } from './routers.ts'
import { Answer, serve } from './serve.ts'
import { Site, type SiteKind, type SiteWorld } from './site.ts'
import { STORIES, type StoryName } from './stories/index.ts'
import { httpDate } from './time.ts'

export interface SiteRequest {
  readonly name: string
  readonly kind: SiteKind
  readonly story: StoryName
  readonly origin: string
  readonly contextPath?: string
  readonly version?: string
  /** For `scale`: how many issues and projects. */
  readonly size?: { readonly issues: number; readonly projects: number }
}

/** What was asked of a site, in order: for `/_simulator/requests` and for counting. */
export interface Asked {
  readonly at: number
  readonly site: string
  readonly method: string
  readonly path: string
  /** With its query. */
  readonly url: string
  readonly body: string | undefined
  status: number | null
}

/** Ids of two sites never meet: each begins a hundred million after the one before. */
const ID_RANGE = 100_000_000

export class Simulator {
  readonly sites: readonly Site[]
  readonly asked: Asked[] = []
  /** Keep no more than so many requests; counts of a benchmark want all. */
  keep = 50_000
  #answers = 0

  constructor(requests: readonly SiteRequest[], world: SiteWorld) {
    this.sites = requests.map((request, index) => {
      const { story, size, ...options } = request
      const site = new Site({ ...options, world, firstId: 10_000 + (index + 1) * ID_RANGE })
      STORIES[story](site, size)
      return site
    })
  }
  site(name: string): Site {
    const site = this.sites.find((one) => one.name === name)
    if (!site) throw new Error(`no simulated site '${name}'`)
    return site
  }
  /** A door of the control panel, as `POST /ask`: its answer; anything but success is an error. */
  control(site: Site, what: string, body: Json = {}): Json {
    const [method = '', path = ''] = what.split(' ')
    const request = { method, url: `${site.origin}/_simulator${path}`, headers: {}, body: JSON.stringify(body) }
    const answer = control(this, site, request)
    if (answer.status >= 400) throw new Error(`${what}: ${answer.status} ${answer.body}`)
    return answer.body === '' ? null : (JSON.parse(answer.body) as Json)
  }
  /** The whole process as a `Fetch`, for tests: no socket, the test's clock and dice. */
  readonly fetch: Fetch = async (request) => {
    const { origin } = urlParts(request.url)
    const site = this.sites.find((one) => one.origin === origin)
    if (!site) throw new NoAnswer('dns', `no simulated site at ${origin}`, true)
    return this.answer(site, request)
  }
  /** `site` is the one whose port was asked; the gateway path may lead to another. Every answer tells the site's time, and its own number as Jira's logs have it. */
  async answer(site: Site, request: HttpRequest): Promise<HttpResponse> {
    const response = await this.#answered(site, request)
    this.#answers += 1
    const trace =
      site.kind === 'cloud'
        ? { 'atl-traceid': this.#answers.toString(16).padStart(32, '0') }
        : { 'x-arequestid': `600x${this.#answers}x1` }
    return { ...response, headers: { date: httpDate(site.now()), ...trace, ...response.headers } }
  }
  async #answered(site: Site, request: HttpRequest): Promise<HttpResponse> {
    const { path } = urlParts(request.url)
    if (path.startsWith('/_simulator')) return control(this, site, request)
    const gateway = /^\/ex\/jira\/([^/]+)(\/.*)$/.exec(path)
    const meant = gateway ? this.sites.find((one) => one.kind === 'cloud' && one.cloudId === gateway[1]) : site
    const below = gateway
      ? gateway[2]!
      : path.startsWith(`${site.contextPath}/`)
        ? path.slice(site.contextPath.length)
        : undefined
    const loggedIn = gateway ? undefined : loginAnswer(this.sites, site, request, below ?? path)
    if (loggedIn) return loggedIn
    if (!meant || below === undefined)
      return {
        status: 404,
        headers: { 'content-type': 'application/json' },
        body: '{"code":404,"message":"Not Found"}',
      }
    const asked = this.#note(meant, request, below)
    try {
      const response = await serve({
        site: meant,
        router: ROUTERS[meant.kind],
        request,
        path: below,
        throughGateway: gateway !== null,
      })
      asked.status = response.status
      return response
    } catch (error) {
      if (!(error instanceof Answer)) throw error
      asked.status = error.response.status
      return error.response
    }
  }
  #note(site: Site, request: HttpRequest, path: string): Asked {
    const asked: Asked = {
      at: site.now(),
      site: site.name,
      method: request.method,
      path,
      url: request.url,
      body: request.body,
      status: null,
    }
    this.asked.push(asked)
    if (this.asked.length > this.keep) this.asked.splice(0, this.asked.length - this.keep)
    return asked
  }
}
