/** A connection's way out: what a person gave for it is judged before it is used, and the stored one is brought where it is used. */
import { Fault, type Instant, Secret, type WayOut } from '../../base/index.ts'
import { readAuthorities, type Settings } from '../../host/index.ts'
import { openWayOut } from '../../store/index.ts'
import type { Context } from '../context.ts'

export interface GivenWay {
  readonly authorities: string | null
  readonly proxy: string | null
  readonly proxyUser: string | null
  readonly proxyPassword: string | null
}

/** Null is the usual way. Throws for what could not be used. */
export function wayOutFrom(given: GivenWay, { proxies }: Pick<Settings, 'proxies'>, now: Instant): WayOut | null {
  const authorities = given.authorities || null
  if (authorities !== null) readAuthorities(authorities, now)
  const proxy = proxyFrom(given, proxies)
  return authorities === null && proxy === null ? null : { authorities, proxy }
}

function proxyFrom({ proxy, proxyUser, proxyPassword }: GivenWay, named: readonly string[]): WayOut['proxy'] {
  const user = proxyUser || null
  if (!proxy) {
    if (user === null && !proxyPassword) return null
    throw wrong('There is a login for a proxy, but no proxy.', 'Give the proxy’s address, or leave its login out.')
  }
  const url = URL.parse(proxy)
  if (!url || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '')
    throw wrong(
      'This is no proxy’s address.',
      'Write it such as http://proxy.example.com:3128; its login has fields of its own.',
    )
  if (!named.includes(url.origin))
    throw wrong(
      `The proxy ${url.origin} is not open to Fairlead: names are resolved by it, so its operator must stand for it.`,
      `The operator's line is FAIRLEAD_PROXIES="${[...named, url.origin].join(' ')}".`,
    )
  if (user?.includes(':') || (user === null && proxyPassword))
    throw wrong('The proxy’s user is missing, or has a colon in it.', 'Give user and password in their own fields.')
  return { origin: url.origin, user, password: proxyPassword ? new Secret(proxyPassword) : null }
}

const wrong = (says: string, remedy: string): Fault => new Fault('input.invalid', says, { about: 'proxy', remedy })

/** Milliseconds for which a way that was read is believed: a sync stays open for days. */
const FRESH = 15_000

/** The way out of a stored connection, as it is now. */
export function wayOf({ db, vault, world }: Pick<Context, 'db' | 'vault' | 'world'>, connection: string | null) {
  let known: Promise<WayOut | null> = Promise.resolve(null)
  let readAt = Number.NEGATIVE_INFINITY
  return (): Promise<WayOut | null> => {
    if (connection === null || world.now() - readAt < FRESH) return known
    readAt = world.now()
    known = openWayOut(db, vault, connection)
    // A failed look is told to who asked, and made again by the next.
    known.catch(() => {
      readAt = Number.NEGATIVE_INFINITY
    })
    return known
  }
}
