/** A deployment's report in the form that is asked for, as a file. Pure. */
import type { FileView } from '../../shapes/index.ts'
import { csvOf } from './csv.ts'
import { htmlOf } from './html.ts'
import { markdownOf } from './markdown.ts'
import { type Report, reportOf, type Telling } from './report.ts'
import { withoutAddresses } from './without-addresses.ts'

export type ReportFormat = 'html' | 'json' | 'csv' | 'markdown'

const FORMS: Readonly<Record<ReportFormat, { type: string; end: string; write: (report: Report) => string }>> = {
  html: { type: 'text/html; charset=utf-8', end: 'html', write: htmlOf },
  json: {
    type: 'application/json; charset=utf-8',
    end: 'json',
    write: (report) => `${JSON.stringify(report, null, 2)}\n`,
  },
  csv: { type: 'text/csv; charset=utf-8', end: 'csv', write: csvOf },
  markdown: { type: 'text/markdown; charset=utf-8', end: 'md', write: markdownOf },
}

export function reportFile(telling: Telling, format: ReportFormat): FileView {
  const report = withoutAddresses(reportOf(telling))
  const { type, end, write } = FORMS[format]
  const name = `deployment-${report.from}-${report.to}-${report.startedAt.slice(0, 10)}`.replace(/[^\w.-]+/g, '-')
  return { name: `${name}.${end}`, type, text: write(report) }
}
