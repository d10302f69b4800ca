/** Lifecycle stages and members: the words and the people of the portfolio. */
import { z } from 'zod'
import { grow, loadMembers, loadStages, saveStages } from '../../store/index.ts'
import { defineAction } from '../action.ts'
import { LIST_MEMBERS, SAVE_STAGES } from '../inputs-portfolio.ts'
import { MEMBER, STAGE } from '../shapes/index.ts'

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

export const listMembersAction = defineAction({
  name: 'members.list',
  says: 'Who may own an item.',
  method: 'GET',
  path: '/members',
  needs: 'viewer',
  audit: 'never',
  input: LIST_MEMBERS,
  output: z.object({ members: z.array(MEMBER) }),
  async run({ db }, { search = '' }) {
    const text = search.toLowerCase()
    const found = (await loadMembers(db)).filter(
      ({ name, email }) => name.toLowerCase().includes(text) || email?.toLowerCase().includes(text),
    )
    return { members: found.map((member) => ({ ...member, accounts: [...member.accounts] })) }
  },
})
