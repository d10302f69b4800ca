/** Sessions: where somebody is signed in, seen and ended by themselves, and by whoever administers people. */
import { z } from 'zod'
import { Fault } from '../../base/index.ts'
import { endSession, endSessionsOf, getSession, listSessions, type StoredSession } from '../../store/index.ts'
import { defineAction, mayRun } from '../action.ts'
import type { Actor } from '../context.ts'
import { PERSON_ID, SESSION_ID } from '../inputs-sign-in.ts'
import { SESSION, type SessionView } from '../shapes/index.ts'

export const listSessionsAction = defineAction({
  name: 'sessions.list',
  says: 'Where you are signed in; for administrators, where somebody else is.',
  method: 'GET',
  path: '/sessions',
  needs: 'viewer',
  keys: 'never',
  audit: 'never',
  input: z.object({ person: PERSON_ID.optional() }),
  output: z.object({ sessions: z.array(SESSION) }),
  async run({ db, actor }, { person }) {
    const whose = person ?? ownOf(actor)
    refuseOthers(actor, whose)
    return { sessions: (await listSessions(db, whose)).map((one) => show(one, actor)) }
  },
})

export const endSessionAction = defineAction({
  name: 'sessions.end',
  says: 'End one session: whoever uses it must sign in again.',
  method: 'DELETE',
  path: '/sessions/{id}',
  needs: 'viewer',
  keys: 'never',
  proof: true,
  audit: 'always',
  input: z.object({ id: SESSION_ID }),
  output: z.object({}),
  async run({ db, actor }, { id }) {
    const { personId } = await getSession(db, id)
    refuseOthers(actor, personId)
    await endSession(db, id)
    return {}
  },
})

export const endSessionsAction = defineAction({
  name: 'sessions.endAll',
  says: 'End all sessions but this one; for administrators, all of somebody else.',
  method: 'POST',
  path: '/sessions/end',
  needs: 'viewer',
  keys: 'never',
  proof: true,
  audit: 'always',
  input: z.object({ person: PERSON_ID.optional() }),
  output: z.object({ ended: z.number() }),
  async run({ db, actor }, { person }) {
    const whose = person ?? ownOf(actor)
    refuseOthers(actor, whose)
    return { ended: await endSessionsOf(db, whose, actor.session?.id) }
  },
})

function ownOf({ kind, id }: Actor): string {
  if (kind === 'person') return id
  throw new Fault('input.invalid', 'Say whose sessions: a command has none.', { about: 'person' })
}

/** As if it were not there: nobody learns from a guess whose session it is. */
function refuseOthers(actor: Actor, whose: string): void {
  if ((actor.kind === 'person' && actor.id === whose) || mayRun(actor.role, { needs: 'administrator' })) return
  throw new Fault('not-found', 'This session has ended already.')
}

const show = (one: StoredSession, actor: Actor): SessionView => ({
  id: one.id,
  way: one.way,
  agent: one.agent,
  begunAt: one.begunAt.toISOString(),
  seenAt: one.seenAt.toISOString(),
  provedAt: one.provedAt.toISOString(),
  endsAt: one.endsAt.toISOString(),
  current: one.id === actor.session?.id,
})
