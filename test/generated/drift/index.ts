/** A second site made of the first: some things gone, some changed, some renamed, some of its own; other ids, another order. */
import { Desk } from '../design/desk.ts'
import { drawContexts } from '../design/fields.ts'
import { add, TABLES } from '../design/index.ts'
import type { Design, Table, Tag } from '../design/types.ts'
import { Draw } from '../draw.ts'
import { Names } from '../names.ts'
import { driftApprovals } from './approvals.ts'
import { anotherKey, EDITS } from './edits.ts'
import { exchangeNames } from './exchange.ts'
import { driftFilters } from './filters.ts'
import { repair } from './repair.ts'

export interface Drifted {
  readonly design: Design
  /** Things that an earlier deployment paired: their ids are remembered, so that they may have other names. */
  readonly known: ReadonlySet<Tag>
}

export function drift(seed: number, source: Design): Drifted {
  const draw = new Draw(seed * 7 + 3)
  const desk = new Desk(draw, new Names(draw, 1001), structuredClone(source), '~')
  const known = knownOf(draw, source)
  for (const table of TABLES) lose(desk, table)
  repair(desk)
  for (const table of TABLES) {
    change(desk, table, known)
    add(desk, table, draw.chance(0.35) ? 1 : 0)
  }
  for (const field of desk.design.fields) if (field.tag.includes('~')) field.contexts = drawContexts(desk, field)
  repair(desk)
  for (const table of TABLES) desk.design[table] = draw.shuffled<unknown>(desk.design[table]) as never
  driftFilters(seed, desk.design, known)
  exchangeNames(seed, source, desk.design, known)
  driftApprovals(seed, desk.design)
  return { design: desk.design, known }
}

/** All, none, or some. */
function knownOf(draw: Draw, design: Design): Set<Tag> {
  const share = draw.pick([0, 0.7, 1])
  const tags = TABLES.flatMap((table) => design[table].map(({ tag }: { readonly tag: Tag }) => tag))
  return new Set(tags.filter(() => draw.chance(share)))
}

const LOST = 0.15

function lose(desk: Desk, table: Table): void {
  desk.design[table] = (desk.design[table] as { tag: Tag }[]).filter(() => !desk.draw.chance(LOST)) as never
}

function change<T extends Table>(desk: Desk, table: T, known: ReadonlySet<Tag>): void {
  const edits = EDITS[table]
  for (const row of desk.design[table] as Design[T][number][]) {
    if (row.tag.includes('~') || desk.draw.chance(0.5)) continue
    for (const edit of desk.draw.some(edits, 1, 3)) edit(row, desk)
    if (!known.has(row.tag)) continue
    if (RENAMED.has(table) && desk.draw.chance(0.3)) row.name = desk.names.next(table)
    if ('key' in row && desk.draw.chance(0.2)) anotherKey(row, desk)
  }
}

/** Jira's API renames no workflow and no group, and people name themselves. */
const RENAMED: ReadonlySet<Table> = new Set(
  TABLES.filter((table) => !['workflows', 'groups', 'people'].includes(table)),
)
