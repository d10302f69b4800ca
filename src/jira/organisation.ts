/** What an Atlassian organisation tells of its people's API tokens, to whoever has its key: when each ends, never the token (jira-assumptions, logins). */
import { z } from 'zod'
import { type Instant, type Secret, urlParts, type World } from '../base/index.ts'
import { bodyOf, UNREADABLE } from './body.ts'
import { fits } from './fits.ts'
import type { PersonalToken } from './personal-tokens.ts'

export interface Organisation {
  readonly id: string
  readonly key: Secret
  /** Atlassian's gateway: `https://api.atlassian.com`. */
  readonly gateway: string
}

const TOKENS = z.looseObject({
  data: z.array(
    z.looseObject({
      id: z.string(),
      label: z.string().nullish(),
      status: z.string(),
      expiresAt: z.string().nullish(),
      user: z.looseObject({ id: z.string() }),
    }),
  ),
  links: z.looseObject({ next: z.string().nullish() }).nullish(),
})

const PAGE = 100
/** An organisation that never ends to tell is not listened to for ever. */
const MOST_PAGES = 500

/** Those of one account that may be used. Undefined when the organisation does not tell: its key is wrong, or lacks read:tokens:admin. */
export async function organisationTokens(
  { id, key, gateway }: Organisation,
  account: string,
  { fetch, deadline }: Pick<World, 'fetch'> & { readonly deadline: number },
): Promise<PersonalToken[] | undefined> {
  const mine: PersonalToken[] = []
  const path = `/admin/api-access/v1/orgs/${encodeURIComponent(id)}/api-tokens`
  let cursor = ''
  for (let page = 0; page < MOST_PAGES; page++) {
    const url = `${gateway}${path}?pageSize=${PAGE}${cursor}`
    const headers = { accept: 'application/json', 'user-agent': 'Fairlead', authorization: `Bearer ${key.reveal()}` }
    const answer = await fetch({ method: 'GET', url, headers, deadline })
    if (answer.status !== 200) return undefined
    const body = bodyOf(answer)
    const { data, links } = fits(TOKENS, body === UNREADABLE ? undefined : body, path, gateway)
    for (const one of data)
      if (one.user.id === account && one.status === 'ALLOWED')
        mine.push({ id: one.id, name: one.label ?? '', expiresAt: instant(one.expiresAt) })
    const next = cursorIn(links?.next ?? '')
    if (next === '') return mine
    cursor = `&cursor=${encodeURIComponent(next)}`
  }
  return undefined
}

/** A cursor, or an address that holds one: of an address nothing else is used. */
function cursorIn(next: string): string {
  if (!/^(https?:|\/)/.test(next)) return next
  const found = /[?&]cursor=([^&#]+)/.exec(next)?.[1] ?? ''
  return urlParts(`?cursor=${found}`).query.get('cursor')?.[0] ?? ''
}

function instant(text: string | null | undefined): Instant | null {
  const at = Date.parse(text ?? '')
  return Number.isNaN(at) ? null : at
}
