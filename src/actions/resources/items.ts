/** Items, as they are read: the tree, one of them, its issues, its history. */
import { z } from 'zod'
import { defineAction } from '../action.ts'
import { audienceOf } from '../flows/audience.ts'
import { itemPage } from '../flows/item-page.ts'
import { BY_ITEM, ITEM_ISSUES, LIST_ITEMS } from '../inputs-portfolio.ts'
import { ITEM, ITEM_EVENT, LINKED_ISSUE, LISTED_ITEM, ROLL_UP } from '../shapes/index.ts'
import { eventsOf } from './item-events.ts'
import { issuesOf } from './item-issues.ts'
import { showItem } from './show-item.ts'

export const listItemsAction = defineAction({
  name: 'items.list',
  says: 'The tree of items in its order, or a page of it; what does not match stays where a match stands below it.',
  method: 'GET',
  path: '/items',
  needs: 'viewer',
  audit: 'never',
  input: LIST_ITEMS,
  output: z.object({ items: z.array(LISTED_ITEM), of: z.int() }),
  run: ({ db, world, actor }, asked) => itemPage({ db, now: world.now(), audience: audienceOf(actor) }, asked),
})

export const getItemAction = defineAction({
  name: 'items.get',
  says: 'One item: its fields and who said them, what stands below it, its conflicts.',
  method: 'GET',
  path: '/items/{id}',
  needs: 'viewer',
  audit: 'never',
  input: BY_ITEM,
  output: ITEM,
  run: (context, { id }) => showItem(context, id),
})

export const listItemIssuesAction = defineAction({
  name: 'items.issues',
  says: 'The issues that an item’s progress is made of, a page of them, with its formula.',
  method: 'GET',
  path: '/items/{id}/issues',
  needs: 'viewer',
  audit: 'never',
  input: ITEM_ISSUES,
  output: z.object({ rollUp: ROLL_UP, issues: z.array(LINKED_ISSUE), total: z.int() }),
  run: (context, asked) => issuesOf(context, asked),
})

export const itemHistoryAction = defineAction({
  name: 'items.history',
  says: 'What happened to an item, newest first.',
  method: 'GET',
  path: '/items/{id}/history',
  needs: 'viewer',
  audit: 'never',
  input: BY_ITEM,
  output: z.object({ events: z.array(ITEM_EVENT) }),
  run: async ({ db }, { id }) => ({ events: await eventsOf(db, id) }),
})
