/** Conflicts: two edits of the same field, and whose was kept. */
import { z } from 'zod'
import { findItem, getConflict, listConflicts } from '../../store/index.ts'
import { defineAction } from '../action.ts'
import { decideConflict, restoreConflict } from '../flows/decide-conflict.ts'
import { namesOf } from '../flows/portfolio-view.ts'
import { BY_ROW, DECIDE_CONFLICT, LIST_CONFLICTS } from '../inputs-portfolio.ts'
import { CONFLICT } from '../shapes/index.ts'
import { showConflict } from './show-conflict.ts'

export const listConflictsAction = defineAction({
  name: 'conflicts.list',
  says: 'Conflicts, newest first.',
  method: 'GET',
  path: '/conflicts',
  needs: 'viewer',
  audit: 'never',
  input: LIST_CONFLICTS,
  output: z.object({ conflicts: z.array(CONFLICT) }),
  async run({ db }, { state, item, limit }) {
    const of = item === undefined ? {} : { item: (await findItem(db, item)).id }
    const names = await namesOf(db)
    return { conflicts: (await listConflicts(db, { ...of, state, limit })).map((one) => showConflict(one, names)) }
  },
})

export const decideConflictAction = defineAction({
  name: 'conflicts.decide',
  says: 'Decide a conflict: Jira’s value or the portfolio’s.',
  method: 'POST',
  path: '/conflicts/{id}/decide',
  needs: 'editor',
  audit: 'always',
  input: DECIDE_CONFLICT,
  output: CONFLICT,
  async run(context, { id, winner }) {
    await decideConflict(context, id, winner)
    return showConflict(await getConflict(context.db, id), await namesOf(context.db))
  },
})

export const restoreConflictAction = defineAction({
  name: 'conflicts.restore',
  says: 'Put the value back that a conflict overruled.',
  method: 'POST',
  path: '/conflicts/{id}/restore',
  needs: 'editor',
  audit: 'always',
  input: BY_ROW,
  output: CONFLICT,
  async run(context, { id }) {
    await restoreConflict(context, id)
    return showConflict(await getConflict(context.db, id), await namesOf(context.db))
  },
})
