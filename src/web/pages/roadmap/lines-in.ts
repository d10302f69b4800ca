/** The lines of the roadmap out of the columns in which they arrive. Pure. */
import type { RoadmapHeadView, RoadmapItemView, RoadmapView } from '../../../actions/index.ts'
import { type Bar, dateOf } from '../../../portfolio/index.ts'

export interface RoadmapItem extends Omit<RoadmapItemView, 'issue' | 'site'> {
  readonly issue: { readonly connection: string; readonly key: string; readonly url: string } | null
}

type Ends = Omit<Bar, 'item'>
type Head<Kind> = Extract<RoadmapHeadView, { kind: Kind }>
export type RoadmapLine =
  | (Ends & {
      readonly kind: 'bar'
      readonly lane: null
      readonly depth: number
      readonly open: boolean | null
      readonly hit: boolean
      /** Where it stands as long as no move is written; null where no move carries it. */
      readonly still: Ends | null
      readonly item: RoadmapItem
    })
  | (Omit<Head<'lane'>, 'line' | 'item'> & { readonly item: RoadmapItem | null })
  | (Omit<Head<'undated'>, 'line' | 'items'> & { readonly items: readonly RoadmapItem[] })

const known = new WeakMap<RoadmapView, readonly RoadmapLine[]>()

/** The same lines for the same answer. */
export function linesIn(answer: RoadmapView): readonly RoadmapLine[] {
  const lines = known.get(answer) ?? made(answer)
  known.set(answer, lines)
  return lines
}

function made(answer: RoadmapView): RoadmapLine[] {
  const lines = barsIn(answer)
  // Each head stands where it is, with those before it in their places already.
  for (const head of answer.heads) lines.splice(head.line, 0, headIn(head, answer))
  return lines
}

function barsIn({ bars, still, passed, dates, sites }: RoadmapView): RoadmapLine[] {
  const [stillOf, datesOf] = [byId(still), byId(dates)]
  const led = new Set(passed)
  return rowsIn(bars).map(({ start, due, startFrom, dueFrom, depth, open, ...shown }) => {
    const { id } = shown
    const own = datesOf.get(id) ?? {
      start: startFrom === 'own' ? dateOf(start) : null,
      due: dueFrom === 'own' ? dateOf(due) : null,
    }
    const item = itemIn({ ...shown, start: own.start, due: own.due }, sites)
    const ends = { start, due, startFrom, dueFrom }
    return { kind: 'bar', lane: null, depth, open, hit: !led.has(id), ...ends, still: endsIn(stillOf.get(id)), item }
  })
}

function headIn({ line: _, ...head }: RoadmapHeadView, { sites }: RoadmapView): RoadmapLine {
  if (head.kind === 'undated') return { ...head, items: rowsIn(head.items).map((item) => itemIn(item, sites)) }
  return { ...head, item: head.item && itemIn(head.item, sites) }
}

/** A key that a policy hides leads nowhere. */
function itemIn({ issue, site, ...item }: RoadmapItemView, sites: RoadmapView['sites']): RoadmapItem {
  const at = site === null ? undefined : sites[site]
  if (issue === null || !at) return { ...item, issue: null }
  const url = /-\d+$/.test(issue) ? `${at.browse}${issue}` : ''
  return { ...item, issue: { connection: at.connection, key: issue, url } }
}

type RowOf<Columns> = { [Name in keyof Columns]: Columns[Name] extends readonly (infer One)[] ? One : never }

function rowsIn<Columns extends { readonly id: readonly string[] }>(columns: Columns): RowOf<Columns>[] {
  const all = Object.entries(columns) as [string, readonly unknown[]][]
  return columns.id.map((_, at) => Object.fromEntries(all.map(([name, of]) => [name, of[at]])) as RowOf<Columns>)
}

const byId = <One extends { readonly id: string }>(some: readonly One[]): ReadonlyMap<string, One> =>
  new Map(some.map((one) => [one.id, one]))

function endsIn(still: RoadmapView['still'][number] | undefined): Ends | null {
  if (!still) return null
  const { id: _, ...ends } = still
  return ends
}
