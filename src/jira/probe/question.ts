/** A question to a real site: what we assume, what was seen, and where the two differ, in words of ours alone. */
import type { Deployment } from '../credential.ts'
import type { Raw } from '../raw.ts'
import type { Facts } from './facts.ts'
import type { Sample } from './sample.ts'

export interface ProbedSite {
  readonly deployment: Deployment
  /** The site's own address, whichever door is used. */
  readonly base: string
  /** Where its platform API begins: version 3 on Cloud, 2 on Data Center. */
  readonly api: '/rest/api/3' | '/rest/api/2'
  readonly raw: Raw
  /** One project, one field …: whatever the site has first. */
  readonly sample: Sample
}

export interface Seen {
  /** `status` is the answer's to our account, which may have been refused; `nobody` is the answer's without a token. */
  readonly seen: Facts
  /** Those facts that we build on; each must be among the seen with the same value. */
  readonly assumed: Facts
}

export interface ProbeQuestion {
  /** Stands in docs/jira-assumptions.md too. */
  readonly name: string
  readonly on: Deployment | 'both'
  readonly assumes: string
  readonly ask: (site: ProbedSite) => Promise<Seen>
}

export function question(
  name: string,
  on: ProbeQuestion['on'],
  assumes: string,
  ask: ProbeQuestion['ask'],
): ProbeQuestion {
  return { name, on, assumes, ask }
}
