/** Passkeys: registered, named and removed by whoever signs in with them. */
import { z } from 'zod'
import type { NewPasskeyAnswer } from '../../host/index.ts'
import { proveSession, removePasskey, renamePasskey } from '../../store/index.ts'
import { defineAction } from '../action.ts'
import { factorsOf, firstRecoveryCodes, refuseLeavingAlone } from '../flows/factors.ts'
import { ownAccount } from '../flows/own-account.ts'
import { beginPasskey, savePasskey } from '../flows/passkeys.ts'
import { PASSKEY_ID, PASSKEY_NAME, SAVE_PASSKEY } from '../inputs-sign-in.ts'
import { RECOVERY_CODES } from '../shapes/index.ts'

const OWN = { needs: 'viewer', audit: 'always', keys: 'never' } as const

export const beginPasskeyAction = defineAction({
  ...OWN,
  name: 'passkeys.begin',
  says: 'What a browser is asked for to make a passkey; good once and for five minutes.',
  method: 'POST',
  path: '/passkeys/begin',
  proof: true,
  enrols: true,
  input: z.object({}),
  output: z.object({ options: z.record(z.string(), z.unknown()) }),
  async run(context) {
    const { person, session } = await ownAccount(context)
    return { options: { ...(await beginPasskey(context.db, session.origin, person)) } }
  },
})

export const savePasskeyAction = defineAction({
  ...OWN,
  name: 'passkeys.save',
  says: 'Keep the passkey that the browser made; gives recovery codes when there are none yet, once.',
  method: 'POST',
  path: '/passkeys',
  enrols: true,
  secrets: ['answer'],
  input: SAVE_PASSKEY,
  output: RECOVERY_CODES,
  async run(context, { name, answer }) {
    const { db } = context
    const { person, session } = await ownAccount(context)
    await savePasskey(db, session.origin, person.id, { name, answer: answer as unknown as NewPasskeyAnswer })
    await proveSession(db, session.id, session.way === 'password' ? 'passkey' : undefined)
    return { recoveryCodes: await db.transaction().execute((tx) => firstRecoveryCodes(tx, person.id)) }
  },
})

export const renamePasskeyAction = defineAction({
  ...OWN,
  name: 'passkeys.rename',
  says: 'Give a passkey of yours another name.',
  method: 'PUT',
  path: '/passkeys/{id}',
  input: z.object({ id: PASSKEY_ID, name: PASSKEY_NAME }),
  output: z.object({}),
  async run(context, { id, name }) {
    const { person } = await ownAccount(context)
    await renamePasskey(context.db, person.id, id, name)
    return {}
  },
})

export const removePasskeyAction = defineAction({
  ...OWN,
  name: 'passkeys.remove',
  says: 'Remove a passkey of yours: nobody signs in with it any more.',
  method: 'DELETE',
  path: '/passkeys/{id}',
  proof: true,
  input: z.object({ id: PASSKEY_ID }),
  output: z.object({}),
  async run(context, { id }) {
    const { person } = await ownAccount(context)
    const { codesSince, passkeys } = await factorsOf(context, person.id)
    if (codesSince === null && passkeys.length <= 1) await refuseLeavingAlone(context.db, person.id)
    await removePasskey(context.db, person.id, id)
    return {}
  },
})
