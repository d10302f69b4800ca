/** What has been found so far, line by line, and the verdict it comes to. */
import type { Fault } from '../../base/index.ts'
import { type Check, type CheckName, type State, stateOf, type Verification } from './verification.ts'

const ORDER: readonly CheckName[] = ['reach', 'jira', 'who', 'rights', 'excess', 'time-zone']

type Facts = Pick<Verification, 'hints' | 'site' | 'account' | 'address' | 'administrator' | 'projects' | 'excess'>

export class Findings {
  readonly #checks: Check[] = []
  readonly #tell: (check: Check) => void
  #facts: Facts
  #trouble: Fault | undefined

  constructor(hints: readonly string[], tell: (check: Check) => void = () => {}) {
    this.#tell = tell
    this.#facts = { hints, site: null, account: null, address: null, administrator: null, projects: [], excess: [] }
  }
  know(facts: Partial<Facts>): void {
    this.#facts = { ...this.#facts, ...facts }
  }
  add(...checks: readonly Check[]): void {
    for (const check of checks) {
      this.#checks.push(check)
      this.#tell(check)
    }
  }
  /** The line that was under way fails; those after it are skipped. */
  fail(trouble: Fault): void {
    this.#trouble = trouble
    // Whoever says that it is not Jira has been reached.
    if (this.#next() === 'reach' && stateOf(trouble) === 'not-jira')
      this.add({ name: 'reach', state: 'ok', says: 'Something answers.' })
    const { message: says, remedy } = trouble
    this.add({ name: this.#next(), state: 'fails', says, ...(remedy === undefined ? {} : { remedy }) })
    for (let name = this.#checks.at(-1)?.name; name !== ORDER.at(-1); name = this.#checks.at(-1)?.name)
      this.add({ name: this.#next(), state: 'skipped', says: 'Not looked at.' })
  }
  #next(): CheckName {
    const last = this.#checks.at(-1)?.name
    return ORDER[last === undefined ? 0 : ORDER.indexOf(last) + 1] ?? 'time-zone'
  }
  verification(): Verification {
    return { ...this.#verdict(), ...this.#facts, checks: this.#checks }
  }
  #verdict(): Pick<Verification, 'state' | 'says' | 'remedy'> {
    if (this.#trouble)
      return { state: stateOf(this.#trouble), says: this.#trouble.message, remedy: this.#trouble.remedy ?? null }
    const lacks = this.#checks.filter(({ name, state }) => name === 'rights' && state === 'fails')
    if (lacks.length > 0) return gathered('missing-permission', lacks)
    const beyond = this.#checks.filter(({ name, state }) => name === 'excess' && state === 'warns')
    if (beyond.length > 0) return gathered('over-privileged', beyond)
    return { state: 'ok', says: this.#proven(), remedy: null }
  }
  #proven(): string {
    const { account, administrator, site } = this.#facts
    const role = administrator ? ', Jira administrator' : ''
    return `Verified as ${account?.name ?? ''}${account?.email ? ` (${account.email})` : ''}${role} on ${site?.product ?? 'Jira'} ${site?.version ?? ''}.`
  }
}

function gathered(state: State, checks: readonly Check[]): Pick<Verification, 'state' | 'says' | 'remedy'> {
  return {
    state,
    says: checks.map(({ says }) => says).join(' '),
    remedy: checks.flatMap(({ remedy }) => remedy ?? []).join(' ') || null,
  }
}
