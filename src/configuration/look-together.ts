/** Looks at objects by their ids, many of a kind with the requests of one, where Jira tells many at once. */
import { isFault, type Json } from '../base/index.ts'
import type { Jira } from '../jira/index.ts'
import type { Found, Kind } from './kind.ts'

/** How long the first waits for others, in milliseconds: steps that were ready together, or written together, are here by then. */
const PATIENCE = 10
/** Of what an address can name, and Jira takes (operation searchProjects: "up to 50 IDs"). */
const MOST = 50
/** How often Jira must say that something is not there. */
const TIMES_TOLD = 3

type Object = Found<Json> | undefined

interface Waiting {
  readonly id: string
  readonly settle: (found: Object | Promise<Object>) => void
}

export class LookTogether {
  readonly #jira: Jira
  readonly #open = new Map<Kind, Waiting[]>()

  constructor(jira: Jira) {
    this.#jira = jira
  }
  /** Undefined: it is not there. */
  byId(kind: Kind, id: string): Promise<Object> {
    if (!this.#some(kind)) return this.#alone(kind, id)
    return new Promise((settle) => {
      const open = this.#open.get(kind)
      if (open) {
        open.push({ id, settle })
        if (open.length >= MOST) this.#flush(kind, open)
        return
      }
      const mine: Waiting[] = [{ id, settle }]
      this.#open.set(kind, mine)
      void this.#jira.world.sleep(PATIENCE).then(() => this.#flush(kind, mine))
    })
  }
  /** Data Center has no such lists. */
  #some({ some }: Kind): Kind['some'] {
    return this.#jira.deployment === 'cloud' ? some : undefined
  }
  #flush(kind: Kind, together: readonly Waiting[]): void {
    // Full before its time was up: it has gone.
    if (this.#open.get(kind) !== together) return
    this.#open.delete(kind)
    void this.#look(kind, together)
  }
  async #look(kind: Kind, together: readonly Waiting[]): Promise<void> {
    try {
      const ids = [...new Set(together.map(({ id }) => id))]
      const found = new Map((await this.#some(kind)?.(this.#jira, ids))?.map((one) => [one.id, one]))
      for (const { id, settle } of together) settle(found.get(id))
    } catch (error) {
      // Jira refuses all for one: each by itself, so that only that one is refused.
      const isOfOne = isFault(error) && REFUSED.has(error.code)
      for (const { id, settle } of together) settle(isOfOne ? this.#alone(kind, id) : Promise.reject(error))
    }
  }
  /** A part that goes while its object is read answers 404 as well: absence is believed when it is told again and again. */
  async #alone(kind: Kind, id: string): Promise<Object> {
    for (let tries = 1; ; tries++)
      try {
        return (await kind.read(this.#jira, { id })).find((found) => found.id === id)
      } catch (error) {
        if (!isFault(error, 'jira.not-found')) throw error
        if (tries === TIMES_TOLD) return undefined
      }
  }
}

const REFUSED: ReadonlySet<string> = new Set(['jira.refused', 'jira.not-found', 'jira.forbidden', 'jira.cannot'])
