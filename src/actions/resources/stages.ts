/** Lifecycle stages: the words of the portfolio. */
import { z } from 'zod'
import { grow, loadStages, saveStages } from '../../store/index.ts'
import { defineAction } from '../action.ts'
import { SAVE_STAGES } from '../inputs-portfolio.ts'
import { STAGE } from '../shapes/index.ts'

export const listStagesAction = defineAction({
  name: 'stages.list',
  says: 'The lifecycle stages, in their order.',
  method: 'GET',
  path: '/stages',
  needs: 'viewer',
  audit: 'never',
  input: z.object({}),
  output: z.object({ stages: z.array(STAGE) }),
  run: async ({ db }) => ({ stages: await loadStages(db) }),
})

export const saveStagesAction = defineAction({
  name: 'stages.save',
  says: 'Name and order the lifecycle stages; one that items are in is never dropped.',
  method: 'PUT',
  path: '/stages',
  needs: 'administrator',
  audit: 'always',
  input: SAVE_STAGES,
  output: z.object({ stages: z.array(STAGE) }),
  async run({ db }, { stages }) {
    await db.transaction().execute(async (tx) => {
      await saveStages(tx, stages)
      await grow(tx, 'portfolio')
    })
    return { stages: await loadStages(db) }
  },
})
