/** Passkeys (WebAuthn): what a browser is asked, and whether its answer is right for this origin. The device must have asked for a finger, a face or a PIN. */
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server'
import { Fault, type Secret } from '../base/index.ts'

export type PasskeyWanted = PublicKeyCredentialCreationOptionsJSON
export type PasskeyAsked = PublicKeyCredentialRequestOptionsJSON
export type NewPasskeyAnswer = RegistrationResponseJSON
export type PasskeyAnswer = AuthenticationResponseJSON

export interface KnownPasskey {
  readonly id: string
  readonly publicKey: string
  readonly counter: number
  readonly transports: readonly string[]
}

/** Loaded when somebody has a passkey: a command starts sooner. */
const webAuthn = () => import('@simplewebauthn/server')

/** By their numbers in COSE: EdDSA, ECDSA on P-256, and RSA, both with SHA-256. None with SHA-1. */
const ALGORITHMS = [-8, -7, -257]

/** The site that a passkey belongs to, as browsers see it. */
const siteOf = (origin: string): string => new URL(origin).hostname
const bytesOf = (word: Secret): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(word.reveal(), 'base64url'))
const named = (known: readonly KnownPasskey[]) =>
  known.map(({ id, transports }) => ({ id, transports: [...transports] }))

export async function wantPasskey(
  origin: string,
  challenge: Secret,
  person: { readonly id: string; readonly name: string; readonly email: string },
  known: readonly KnownPasskey[],
): Promise<PasskeyWanted> {
  const { generateRegistrationOptions } = await webAuthn()
  return generateRegistrationOptions({
    rpName: 'Fairlead',
    rpID: siteOf(origin),
    userID: new Uint8Array(Buffer.from(person.id.replaceAll('-', ''), 'hex')),
    userName: person.email,
    userDisplayName: person.name,
    challenge: bytesOf(challenge),
    attestationType: 'none',
    supportedAlgorithmIDs: ALGORITHMS,
    excludeCredentials: named(known),
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
  })
}

/** Of nobody in particular, the browser offers those it holds for this site. */
export async function askPasskey(
  origin: string,
  challenge: Secret,
  known: readonly KnownPasskey[] = [],
): Promise<PasskeyAsked> {
  const { generateAuthenticationOptions } = await webAuthn()
  return generateAuthenticationOptions({
    rpID: siteOf(origin),
    challenge: bytesOf(challenge),
    userVerification: 'required',
    ...(known.length === 0 ? {} : { allowCredentials: named(known) }),
  })
}

/** The word that the answer is an answer to, before anything of it is believed. */
export function challengeIn({ response }: NewPasskeyAnswer | PasskeyAnswer): string {
  try {
    const said: unknown = JSON.parse(Buffer.from(response.clientDataJSON, 'base64url').toString('utf8'))
    if (typeof said === 'object' && said !== null && 'challenge' in said) return String(said.challenge)
  } catch {
    // It answers nothing then.
  }
  return ''
}

export async function readNewPasskey(answer: NewPasskeyAnswer, origin: string, challenge: string) {
  const { verifyRegistrationResponse } = await webAuthn()
  const { registrationInfo: made } = await told(() =>
    verifyRegistrationResponse({
      response: answer,
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: siteOf(origin),
      requireUserVerification: true,
      supportedAlgorithmIDs: ALGORITHMS,
    }),
  )
  if (!made) throw wrong()
  const { credential, credentialDeviceType, credentialBackedUp } = made
  return {
    id: credential.id,
    publicKey: Buffer.from(credential.publicKey).toString('base64url'),
    counter: credential.counter,
    transports: credential.transports ?? [],
    maySync: credentialDeviceType === 'multiDevice',
    synced: credentialBackedUp,
  }
}

/** Gives how often it has signed, which must have grown where it counts at all. */
export async function readPasskey(answer: PasskeyAnswer, origin: string, challenge: string, known: KnownPasskey) {
  const { verifyAuthenticationResponse } = await webAuthn()
  const { verified, authenticationInfo: info } = await told(() =>
    verifyAuthenticationResponse({
      response: answer,
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: siteOf(origin),
      requireUserVerification: true,
      credential: {
        id: known.id,
        publicKey: new Uint8Array(Buffer.from(known.publicKey, 'base64url')),
        counter: known.counter,
      },
    }),
  )
  if (!verified) throw wrong()
  return { counter: info.newCounter, synced: info.credentialBackedUp }
}

/** The library throws at whatever is not as it must be, in words for programmers. */
async function told<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (cause) {
    throw wrong(cause)
  }
}

const wrong = (cause?: unknown): Fault =>
  new Fault('not-allowed', 'This passkey’s answer is not one that Fairlead takes.', {
    remedy: 'Try again at the address that Fairlead is always opened by.',
    cause,
  })
