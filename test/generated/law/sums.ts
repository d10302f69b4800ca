/** What a law has seen so far, said at its end and kept in the file that SEED_SUMS names: a long run may be made in parts. */
import { appendFileSync, existsSync, readFileSync } from 'node:fs'

export interface Sum {
  readonly law: string
  readonly from: number
  readonly to: number
  readonly cases: number
  readonly seconds: number
  /** Whatever else the law counts. */
  readonly counts: Readonly<Record<string, number>>
}

export function keep(sum: Sum): string {
  const file = process.env.SEED_SUMS
  if (file === undefined) return said([sum])
  appendFileSync(file, `${JSON.stringify(sum)}\n`)
  return `${said([sum])}; with what ${file} keeps: ${said(kept(file).filter(({ law }) => law === sum.law))}`
}

function kept(file: string): Sum[] {
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []
  return lines.flatMap((line) => (line === '' ? [] : [JSON.parse(line) as Sum]))
}

function said(sums: readonly Sum[]): string {
  const counts: Record<string, number> = {}
  for (const sum of sums)
    for (const [name, count] of Object.entries(sum.counts)) counts[name] = (counts[name] ?? 0) + count
  const all = Object.entries(counts).map(([name, count]) => `${count} ${name}`)
  const [cases, seconds] = [
    sums.reduce((sum, one) => sum + one.cases, 0),
    sums.reduce((sum, one) => sum + one.seconds, 0),
  ]
  return `${cases} seeds in ${seconds.toFixed(0)} s: ${all.join(', ')}`
}
