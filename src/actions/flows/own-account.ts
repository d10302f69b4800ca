/** What belongs to a person who signed in, and to nobody else: a command and an API key have no account of their own. */
import { Fault } from '../../base/index.ts'
import { findPerson, type Person } from '../../store/index.ts'
import type { ActorSession, Context } from '../context.ts'

export interface OwnAccount {
  readonly person: Person
  /** Null for whoever signs in by a provider only. */
  readonly password: { readonly sealed: string; readonly changedAt: Date } | null
  readonly session: ActorSession
}

export async function ownAccount({ db, actor }: Pick<Context, 'db' | 'actor'>): Promise<OwnAccount> {
  const found = actor.kind === 'person' && actor.session ? await findPerson(db, actor.id) : undefined
  if (found && actor.session) return { ...found, session: actor.session }
  throw new Fault('input.invalid', 'This is for a person who has signed in.', { remedy: 'Sign in to the web app.' })
}
