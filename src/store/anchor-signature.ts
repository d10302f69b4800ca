/** Anchors that leave are signed: whoever has the public key knows later which are this installation's, and needs no secret for it. */
import { createPrivateKey, createPublicKey, hkdfSync, type KeyObject, sign, verify } from 'node:crypto'
import { canonical } from '../base/index.ts'

export interface Anchor {
  readonly instance: string
  readonly seq: number
  readonly hash: string
}

/** `signer`: the public key of Ed25519, in base64url. */
export interface SignedAnchor extends Anchor {
  readonly signer: string
  readonly signature: string
}

const PURPOSE = 'fairlead audit anchor'
/** What stands before a private key of Ed25519 in PKCS #8 (RFC 8410). */
const BEFORE_SEED = Buffer.from('302e020100300506032b657004220420', 'hex')
/** Of a public key and of a signature, in base64url. */
const LENGTHS = { signer: 43, signature: 86 }

/** Comes of a key that seals: another purpose, so that nothing of what it seals can be told from it. */
export function signerOf(sealing: Buffer): KeyObject {
  const seed = Buffer.from(hkdfSync('sha256', sealing, '', PURPOSE, 32))
  return createPrivateKey({ key: Buffer.concat([BEFORE_SEED, seed]), format: 'der', type: 'pkcs8' })
}

export const publicOf = (signer: KeyObject): string => createPublicKey(signer).export({ format: 'jwk' }).x ?? ''

export function signAnchor(anchor: Anchor, signer: KeyObject): SignedAnchor {
  const signature = sign(null, signed(anchor), signer).toString('base64url')
  return { ...anchor, signer: publicOf(signer), signature }
}

export function isSigned({ signer, signature, ...anchor }: SignedAnchor): boolean {
  if (signer.length !== LENGTHS.signer || signature.length !== LENGTHS.signature) return false
  try {
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: signer }, format: 'jwk' })
    return verify(null, signed(anchor), key, Buffer.from(signature, 'base64url'))
  } catch {
    return false
  }
}

const signed = ({ instance, seq, hash }: Anchor): Buffer =>
  Buffer.from(`${PURPOSE} ${canonical({ instance, seq, hash })}`, 'utf8')
