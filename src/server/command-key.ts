/** How commands on this machine come through the door: by a key that only the data folder's owner can read. */
import { timingSafeEqual } from 'node:crypto'
import type { Actor } from '../actions/index.ts'

/** Undefined unless the header carries the key. The name is the machine's account, told by the command itself. */
export function commandActor(authorization: string | undefined, key: string): Actor | undefined {
  const [scheme, given = '', name = 'command'] = (authorization ?? '').split(' ')
  if (scheme !== 'Fairlead') return undefined
  const [left, right] = [Buffer.from(given), Buffer.from(key)]
  if (left.length !== right.length || !timingSafeEqual(left, right)) return undefined
  return { kind: 'command', id: name, name, role: 'owner' }
}
