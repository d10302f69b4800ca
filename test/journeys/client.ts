/** The API as a browser uses it: a cookie, JSON, and every answer kept for those who look for what must not be there. */
import { vi } from 'vitest'
import { ACTIONS, type ApiByName } from '../../src/actions/index.ts'

export interface Answer<B = Record<string, unknown>> {
  readonly status: number
  readonly headers: Headers
  readonly body: B
}

/** How a refusal leaves. */
export interface Refused {
  readonly code: string
  readonly says: string
  readonly remedy?: string
  readonly about?: string
  readonly problems?: readonly { readonly about: string; readonly says: string }[]
  readonly facts?: Readonly<Record<string, unknown>>
}

export interface Sent {
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

type Name = keyof ApiByName
const PATIENCE = { timeout: 45_000, interval: 200 }

export class Client {
  readonly url: string
  cookie: string | undefined
  readonly #said: string[]
  readonly #headers: Readonly<Record<string, string>>

  constructor(url: string, said: string[], cookie?: string, headers: Readonly<Record<string, string>> = {}) {
    this.url = url
    this.cookie = cookie
    this.#said = said
    this.#headers = headers
  }

  /** The same, seen through a proxy with TLS that stands before Fairlead. */
  from(address: string): Client {
    const headers = { 'x-forwarded-for': address, 'x-forwarded-proto': 'https' }
    return new Client(this.url, this.#said, this.cookie, headers)
  }

  /** The same with another session. */
  with(cookie: string): Client {
    return new Client(this.url, this.#said, cookie, this.#headers)
  }

  /** The same by another of its addresses. */
  at(url: string): Client {
    return new Client(url, this.#said, this.cookie, this.#headers)
  }

  /** The same with other headers. */
  as(headers: Readonly<Record<string, string>>): Client {
    return new Client(this.url, this.#said, this.cookie, { ...this.#headers, ...headers })
  }

  /** What a page of ours makes a browser send. */
  async send(method: string, route: string, { body, headers = {} }: Sent = {}): Promise<Answer> {
    const answer = await fetch(`${this.url}/api/v1${route}`, {
      method,
      redirect: 'manual',
      headers: {
        'sec-fetch-site': 'same-origin',
        ...this.#headers,
        ...(this.cookie === undefined ? {} : { cookie: this.cookie }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    // As a browser does: a proof replaces the token of whoever is signed in.
    const renewed = answer.headers.getSetCookie().find((one) => /^__Host-fairlead=[^;]/.test(one))
    if (this.cookie !== undefined && renewed !== undefined) this.cookie = renewed.split(';')[0]
    const text = await answer.text()
    const shown = [...answer.headers.entries()].filter(([name]) => name !== 'set-cookie')
    this.#said.push(`${answer.status} ${shown.join(' ')} ${text}`)
    const isJson = (answer.headers.get('content-type') ?? '').includes('json')
    return { status: answer.status, headers: answer.headers, body: isJson && text !== '' ? JSON.parse(text) : {} }
  }

  /** An action by its name, whatever comes of it. */
  async ask(name: string, input: Readonly<Record<string, unknown>> = {}): Promise<Answer> {
    const { method, route, rest } = routeOf(name, input)
    return this.send(method, route, method === 'GET' ? {} : { body: rest })
  }

  /** An action that must be refused. */
  async refused<N extends Name>(name: N, input: ApiByName[N]['input']): Promise<Answer<Refused>> {
    const answer = await this.ask(name, input as Record<string, unknown>)
    if (answer.status < 400) throw new Error(`${name} was not refused: ${JSON.stringify(answer.body)}`)
    return answer as unknown as Answer<Refused>
  }

  /** An action that must succeed. */
  async get<N extends Name>(name: N, input: ApiByName[N]['input']): Promise<ApiByName[N]['output']> {
    const { status, body } = await this.ask(name, input as Record<string, unknown>)
    if (status !== 200) throw new Error(`${name} answered ${status}: ${JSON.stringify(body)}`)
    return body as ApiByName[N]['output']
  }

  /** Asks until it is so. */
  async until<N extends Name>(
    name: N,
    input: ApiByName[N]['input'],
    so: (now: ApiByName[N]['output']) => boolean,
  ): Promise<ApiByName[N]['output']> {
    return vi.waitFor(async () => {
      const now = await this.get(name, input)
      if (!so(now)) throw new Error(`${name} is still ${JSON.stringify(now).slice(0, 500)}`)
      return now
    }, PATIENCE)
  }

  /** Signs in: the same API with the session's cookie. */
  async enter(route: string, body: unknown): Promise<Client> {
    const { status, headers, body: told } = await this.send('POST', route, { body })
    const cookie = headers.getSetCookie()[0]?.split(';')[0]
    if (status !== 200 || cookie === undefined) throw new Error(`${route} answered ${status}: ${JSON.stringify(told)}`)
    return new Client(this.url, this.#said, cookie, this.#headers)
  }
}

/** Path, query and body of an action, from its declaration. */
export function routeOf(
  name: string,
  input: Readonly<Record<string, unknown>>,
): { method: string; route: string; rest: Record<string, unknown> } {
  const action = ACTIONS.find((one) => one.name === name)
  if (!action) throw new Error(`no action ${name}`)
  const rest = { ...input }
  const path = action.path.replace(/\{(\w+)\}/g, (_, member: string) => {
    const value = String(rest[member])
    delete rest[member]
    return encodeURIComponent(value)
  })
  const query = action.method === 'GET' ? queryOf(rest) : ''
  return { method: action.method, route: path + query, rest }
}

function queryOf(input: Readonly<Record<string, unknown>>): string {
  const asked = Object.entries(input).flatMap(([member, value]): [string, string][] =>
    value === undefined ? [] : [[member, String(value)]],
  )
  return asked.length === 0 ? '' : `?${new URLSearchParams(asked)}`
}
