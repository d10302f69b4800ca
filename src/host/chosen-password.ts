/** A password that somebody chooses: judged, looked for among those of breaches, and sealed. */
import { Fault } from '../base/index.ts'
import { isBreached } from './breached-passwords.ts'
import { type Owner, refusesPassword } from './judge-password.ts'
import { sealPassword } from './password.ts'

/** `breached`: the operator's list; where it is named and cannot be read, no password is taken unlooked for. */
export async function sealChosen(password: string, owner: Owner, breached: string | undefined): Promise<string> {
  const refused =
    refusesPassword(password, owner) ??
    (breached !== undefined && (await looked(password, breached))
      ? 'This password is known from a breach elsewhere: whoever guesses tries it.'
      : undefined)
  if (refused !== undefined) throw new Fault('input.invalid', refused, { about: 'password' })
  return sealPassword(password)
}

async function looked(password: string, list: string): Promise<boolean> {
  try {
    return await isBreached(password, list)
  } catch (cause) {
    throw new Fault('setup.missing', 'The list of breached passwords cannot be read, so none is taken now.', {
      remedy: 'Ask who runs this Fairlead to run its doctor.',
      cause,
    })
  }
}
