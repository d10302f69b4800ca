/** Seals secrets so that each opens only where it belongs: for its owner, version, site, purpose and origins. */
import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { canonical, Fault, Secret } from '../base/index.ts'
import { type Anchor, publicOf, type SignedAnchor, signAnchor, signerOf } from './anchor-signature.ts'
import { type Key, type KeyOrigin, missing } from './keys.ts'

/** What a secret is bound to. Another value in any of these, and it does not open. */
export interface Binding {
  /** `connection:<id>`, `person:<id>` or `hand-over:<id>`. */
  readonly owner: string
  readonly version: number
  /** The site's identity. */
  readonly site: string
  readonly purpose: 'service' | 'authorization' | 'webhook' | 'code' | 'proxy'
  /** The closed list of origins that the secret may be sent to. */
  readonly origins: readonly string[]
}

const FORMAT = 1
const ALGORITHM = 'A256GCM'
const IV = 12
/** Without `authTagLength` Node would accept a tag of four bytes. */
const TAG = { authTagLength: 16 }

/** In the one way of writing them: else bits of the last letter could be turned, and nothing would notice. */
const bytes = z.base64().transform((text, context) => {
  const read = Buffer.from(text, 'base64')
  if (read.toString('base64') !== text) context.addIssue('not as it is written')
  return read
})
const box = z.strictObject({ iv: bytes, tag: bytes, data: bytes })
const sealed = z.strictObject({
  format: z.literal(FORMAT),
  alg: z.literal(ALGORITHM),
  key: z.string(),
  wrapped: box,
  secret: box,
})
type Box = z.infer<typeof box>

/** JSON: the secret under a key of its own, and that key under one of the vault's. */
export type Sealed = z.input<typeof sealed>

/** Where a vault's keys come from, to look there again when they change while it is in use. */
export interface KeySource extends KeyOrigin {
  look(): Promise<readonly Key[]>
}

/** Milliseconds: a key that is nowhere must not send every request to look for it. */
const SELDOM = 5_000

export class Vault {
  readonly source: KeySource | undefined
  #keys: readonly Key[]
  #newest: Key
  #looking: Promise<void> | undefined
  #lookedAt = Number.NEGATIVE_INFINITY

  constructor(keys: readonly Key[], source?: KeySource) {
    this.#newest = last(keys)
    this.#keys = keys
    this.source = source
  }

  /** Looks again where the keys come from. Those that are not there any more open what they sealed as long as this process lives. */
  async look(): Promise<void> {
    this.#looking ??= this.#look().finally(() => {
      this.#looking = undefined
    })
    await this.#looking
  }

  async #look(): Promise<void> {
    if (!this.source) return
    const keys = await this.source.look()
    const gone = this.#keys.filter(({ id }) => !keys.some((key) => key.id === id))
    this.#newest = last(keys)
    this.#keys = [...gone, ...keys]
  }

  /** Before something is opened: another process may have sealed it with a key that came while this one runs. */
  async bring(id: string): Promise<void> {
    if (this.#keys.some((key) => key.id === id)) return
    if (this.#looking === undefined && performance.now() - this.#lookedAt < SELDOM) return
    this.#lookedAt = performance.now()
    await this.look()
  }

  /** Names the key that seals now. */
  get key(): string {
    return this.#newest.id
  }

  /** Stored beside what that key sealed: whoever has another key under its id is found out. */
  get check(): string {
    return this.#newest.check
  }

  /** Tells whether two secrets are the same, to nobody who lacks the key: with only the database no guess is confirmed. */
  nameOf(secret: Secret): string {
    return createHmac('sha256', this.#newest.bytes).update(`fairlead secret ${secret.reveal()}`).digest('hex')
  }

  /** The public key by which others know what this installation signed; another one with each new key. */
  get signer(): string {
    return publicOf(signerOf(this.#newest.bytes))
  }

  sign(anchor: Anchor): SignedAnchor {
    return signAnchor(anchor, signerOf(this.#newest.bytes))
  }

  seal(secret: Secret, binding: Binding): Sealed {
    const own = randomBytes(32)
    const plain = Buffer.from(secret.reveal(), 'utf8')
    const inner = encrypt(own, plain, about(binding, 'secret'))
    plain.fill(0)
    return this.#wrap(own, inner, binding)
  }

  /** Throws unless it is whole and belongs here. There is no way for a secret that was never sealed. */
  open(stored: unknown, binding: Binding): Secret {
    const { own, secret } = this.#unwrap(stored, binding)
    const plain = decrypt(own, secret, about(binding, 'secret'))
    own.fill(0)
    const opened = new Secret(plain.toString('utf8'))
    plain.fill(0)
    return opened
  }

  /** The same secret under the newest key. */
  rewrap(stored: unknown, binding: Binding): Sealed {
    const { own, secret } = this.#unwrap(stored, binding)
    return this.#wrap(own, secret, binding)
  }

  #wrap(own: Buffer, secret: Box, binding: Binding): Sealed {
    const { id, bytes } = this.#newest
    const wrapped = encrypt(bytes, own, about(binding, `key under ${id}`))
    own.fill(0)
    return { format: FORMAT, alg: ALGORITHM, key: id, wrapped: asText(wrapped), secret: asText(secret) }
  }

  #unwrap(stored: unknown, binding: Binding): { own: Buffer; secret: Box } {
    const read = sealed.safeParse(stored)
    if (!read.success) throw foreign()
    const { key, wrapped, secret } = read.data
    const found = this.#keys.find((one) => one.id === key)
    if (!found)
      throw missing(
        `A token is sealed with key ${key}, which is not here.`,
        'Add that key to the key file, above the newest.',
      )
    return { own: decrypt(found.bytes, wrapped, about(binding, `key under ${key}`)), secret }
  }
}

function last(keys: readonly Key[]): Key {
  const newest = keys.at(-1)
  if (!newest) throw missing('There is no key.', 'Set FAIRLEAD_KEY_FILE.')
  return newest
}

function about(binding: Binding, part: string): Buffer {
  const { owner, version, site, purpose, origins } = binding
  return Buffer.from(
    canonical({ format: FORMAT, part, owner, version, site, purpose, origins: [...origins].sort() }),
    'utf8',
  )
}

function encrypt(key: Buffer, plain: Buffer, associated: Buffer): Box {
  const iv = randomBytes(IV)
  const cipher = createCipheriv('aes-256-gcm', key, iv, TAG).setAAD(associated)
  const data = Buffer.concat([cipher.update(plain), cipher.final()])
  return { iv, tag: cipher.getAuthTag(), data }
}

function decrypt(key: Buffer, { iv, tag, data }: Box, associated: Buffer): Buffer {
  if (iv.length !== IV || tag.length !== TAG.authTagLength) throw foreign()
  const decipher = createDecipheriv('aes-256-gcm', key, iv, TAG).setAAD(associated).setAuthTag(tag)
  try {
    return Buffer.concat([decipher.update(data), decipher.final()])
  } catch {
    throw foreign()
  }
}

function asText({ iv, tag, data }: Box): Sealed['secret'] {
  return { iv: iv.toString('base64'), tag: tag.toString('base64'), data: data.toString('base64') }
}

function foreign(): Fault {
  return new Fault(
    'internal',
    'A sealed token was changed, or was sealed for something else than where it was found. It is not used.',
    {
      remedy: 'Store the token again.',
    },
  )
}
