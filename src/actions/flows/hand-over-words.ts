/** What is said around a hand-over, to whoever opens the link and to whoever asked for it. Pure. */
import { Fault } from '../../base/index.ts'
import type { Verification } from '../../jira/index.ts'
import type { HandOver, HandOverAlarm } from '../../store/index.ts'

export type HandOverState = 'open' | 'given' | 'revoked' | 'tried' | 'expired'

export function stateOf({ ended, expiresAt }: Pick<HandOver, 'ended' | 'expiresAt'>, now: number): HandOverState {
  if (ended !== null) return ended
  return expiresAt <= now ? 'expired' : 'open'
}

type Asked = Pick<HandOver, 'purpose' | 'url' | 'asker' | 'projects'>

export const siteOf = ({ url }: Pick<HandOver, 'url'>): string => url.replace(/^https?:\/\//, '')

export function titleOf(link: Asked): string {
  const site = siteOf(link)
  if (link.purpose === 'connection') return `A token for ${site}`
  return link.purpose === 'replacement' ? `A new token for ${site}` : `A token for deployments to ${site}`
}

/** Where it goes, what will be done with it, by whom, and what will never be. */
export function purposeOf(link: Asked): string[] {
  const site = siteOf(link)
  const scope =
    link.projects === null ? 'every project that its account sees' : `these projects: ${link.projects.join(', ')}`
  const kept = 'The token is tried on this address alone, stored encrypted when it works, and never shown again.'
  if (link.purpose === 'authorization')
    return [
      `Deployments to ${site} that ${link.asker} starts will act in Jira as the account of this token, and Jira records that account’s name.`,
      `Nobody else can use it: it becomes the authorization of ${link.asker} alone.`,
      kept,
    ]
  return [
    link.purpose === 'connection'
      ? `Fairlead will read and write issues on ${site} as the account of this token, in ${scope}.`
      : `Fairlead reads and writes issues on ${site} in ${scope}. Its token is to be replaced by another one of the same account.`,
    kept,
  ]
}

/** To whoever gave it: what was proven, and that there is nothing left to do. */
export function givenWords(
  link: Asked,
  { account, site, administrator, state, says }: Verification,
  ends: string | null,
): string[] {
  const who = account?.email ? `${account.name} (${account.email})` : (account?.name ?? 'its account')
  const closed = 'This account is no Jira administrator, so deployments stay closed until it is one.'
  return [
    'The token works and is stored, encrypted.',
    `Proven: it belongs to ${who}, on ${site?.product ?? 'Jira'} ${site?.version ?? ''} at ${siteOf(link)}.`,
    ...(link.purpose === 'authorization' && administrator !== true ? [closed] : []),
    ...(link.purpose !== 'authorization' && state !== 'ok' ? [says] : []),
    ends === null ? 'No day is known on which it ends.' : `It ends on ${ends}; a new one will be asked for in time.`,
    'The link is spent. You can close this page.',
  ]
}

/** Without a word of what it was for. */
export function closed(state: HandOverState | 'unknown'): Fault {
  return new Fault('not-found', CLOSED[state], {
    facts: { link: state },
    remedy: 'Ask whoever sent you the link for a new one.',
  })
}

const CLOSED: Readonly<Record<HandOverState | 'unknown', string>> = {
  open: 'Somebody else used this link at the same moment.',
  given: 'This link was used already.',
  revoked: 'This link was taken back.',
  tried: 'This link is closed: too many tokens were given that do not work.',
  expired: 'This link has expired.',
  unknown: 'There is no such link.',
}

export function alarmWords({ what, name, times }: Pick<HandOverAlarm, 'what' | 'name' | 'times'>): string {
  const often = times === 1 ? 'once' : `${times} times`
  if (what === 'guessed') return `A one-time link that was never made was tried ${often}: somebody may be guessing.`
  if (what === 'again')
    return `The one-time link for ${name ?? 'a site'} was opened again after it was spent, ${often}. Ask who was sent it; if it is not clear, replace the token.`
  return `The one-time link for ${name ?? 'a site'} was closed after too many tokens that do not work.`
}
