/** Items as pages show them, however many there are: lines of the tree or the table, of the roadmap, and what they are filtered by. */
import { z } from 'zod'
import { defineAction } from '../action.ts'
import { audienceOf } from '../flows/audience.ts'
import { itemCounts, linePage } from '../flows/item-lines.ts'
import { roadmapPage } from '../flows/roadmap-lines.ts'
import { COUNT_ITEMS, LIST_LINES, LIST_ROADMAP } from '../inputs-portfolio.ts'
import { ITEM_COUNTS, ITEM_LINE, ROADMAP } from '../shapes/index.ts'

export const listLinesAction = defineAction({
  name: 'items.lines',
  says: 'A page of the items as a tree, as far as it is open, or as a sorted table.',
  method: 'GET',
  path: '/items/lines',
  needs: 'viewer',
  audit: 'never',
  input: LIST_LINES,
  output: z.object({ rows: z.array(ITEM_LINE), total: z.number(), shown: z.number(), of: z.number() }),
  run: ({ db, world, actor }, asked) => linePage({ db, now: world.now(), audience: audienceOf(actor) }, asked),
})

export const countItemsAction = defineAction({
  name: 'items.counts',
  says: 'How many items there are, or of one level, of each stage, owner, health, label, and how many wait.',
  method: 'GET',
  path: '/items/counts',
  needs: 'viewer',
  audit: 'never',
  input: COUNT_ITEMS,
  output: ITEM_COUNTS,
  run: ({ db, world, actor }, { level }) => itemCounts({ db, now: world.now(), audience: audienceOf(actor) }, level),
})

export const roadmapAction = defineAction({
  name: 'items.roadmap',
  says: 'A page of the roadmap’s lines: lanes, bars, and what has no dates.',
  method: 'GET',
  path: '/items/roadmap',
  needs: 'viewer',
  audit: 'never',
  input: LIST_ROADMAP,
  output: ROADMAP,
  run: ({ db, world, actor }, asked) => roadmapPage({ db, now: world.now(), audience: audienceOf(actor) }, asked),
})
