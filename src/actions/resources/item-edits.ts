/** Items, as people change them: made, edited, taken out; and what an edit would write before it is made. */
import { z } from 'zod'
import { defineAction } from '../action.ts'
import { changeItem, createItem, removeItem } from '../flows/change-item.ts'
import { previewEdit } from '../flows/preview.ts'
import { BY_ITEM, CHANGE_ITEM, CREATE_ITEM } from '../inputs-portfolio.ts'
import { ITEM, PREVIEW } from '../shapes/index.ts'
import { showItem } from './show-item.ts'

export const createItemAction = defineAction({
  name: 'items.create',
  says: 'Make an objective, an initiative or an outcome.',
  method: 'POST',
  path: '/items',
  needs: 'editor',
  audit: 'always',
  input: CREATE_ITEM,
  output: ITEM,
  async run(context, { level, ...wanted }) {
    return showItem(context, await createItem(context, level, wanted))
  },
})

export const changeItemAction = defineAction({
  name: 'items.change',
  says: 'Edit an item; what an integration aligns flows to Jira.',
  method: 'PUT',
  path: '/items/{id}',
  needs: 'editor',
  audit: 'always',
  input: CHANGE_ITEM,
  output: ITEM,
  async run(context, { id, fields }) {
    return showItem(context, await changeItem(context, id, fields))
  },
})

export const previewItemAction = defineAction({
  name: 'items.preview',
  says: 'What an edit would write, and where, before it is made.',
  method: 'POST',
  path: '/items/{id}/preview',
  needs: 'viewer',
  audit: 'never',
  input: CHANGE_ITEM,
  output: PREVIEW,
  run: (context, { id, fields }) => previewEdit(context, id, fields),
})

export const removeItemAction = defineAction({
  name: 'items.remove',
  says: 'Take an item out: what stands below it moves up, and its issue in Jira is not touched.',
  method: 'DELETE',
  path: '/items/{id}',
  needs: 'editor',
  audit: 'always',
  input: BY_ITEM,
  output: z.object({}),
  async run(context, { id }) {
    await removeItem(context, id)
    return {}
  },
})
