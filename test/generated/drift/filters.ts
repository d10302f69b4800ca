/** What becomes of filters on the second site: some gone, some edited, some renamed, some of its own; none names what is not there. */
import { Desk } from '../design/desk.ts'
import { drawEditors, drawFilter, drawQuery, drawShares } from '../design/filters.ts'
import type { Design, Filter, Share, Tag } from '../design/types.ts'
import { Draw } from '../draw.ts'
import { Names } from '../names.ts'
import { type Exists, existsIn } from './repair.ts'

/** Adds to `known` those that an earlier deployment paired. */
export function driftFilters(seed: number, design: Design, known: Set<Tag>): void {
  const draw = new Draw(seed * 19 + 13)
  const desk = new Desk(draw, new Names(draw, 1001), design, '~')
  design.filters = design.filters.filter(() => !draw.chance(0.15))
  repairFilters(design, existsIn(design))
  const share = draw.pick([0, 0.7, 1])
  for (const filter of design.filters) {
    if (draw.chance(share)) known.add(filter.tag)
    if (draw.chance(0.3)) continue
    for (const edit of draw.some(EDITS, 1, 3)) edit(filter, desk)
    if (known.has(filter.tag) && draw.chance(0.3)) filter.name = desk.names.next('filters')
  }
  if (design.filters.length > 0 && draw.chance(0.35)) design.filters.push(drawFilter(desk))
  design.filters = draw.shuffled(design.filters)
}

const EDITS: readonly ((row: Filter, desk: Desk) => void)[] = [
  (row, { names }) => {
    row.description = names.text()
  },
  (row, desk) => {
    row.owner = desk.one('people')
  },
  (row, desk) => {
    row.query = drawQuery(desk)
  },
  (row, desk) => {
    row.shares = drawShares(desk)
  },
  (row, desk) => {
    row.editors = drawEditors(desk)
  },
]

function repairFilters({ filters }: Design, exists: Exists): void {
  for (const filter of filters) {
    if (!exists(filter.owner)) filter.owner = 'people=ada.lindqvist@acme.example'
    filter.query = filter.query.flatMap((clause) => {
      const things = clause.things.filter(exists)
      return things.length === 0 ? [] : [{ ...clause, things }]
    })
    for (const list of ['shares', 'editors'] as const)
      filter[list] = filter[list].filter(({ holder, role }: Share) =>
        [holder, role].every((tag) => tag === null || tag === undefined || exists(tag)),
      )
  }
}
