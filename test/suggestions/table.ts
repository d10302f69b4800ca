/** The scores of the suggester as a table, by field and by language. */
import type { Judged, Score } from './judge.ts'

export function table({ byField, byLanguage, all, asked }: Judged, sites: number): string {
  const rows = [
    ['', 'answers', 'found', 'left', 'wrong', 'rightly left', 'found %', 'wrong %'],
    ...[...byField].map(([name, score]) => row(name, score)),
    ...[...byLanguage].sort().map(([name, score]) => row(name, score)),
    row('all', all),
  ]
  const widths = rows[0]?.map((_, at) => Math.max(...rows.map((cells) => cells[at]?.length ?? 0))) ?? []
  const lines = rows.map((cells) =>
    cells.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join('  '),
  )
  return [`${sites} sites, ${(asked / sites).toFixed(1)} counts asked of each`, ...lines].join('\n')
}

function row(name: string, score: Score): string[] {
  const counts = [score.answers, score.found, score.left, score.wrong, score.rightlyLeft].map(String)
  return [name, ...counts, percent(foundShare(score)), percent(wrongShare(score))]
}

const percent = (share: number): string => (share * 100).toFixed(1)

/** Of what has an answer. */
export const foundShare = ({ found, answers }: Score): number => (answers === 0 ? 1 : found / answers)
/** Of what is suggested. */
export const wrongShare = ({ found, wrong }: Score): number => (found + wrong === 0 ? 0 : wrong / (found + wrong))
