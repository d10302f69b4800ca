/** Whether this Fairlead is itself or a copy, and the person's word that the other one is gone. */
import { z } from 'zod'
import { confirmInstance, whyWaits } from '../../store/index.ts'
import { defineAction } from '../action.ts'

const INSTANCE = z.object({
  /** Why nothing goes out to Jira; null when all is well. */
  waits: z.string().nullable(),
})

export const getInstanceAction = defineAction({
  name: 'instance.get',
  says: 'Whether this installation was found to be a copy, and therefore waits.',
  method: 'GET',
  path: '/instance',
  needs: 'viewer',
  audit: 'never',
  input: z.object({}),
  output: INSTANCE,
  run: async ({ db }) => ({ waits: await whyWaits(db) }),
})

export const confirmInstanceAction = defineAction({
  name: 'instance.confirm',
  says: 'Say that the other one is gone: this installation goes on with its connections, syncs and deployments.',
  method: 'POST',
  path: '/instance/confirm',
  proof: true,
  needs: 'administrator',
  audit: 'always',
  input: z.object({ otherIsGone: z.literal(true, 'Say that the other one is gone, and only when it is.') }),
  output: INSTANCE,
  async run({ db, settings, ownDatabase }) {
    await confirmInstance(db, { dataFolder: settings.dataFolder, isLocal: !ownDatabase })
    return { waits: await whyWaits(db) }
  },
})
