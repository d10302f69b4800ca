/** What keeps an installation sound: the audit's chain checked, tokens sealed anew after a new key. */
import { z } from 'zod'
import { rewrapCredentials, rewrapHooks, verifyAudit } from '../../store/index.ts'
import { defineAction } from '../action.ts'

export const verifyActivityAction = defineAction({
  name: 'activity.verify',
  says: 'Check that no row of the audit log was changed, added or taken out.',
  method: 'GET',
  path: '/activity/verify',
  needs: 'administrator',
  audit: 'never',
  input: z.object({}),
  output: z.object({ entries: z.number(), whole: z.boolean(), broken: z.number().nullable() }),
  async run({ db }) {
    const { entries, broken } = await verifyAudit(db)
    return { entries, whole: broken === null, broken }
  },
})

export const rewrapAction = defineAction({
  name: 'vault.rewrap',
  says: 'Seal every stored token and webhook secret with the newest key; older keys are not needed afterwards.',
  method: 'POST',
  path: '/vault/rewrap',
  needs: 'administrator',
  audit: 'always',
  input: z.object({}),
  output: z.object({ sealed: z.number() }),
  run: async ({ db, vault }) => ({ sealed: (await rewrapCredentials(db, vault)) + (await rewrapHooks(db, vault)) }),
})
