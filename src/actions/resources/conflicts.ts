/** Conflicts: two edits of the same field, and whose was kept. */
import { z } from 'zod'
import { defineAction } from '../action.ts'
import { BY_ROW, DECIDE_CONFLICT, LIST_CONFLICTS } from '../inputs-portfolio.ts'
import { CONFLICT } from '../shapes/index.ts'
import { later } from './later.ts'

export const listConflictsAction = defineAction({
  name: 'conflicts.list',
  says: 'Conflicts, newest first.',
  method: 'GET',
  path: '/conflicts',
  needs: 'viewer',
  audit: 'never',
  input: LIST_CONFLICTS,
  output: z.object({ conflicts: z.array(CONFLICT) }),
  run: later,
})

export const decideConflictAction = defineAction({
  name: 'conflicts.decide',
  says: 'Decide a conflict: Jira’s value or the portfolio’s.',
  method: 'POST',
  path: '/conflicts/{id}/decide',
  needs: 'deployer',
  audit: 'always',
  input: DECIDE_CONFLICT,
  output: CONFLICT,
  run: later,
})

export const restoreConflictAction = defineAction({
  name: 'conflicts.restore',
  says: 'Put the value back that a conflict overruled.',
  method: 'POST',
  path: '/conflicts/{id}/restore',
  needs: 'deployer',
  audit: 'always',
  input: BY_ROW,
  output: CONFLICT,
  run: later,
})
