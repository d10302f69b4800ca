/** A passkey's maker in software: makes a key for a site and signs what it is asked, as WebAuthn says; and lies where it is told to. */
import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'
import { isoCBOR } from '@simplewebauthn/server/helpers'

export interface Told {
  readonly challenge: string
  readonly rpId?: string
  readonly rp?: { readonly id?: string }
}

export interface Lies {
  readonly origin?: string
  readonly site?: string
  /** As if no finger was asked for. */
  readonly unverified?: boolean
  readonly counter?: number
  readonly type?: string
  /** By its number in COSE, what its key is said to sign by. */
  readonly algorithm?: number
}

const USER_PRESENT = 1
const USER_VERIFIED = 4
const MAY_SYNC = 8
const SYNCED = 16
const WITH_KEY = 64

const sha = (text: string | Buffer): Buffer => createHash('sha256').update(text).digest()
const text64 = (bytes: Buffer | Uint8Array): string => Buffer.from(bytes).toString('base64url')

export class Authenticator {
  readonly id = randomBytes(16)
  readonly #private: KeyObject
  readonly #public: { readonly x: string; readonly y: string }
  #counter: number
  readonly #counts: boolean

  constructor({ counts = true }: { counts?: boolean } = {}) {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
    this.#private = privateKey
    this.#public = { x, y }
    this.#counter = 0
    this.#counts = counts
  }

  /** What the browser answers to `navigator.credentials.create`. */
  make(options: Told, origin: string, lies: Lies = {}) {
    const site = lies.site ?? options.rp?.id ?? ''
    const clientData = this.#clientData('webauthn.create', options.challenge, origin, lies)
    const key = new Map<number, number | Uint8Array>([
      ...([
        [1, 2],
        [3, lies.algorithm ?? -7],
        [-1, 1],
      ] as const),
      [-2, new Uint8Array(Buffer.from(this.#public.x, 'base64url'))],
      [-3, new Uint8Array(Buffer.from(this.#public.y, 'base64url'))],
    ])
    const length = Buffer.alloc(2)
    length.writeUInt16BE(this.id.length)
    const data = Buffer.concat([
      this.#head(site, WITH_KEY, lies),
      ...[Buffer.alloc(16), length, this.id],
      Buffer.from(isoCBOR.encode(key)),
    ])
    const attestation = isoCBOR.encode(
      new Map<string, string | Map<string, never> | Uint8Array>([
        ['fmt', 'none'],
        ['attStmt', new Map<string, never>()],
        ['authData', new Uint8Array(data)],
      ]),
    )
    return this.#answer({
      clientDataJSON: text64(clientData),
      attestationObject: text64(attestation),
      transports: ['internal'],
    })
  }

  /** What it answers to `navigator.credentials.get`. */
  sign(options: Told, origin: string, lies: Lies = {}) {
    if (this.#counts) this.#counter++
    const clientData = this.#clientData('webauthn.get', options.challenge, origin, lies)
    const data = this.#head(lies.site ?? options.rpId ?? '', 0, lies)
    const signature = sign('sha256', Buffer.concat([data, sha(clientData)]), this.#private)
    return this.#answer({
      clientDataJSON: text64(clientData),
      authenticatorData: text64(data),
      signature: text64(signature),
    })
  }

  #clientData(type: string, challenge: string, origin: string, lies: Lies): Buffer {
    return Buffer.from(JSON.stringify({ type: lies.type ?? type, challenge, origin: lies.origin ?? origin }))
  }

  #head(site: string, more: number, { unverified, counter }: Lies): Buffer {
    const flags = USER_PRESENT | (unverified ? 0 : USER_VERIFIED) | MAY_SYNC | SYNCED | more
    const count = Buffer.alloc(4)
    count.writeUInt32BE(counter ?? this.#counter)
    return Buffer.concat([sha(site), Buffer.from([flags]), count])
  }

  #answer(response: Readonly<Record<string, unknown>>) {
    const id = text64(this.id)
    return { id, rawId: id, type: 'public-key' as const, clientExtensionResults: {}, response: response as never }
  }
}
