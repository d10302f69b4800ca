/** Key results: the measured ends of an item. */
import { defineAction } from '../action.ts'
import { BY_ROW, CHANGE_KEY_RESULT, CREATE_KEY_RESULT } from '../inputs-portfolio.ts'
import { ITEM } from '../shapes/index.ts'
import { later } from './later.ts'

export const createKeyResultAction = defineAction({
  name: 'keyResults.create',
  says: 'Give an item a key result.',
  method: 'POST',
  path: '/items/{id}/key-results',
  needs: 'deployer',
  audit: 'always',
  input: CREATE_KEY_RESULT,
  output: ITEM,
  run: later,
})

export const changeKeyResultAction = defineAction({
  name: 'keyResults.change',
  says: 'Change a key result, or say its new value.',
  method: 'PUT',
  path: '/key-results/{id}',
  needs: 'deployer',
  audit: 'always',
  input: CHANGE_KEY_RESULT,
  output: ITEM,
  run: later,
})

export const removeKeyResultAction = defineAction({
  name: 'keyResults.remove',
  says: 'Take a key result away, with its values.',
  method: 'DELETE',
  path: '/key-results/{id}',
  needs: 'deployer',
  audit: 'always',
  input: BY_ROW,
  output: ITEM,
  run: later,
})
