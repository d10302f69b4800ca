/** Passwords as argon2id's output: sealed, and compared without telling how far one was right. */
import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

const hash = promisify(argon2)
/** OWASP's second choice of parameters: 19 MiB, two passes, one lane. */
const COST = { parallelism: 1, tagLength: 32, memory: 19_456, passes: 2 } as const

/** One after the other: hashing takes the threads that files and sockets need too. */
let hashing: Promise<unknown> = Promise.resolve()

async function argon(password: string, nonce: Buffer): Promise<Buffer> {
  const before = hashing
  const mine = before.then(() => hash('argon2id', { message: password, nonce, ...COST }))
  hashing = mine.catch(() => {})
  return mine
}

export async function sealPassword(password: string): Promise<string> {
  const nonce = randomBytes(16)
  return `${nonce.toString('base64')}:${(await argon(password, nonce)).toString('base64')}`
}

/** Compared with when nobody has the address, so that the answer takes as long. */
const NOBODY = `${Buffer.alloc(16).toString('base64')}:${Buffer.alloc(32).toString('base64')}`

/** False, as slowly, where there is no password to compare with. */
export async function fitsPassword(password: string, sealed: string | undefined): Promise<boolean> {
  const [nonce = '', expected = ''] = (sealed ?? NOBODY).split(':')
  const given = await argon(password, Buffer.from(nonce, 'base64'))
  const wanted = Buffer.from(expected, 'base64')
  return sealed !== undefined && wanted.length === given.length && timingSafeEqual(given, wanted)
}
