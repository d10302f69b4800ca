/** A simulated site as it is told to whoever asks for it. */
import { accountsOf, type Site } from '../../src/simulator/index.ts'

export interface ToldSite {
  readonly name: string
  readonly url: string
  /** An administrator of Jira. */
  readonly email: string
  readonly token: string
}

export function toldSite(site: Site): ToldSite {
  const account = accountsOf(site).find((one) => one.role === 'admin')
  return { name: site.name, url: site.base, email: account?.email ?? '', token: account?.token ?? '' }
}
