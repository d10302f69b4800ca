/** Lifecycle stages and members: the words and the people of the portfolio. */
import { z } from 'zod'
import { defineAction } from '../action.ts'
import { LIST_MEMBERS, SAVE_STAGES } from '../inputs-portfolio.ts'
import { MEMBER, STAGE } from '../shapes/index.ts'
import { later } from './later.ts'

export const listStagesAction = defineAction({
  name: 'stages.list',
  says: 'The lifecycle stages, in their order.',
  method: 'GET',
  path: '/stages',
  needs: 'viewer',
  audit: 'never',
  input: z.object({}),
  output: z.object({ stages: z.array(STAGE) }),
  run: later,
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
  run: later,
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
  run: later,
})
