/** Data Center's own doors for personal access tokens: an account lists, makes and revokes its own (jira-assumptions, Data Center). */
import { z } from 'zod'
import type { Instant } from '../base/index.ts'
import { Secret } from '../base/index.ts'
import type { Jira } from './client.ts'
import { fits } from './fits.ts'

const PATH = '/rest/pat/latest/tokens'

const TOKEN = z.looseObject({
  id: z.union([z.number(), z.string()]).transform(String),
  name: z.string(),
  /** Left out of a token that never ends. */
  expiringAt: z.string().nullish(),
})
const MADE = TOKEN.extend({ rawToken: z.string().min(1) })

/** What the site tells of a token; never the token, nor which one asks. */
export interface PersonalToken {
  readonly id: string
  readonly name: string
  /** Null: it never ends. */
  readonly expiresAt: Instant | null
}

export async function listPersonalTokens(jira: Jira): Promise<PersonalToken[]> {
  return (await jira.get(z.array(TOKEN), PATH)).map(told)
}

/** The only moment at which the site tells the token itself. */
export async function makePersonalToken(
  jira: Jira,
  name: string,
  days: number,
): Promise<PersonalToken & { readonly secret: Secret }> {
  const answer = await jira.send('POST', PATH, { name, expirationDuration: days })
  const made = fits(MADE, answer, PATH, jira.site)
  return { ...told(made), secret: new Secret(made.rawToken) }
}

export async function revokePersonalToken(jira: Jira, id: string): Promise<void> {
  await jira.send('DELETE', `${PATH}/${encodeURIComponent(id)}`)
}

/** A token that works is among those of its account that live: where only one does, it is that one. */
export function onlyLiving(tokens: readonly PersonalToken[], now: Instant): PersonalToken | undefined {
  const living = tokens.filter(({ expiresAt }) => expiresAt === null || expiresAt > now)
  return living.length === 1 ? living[0] : undefined
}

function told({ id, name, expiringAt }: z.output<typeof TOKEN>): PersonalToken {
  const at = Date.parse(expiringAt ?? '')
  return { id, name, expiresAt: Number.isNaN(at) ? null : at }
}
