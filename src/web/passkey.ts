/** Passkeys in this browser: makes one, and answers with one. */
import {
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
} from '@simplewebauthn/browser'
import { Refused, send } from './api.ts'

export type PasskeyAnswer = Readonly<Record<string, unknown>>

export const makePasskey = (options: Readonly<Record<string, unknown>>) =>
  inWords(() => startRegistration({ optionsJSON: options as unknown as PublicKeyCredentialCreationOptionsJSON }))

/** The server asks, the device answers. */
export async function answerPasskey(): Promise<PasskeyAnswer> {
  const { options } = (await send('POST', '/session/passkey/ask')) as { options: PublicKeyCredentialRequestOptionsJSON }
  return { ...(await inWords(() => startAuthentication({ optionsJSON: options }))) }
}

/** Browsers tell of what went wrong by names for programmers. */
async function inWords<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const name = error instanceof Error ? error.name : ''
    const says =
      name === 'InvalidStateError'
        ? 'This device holds a passkey of yours for Fairlead already.'
        : name === 'NotAllowedError'
          ? 'No passkey answered.'
          : 'This browser cannot use a passkey here.'
    throw new Refused(0, { code: 'passkey', says, remedy: 'Try again, or go another way.' })
  }
}
