/** Key results: the measured ends of an item. */
import { Fault, type Problem } from '../../base/index.ts'
import { checkKeyResult, type KeyResult } from '../../portfolio/index.ts'
import {
  dropKeyResult,
  findItem,
  grow,
  insertKeyResult,
  lockKeyResult,
  type Said,
  type Tx,
  writeKeyResult,
} from '../../store/index.ts'
import { defineAction } from '../action.ts'
import type { Context } from '../context.ts'
import { saidBy } from '../flows/change-item.ts'
import { BY_ROW, CHANGE_KEY_RESULT, CREATE_KEY_RESULT } from '../inputs-portfolio.ts'
import { ITEM } from '../shapes/index.ts'
import { showItem } from './show-item.ts'

export const createKeyResultAction = defineAction({
  name: 'keyResults.create',
  says: 'Give an item a key result.',
  method: 'POST',
  path: '/items/{id}/key-results',
  needs: 'editor',
  audit: 'always',
  input: CREATE_KEY_RESULT,
  output: ITEM,
  async run(context, { id, ...given }) {
    const item = await findItem(context.db, id)
    const wanted = { ...given, item: item.id, current: given.current ?? null }
    refuse(checkKeyResult(wanted))
    await change(context, (tx, said) => insertKeyResult(tx, wanted, said))
    return showItem(context, item.id)
  },
})

export const changeKeyResultAction = defineAction({
  name: 'keyResults.change',
  says: 'Change a key result, or say its new value.',
  method: 'PUT',
  path: '/key-results/{id}',
  needs: 'editor',
  audit: 'always',
  input: CHANGE_KEY_RESULT,
  output: ITEM,
  async run(context, { id, ...given }) {
    const item = await change(context, async (tx, said) => {
      const before = await lockKeyResult(tx, id)
      const present = Object.entries(given).filter(([, value]) => value !== undefined)
      const after: KeyResult = { ...before, ...Object.fromEntries(present) }
      refuse(checkKeyResult(after))
      await writeKeyResult(tx, before, after, said)
      return before.item
    })
    return showItem(context, item)
  },
})

export const removeKeyResultAction = defineAction({
  name: 'keyResults.remove',
  says: 'Take a key result away, with its values.',
  method: 'DELETE',
  path: '/key-results/{id}',
  needs: 'editor',
  audit: 'always',
  input: BY_ROW,
  output: ITEM,
  async run(context, { id }) {
    const item = await change(context, async (tx) => {
      const { item: of } = await lockKeyResult(tx, id)
      await dropKeyResult(tx, id)
      return of
    })
    return showItem(context, item)
  },
})

function change<T>(context: Context, work: (tx: Tx, said: Said) => Promise<T>): Promise<T> {
  return context.db.transaction().execute(async (tx) => {
    const made = await work(tx, saidBy(context))
    await grow(tx, 'portfolio')
    return made
  })
}

function refuse(problems: readonly Problem[]): void {
  const [first] = problems
  if (!first) return
  throw new Fault('input.invalid', problems.map(({ says }) => says).join(' '), {
    about: first.about,
    problems,
    ...(first.remedy === undefined ? {} : { remedy: first.remedy }),
  })
}
