/** Who is told to add a second factor, and who gets no further without one. */
import { type Action, type Actor, factorsOf, holdsFactor, mayRun } from '../actions/index.ts'
import { Fault } from '../base/index.ts'
import type { Person, StoredSession } from '../store/index.ts'
import type { SignInPorts } from './session-cookie.ts'

/** `must` where nothing else is open, to everybody; else `should` to whoever may deploy or touch credentials. */
export async function advice(
  ports: SignInPorts,
  { person, session }: { readonly person: Person; readonly session: StoredSession },
): Promise<'should' | 'must' | null> {
  if (isConfined(ports, { session })) return 'must'
  if (!mayRun(person.role, { needs: 'deployer' }) || session.way !== 'password') return null
  return holdsFactor(await factorsOf(ports, person.id)) ? null : 'should'
}

/** A password alone does not do for them: they may set up a second factor, and nothing else. */
function isConfined(
  { settings }: Pick<SignInPorts, 'settings'>,
  { session }: { readonly session?: Pick<StoredSession, 'way'> },
): boolean {
  return settings.requireSecondFactor && session?.way === 'password'
}

export function refuseConfined(ports: Pick<SignInPorts, 'settings'>, action: Action, actor: Actor): void {
  if (action.enrols || action.needs === 'anyone' || !isConfined(ports, actor)) return
  throw new Fault('no-second-factor', 'Here nobody works with a password alone.', {
    remedy: 'Add a one-time code or a passkey under Settings → Your account.',
  })
}

/** What is dangerous asks who it is, unless they proved it minutes ago. A command on the machine is the operator’s own. */
export function refuseUnproved({ settings }: Pick<SignInPorts, 'settings'>, action: Action, { session }: Actor): void {
  if (!action.proof || !session || Date.now() - session.provedAt <= settings.proofMinutes * 60_000) return
  throw new Fault('not-proved', 'Confirm that it is you: what you ask for is dangerous in the wrong hands.', {
    remedy: 'Prove once more who you are, with your password, a code, a passkey or single sign-on.',
  })
}
