/** The report as a table: one row for each request, and one for each step that sent none. Pure. */
import type { Report } from './report.ts'
import { STEP_STATES } from './words.ts'

const HEAD = [
  ...['deployment', 'from', 'to', 'plan', 'step', 'object', 'what', 'state', 'why', 'skipped by'],
  ...['method', 'path', 'outcome', 'at', 'milliseconds', 'answer'],
]

export function csvOf(report: Report): string {
  const { id, from, to, plan, steps } = report
  const rows = steps.flatMap(({ title, about, verb, state, why, skippedBy, requests }) => {
    const step = [id, from, to, plan.fingerprint, title, about, verb, STEP_STATES[state], why ?? '', skippedBy ?? '']
    if (requests.length === 0) return [[...step, '', '', '', '', '', '']]
    return requests.map(({ method, path, outcome, at, milliseconds, says }) => [
      ...step,
      ...[method, path, outcome, at, milliseconds === null ? '' : String(milliseconds), says ?? ''],
    ])
  })
  return `${[HEAD, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`
}

/** A spreadsheet takes what begins like this for a formula, also after a tab or a new line. */
const FORMULA = /^[\s]*[=+\-@\t\r＝＋－＠]/u

/** Quoted always; what would be a formula begins with an apostrophe, which makes it text. */
export function cell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text
  return `"${safe.replaceAll('"', '""')}"`
}
