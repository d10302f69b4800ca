/** The one secret of the dumps and the key that sealed it: nobody's, known to all, and used nowhere else. */
import { Secret } from '../../src/base/index.ts'
import type { Key } from '../../src/store/keys.ts'
import { type Binding, Vault } from '../../src/store/vault.ts'

const KEY: Key = { id: 'of-the-dumps', bytes: Buffer.alloc(32, 7), check: 'of-the-dumps' }

export const vault = new Vault([KEY])
export const SECRET = new Secret('a token of nobody')
export const BINDING: Binding = {
  owner: 'connection:30000000-0000-4000-8000-000000000001',
  version: 1,
  site: 'cloud:c1',
  purpose: 'service',
  origins: ['https://acme.atlassian.net', 'https://api.atlassian.com'],
}
