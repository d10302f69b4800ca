/** How the demo's story is told: the product's own actions, asked as whoever started the command, and what people do in the simulated Jira. */
import { setTimeout as sleep } from 'node:timers/promises'
import { ACTIONS, type ApiByName, type Context, perform } from '../../actions/index.ts'
import { Fault, type Json } from '../../base/index.ts'
import type { ToldSite } from '../sites.ts'

type Name = keyof ApiByName
export type Item = ApiByName['items.list']['output']['items'][number]
export type Health = NonNullable<Item['health']>
/** As every installation begins with. */
export type Stage = 'idea' | 'planned' | 'underway' | 'done' | 'dropped'

export interface Telling {
  readonly ask: Ask
  readonly site: Jira
  /** Where we listen in this run. */
  readonly server: string
  /** `YYYY-MM-DD`, so many days from today. */
  readonly day: (fromToday: number) => string
}

/** `weeksAgo`: as if it had been asked then, so that there is a past to look at. */
export type Ask = <N extends Name>(
  name: N,
  input: ApiByName[N]['input'],
  weeksAgo?: number,
) => Promise<ApiByName[N]['output']>

const DAY = 86_400_000
const WEEK = 7 * DAY

export function tellingTo(context: Context, site: ToldSite, server: string): Telling {
  const { world } = context
  return {
    async ask(name, input, weeksAgo = 0) {
      const action = ACTIONS.find((one) => one.name === name)
      if (!action) throw new Error(`no action ${name}`)
      const then = { ...context, world: { ...world, now: () => world.now() - weeksAgo * WEEK } }
      return (await perform(action, then, input)) as never
    },
    site: new Jira(site),
    server,
    day: (fromToday) => new Date(world.now() + fromToday * DAY).toISOString().slice(0, 10),
  }
}

/** Asks the simulated Jira as one of its people, by name. */
export type AskJira = (as: string, method: string, path: string, body?: Json) => Promise<Json>

/** The simulated Jira as its people use it, by the doors of its control panel. */
export class Jira {
  readonly url: string
  readonly #told: ToldSite

  constructor(told: ToldSite) {
    this.url = told.url
    this.#told = told
  }
  account(role: ToldSite['accounts'][number]['role']): { readonly email: string; readonly token: string } {
    const found = this.#told.accounts.find((one) => one.role === role)
    if (!found) throw new Error(`${this.#told.name} has no ${role} account`)
    return found
  }
  readonly ask: AskJira = (as, method, path, body) =>
    this.knock('POST', '/ask', { as, method, path, ...(body === undefined ? {} : { body }) })

  async knock(method: string, path: string, body: Json): Promise<Json> {
    const answer = await fetch(`${this.url}/_simulator${path}`, { method, body: JSON.stringify(body) })
    const text = await answer.text()
    if (!answer.ok) throw new Fault('jira.refused', `${method} ${path}: ${answer.status} ${text}`)
    return text === '' ? null : (JSON.parse(text) as Json)
  }
}

const LOOK = 250
const PATIENCE = 60_000

/** The engine works beside us: it has come so far when `look` finds something. */
export async function until<T>(what: string, look: () => Promise<T | undefined>): Promise<T> {
  for (let waited = 0; waited < PATIENCE; waited += LOOK) {
    const found = await look()
    if (found !== undefined) return found
    await sleep(LOOK)
  }
  throw new Fault('internal', `The demo waited in vain until ${what}.`)
}

export async function itemNamed({ ask }: Telling, name: string): Promise<Item | undefined> {
  const { items } = await ask('items.list', {})
  return items.find((item) => item.name === name)
}

/** What an earlier chapter has made. */
export async function knownItem(telling: Telling, name: string): Promise<Item> {
  const found = await itemNamed(telling, name)
  if (!found) throw new Fault('not-found', `The demo’s “${name}” is no longer there.`)
  return found
}

/** A member's id. People are known once their issues were read. */
export async function memberNamed({ ask }: Telling, name: string): Promise<string | null> {
  const { members } = await ask('members.list', { search: name })
  return members.find((member) => member.name === name)?.id ?? null
}
