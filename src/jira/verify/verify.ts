/** Checks a connection before anything is stored: reach · Jira · who · rights · excess · time zone, each line with its remedy. */
import { type Instant, isFault } from '../../base/index.ts'
import type { Credential } from '../credential.ts'
import type { Line } from '../exchange.ts'
import type { SiteAddress } from '../site-address.ts'
import { Findings } from './findings.ts'
import { grantsOnCloud } from './grants-cloud.ts'
import { grantsOnDataCenter } from './grants-data-center.ts'
import { tidyCredential, tokenHints } from './hints.ts'
import { administratorCheck, isPast, jiraCheck, timeZoneCheck, whoCheck } from './lines.ts'
import { reach } from './reach.ts'
import { excessCheck, excessOf, isAdministrator, projectRights, rightsCheck, unseenCheck } from './rights.ts'
import { missingScopes } from './scopes.ts'
import { type Check, type SiteFacts, stateOf, trouble, type Verification } from './verification.ts'
import { formTrouble, logIn } from './who.ts'

export interface VerifyInput {
  readonly address: SiteAddress
  readonly credential: Credential
  /** `service`: for sync and scheduled jobs. `deployment`: a person's own, for the deployments that this person starts. */
  readonly purpose: 'service' | 'deployment'
  /** Keys of the projects in scope; a personal token has none. */
  readonly projects: readonly string[]
  /** As the person typed it; null when the token does not expire or nobody said. */
  readonly expiresAt: Instant | null
}

export interface VerifyPorts extends Pick<Line, 'world' | 'budget' | 'breaker' | 'deadline'> {
  /** Atlassian's gateway: `https://api.atlassian.com`. */
  readonly gateway: string
  /** Hears each line as it is made. */
  readonly tell?: (check: Check) => void
}

export async function verifyConnection(input: VerifyInput, ports: VerifyPorts): Promise<Verification> {
  const findings = new Findings(tokenHints(input.credential), ports.tell)
  try {
    await look({ ...input, credential: tidyCredential(input.credential) }, ports, findings)
  } catch (error) {
    if (!isFault(error, 'connection.refused')) throw error
    findings.fail(error)
  }
  return findings.verification()
}

async function look(input: VerifyInput, ports: VerifyPorts, findings: Findings): Promise<void> {
  const { address, credential } = input
  const { world, budget, breaker, deadline } = ports
  const site = address.base.replace(/^https?:\/\//, '')
  const line: Line = { world, budget, breaker, deadline, credential, site, address: address.base }
  const facts = await reach(line)
  findings.know({ site: facts })
  findings.add({ name: 'reach', state: 'ok', says: `${site} answers.` }, jiraCheck(address, facts))
  const wrongForm = formTrouble(site, credential, facts)
  if (wrongForm) throw wrongForm
  await mayTry(line)
  try {
    await lookAsAccount(input, line, facts, ports.gateway, findings)
  } catch (error) {
    if (isFault(error, 'connection.refused') && BAD_LOGINS.has(stateOf(error)))
      await breaker.trip(credential.id, error.message)
    throw error
  } finally {
    await breaker.release(credential.id)
  }
}

async function lookAsAccount(
  input: VerifyInput,
  line: Line,
  facts: SiteFacts,
  gateway: string,
  findings: Findings,
): Promise<void> {
  const expired = isPast(input.expiresAt, line.world.now())
  const { account, line: proven } = await logIn(line, facts, gateway, expired)
  findings.know({ account, address: proven.address })
  findings.add(whoCheck(account, proven.address !== line.address, expired))
  await (input.purpose === 'service' ? serviceRights : personalRights)(input, proven, facts, findings)
  findings.add(timeZoneCheck(account))
}

const BAD_LOGINS: ReadonlySet<string> = new Set(['wrong-token', 'expired', 'anonymous', 'captcha-locked'])
/** So often another worker's try is waited for. */
const LOOKS = 60
const PAUSE = 500

/** At most one failed login, across all workers: whoever tries the same token is waited for. */
async function mayTry({ breaker, credential, world, site }: Line): Promise<void> {
  for (let looks = 0; looks < LOOKS; looks++) {
    const claimed = await breaker.claim(credential.id)
    const known = await breaker.isOpen(credential.id)
    if (claimed && known === null) return
    if (claimed) await breaker.release(credential.id)
    if (known !== null)
      throw trouble(
        'wrong-token',
        `This token did not work before and is not tried again: ${known}`,
        'Store a new token, or have this one tested again on purpose.',
      )
    await world.sleep(PAUSE)
  }
  throw trouble('unreachable', `Another check of this token at ${site} has not ended.`, 'Test again in a moment.')
}

type Rights = (input: VerifyInput, line: Line, facts: SiteFacts, findings: Findings) => Promise<void>

const serviceRights: Rights = async ({ projects }, line, { deployment }, findings) => {
  const grants = await (deployment === 'cloud' ? grantsOnCloud : grantsOnDataCenter)(line, [...new Set(projects)], true)
  const rights = projectRights(grants, 'service')
  const excess = excessOf(grants)
  findings.know({ administrator: isAdministrator(grants), projects: rights, excess })
  if (rights.length === 0) findings.add({ name: 'rights', state: 'skipped', says: 'No project is chosen yet.' })
  findings.add(...rights.map(rightsCheck), excessCheck(excess, grants))
}

/** Deployments change configuration, which Jira lets only its administrators do. */
const personalRights: Rights = async ({ address, projects }, line, { deployment }, findings) => {
  const grants = await (deployment === 'cloud' ? grantsOnCloud : grantsOnDataCenter)(
    line,
    [...new Set(projects)],
    false,
  )
  const administrator = isAdministrator(grants)
  const rights = projectRights(grants, 'deployment')
  findings.know({ administrator, projects: rights })
  const lacks = administrator && line.address !== address.base ? await missingScopes(line) : []
  findings.add(administratorCheck(administrator, lacks), ...rights.map(unseenCheck), {
    name: 'excess',
    state: 'skipped',
    says: "A person's own rights are theirs.",
  })
}
