/** The figures of pages as tables. */
import { columns } from '../print.ts'
import type { ShownPage } from './pages.ts'

const MOVED = [
  ['not', 'still'],
  ['evenly', 'scrolled'],
  ['far', 'thrown'],
] as const

/** Of those that are sorted, the one that so many are not above. */
const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN

export function asPageTable(pages: readonly ShownPage[]): string {
  return [
    ...columns([
      ['PAGE', 'ROWS', 'FIRST PAINT S', 'FIRST ROW S', 'OF IT WORK', 'ELEMENTS'],
      ...pages.map(({ name, rows, firstPaint, firstRow, work, elements }) => [
        ...[name, String(rows), firstPaint.toFixed(2), firstRow.toFixed(2), work.toFixed(2), String(elements)],
      ]),
    ]),
    '',
    ...columns([
      ['PAGE', 'SCROLLED', 'FRAME MS', '95 %', 'LONGEST', 'OF IT WORK'],
      ...pages.flatMap((page) =>
        MOVED.map(([how, frames]) => {
          const { took, work } = page[frames]
          return [page.name, how, ...[0.5, 0.95, 1].map((share) => at(took, share).toFixed(0)), work.toFixed(1)]
        }),
      ),
    ]),
  ].join('\n')
}
