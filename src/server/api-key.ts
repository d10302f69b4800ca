/** How programs come through the door: by an API key in the Authorization header, in the stead of the key's person. */
import type { FastifyRequest } from 'fastify'
import { type Actor, mayRun } from '../actions/index.ts'
import { Fault } from '../base/index.ts'
import { isAmong } from '../host/index.ts'
import { type Db, noteApiKeyUse, openApiKey } from '../store/index.ts'

/** Undefined when no key is shown. One that opens nothing is refused, whatever cookie comes with it. */
export async function keyActor(db: Db, { headers, ip }: FastifyRequest): Promise<Actor | undefined> {
  const [, shown] = /^Bearer +(\S+)$/i.exec(headers.authorization ?? '') ?? []
  if (shown === undefined) return undefined
  const found = await openApiKey(db, shown)
  if (!found)
    throw new Fault('not-signed-in', 'This API key is not known here, was ended, or has expired.', {
      remedy: 'Make a new one: Settings → API keys.',
    })
  const { person, key } = found
  if (key.addresses !== null && !isAmong(key.addresses, ip))
    throw new Fault('not-allowed', `This API key is not taken from ${ip}.`, {
      remedy: `It is for ${key.addresses.join(', ')} only. Ask from there, or make another key.`,
    })
  await noteApiKeyUse(db, key, ip)
  return {
    kind: 'person',
    id: person.id,
    name: person.name,
    role: mayRun(person.role, { needs: key.role }) ? key.role : person.role,
    key: { id: key.id, personRole: person.role, actions: key.actions, connections: key.connections },
  }
}

const KEY = /fairlead_[0-9a-f]{12}_/i

/** Addresses are kept by browsers, proxies and their logs. */
export function refuseKeyInAddress({ url }: Pick<FastifyRequest, 'url'>): void {
  if (!KEY.test(url) && !KEY.test(unescaped(url))) return
  throw new Fault('input.invalid', 'An API key never stands in an address.', {
    remedy:
      'Whoever keeps logs between you and Fairlead has it now: end this key, make another, and send it as a bearer token.',
  })
}

function unescaped(url: string): string {
  try {
    return decodeURIComponent(url)
  } catch {
    return url
  }
}
