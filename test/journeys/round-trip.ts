/** A browser on its way to the provider of single sign-on and back. */
import { randomBytes } from 'node:crypto'

export const START = '/api/v1/session/single-sign-on'

/** A browser, as far as round trips need one: follows where it is sent, with the cookies of each site. */
export class Browser {
  readonly #home: string
  readonly #jars = new Map<string, Map<string, string>>()
  /** From an address of its own: how often one may come is another test’s. */
  readonly #from = `198.18.${randomBytes(2).join('.')}`

  /** `home` is Fairlead's address. */
  constructor(home: string) {
    this.#home = home
  }

  cookie(origin: string, name: string): string | undefined {
    return this.#jars.get(origin)?.get(name)
  }
  set(origin: string, name: string, value: string): void {
    const jar = this.#jars.get(origin) ?? new Map<string, string>()
    this.#jars.set(origin, jar.set(name, value))
  }
  /** As if its person had signed out there. */
  forget(origin: string): void {
    this.#jars.delete(origin)
  }
  /** Presses the provider's button; gives where it ended. `stop` ends it before an address is opened. */
  async go(address: string, stop: (url: URL) => boolean = () => false): Promise<URL> {
    let url = new URL(address)
    for (let hops = 0; hops < 12; hops++) {
      if (stop(url)) return url
      const pressed = url.pathname.startsWith('/interaction/')
      const answer = await this.ask(url, pressed ? 'POST' : 'GET')
      const to = answer.headers.get('location')
      if (to === null) return url
      url = new URL(to, url)
      // The app's own pages are not built here.
      if (url.origin === this.#home && !url.pathname.startsWith('/api/')) return url
    }
    throw new Error(`sent in circles to ${url.href}`)
  }
  async ask(url: URL, method = 'GET', more: Pick<RequestInit, 'body'> & { site?: string } = {}): Promise<Response> {
    const jar = this.#jars.get(url.origin) ?? new Map<string, string>()
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = {
      'x-forwarded-for': this.#from,
      ...(cookie === '' ? {} : { cookie }),
      ...(more.site === undefined ? {} : { 'sec-fetch-site': more.site }),
    }
    const answer = await fetch(url, { method, redirect: 'manual', headers, body: more.body ?? null })
    for (const set of answer.headers.getSetCookie()) {
      const [pair = ''] = set.split(';')
      const at = pair.indexOf('=')
      this.set(url.origin, pair.slice(0, at), pair.slice(at + 1))
    }
    return answer
  }
}
