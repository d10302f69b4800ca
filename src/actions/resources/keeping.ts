/** What keeps an installation sound: tokens sealed anew after a new key. */
import { z } from 'zod'
import { rewrapCredentials, rewrapHooks } from '../../store/index.ts'
import { defineAction } from '../action.ts'

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
