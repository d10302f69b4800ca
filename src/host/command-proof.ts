/** How a server proves itself to a command before the command's key is sent. */
import { createHmac } from 'node:crypto'

/** What only somebody with the key can answer to a nonce. */
export function commandProof(key: string, nonce: string): string {
  return createHmac('sha256', key).update(`fairlead server ${nonce}`).digest('hex')
}
