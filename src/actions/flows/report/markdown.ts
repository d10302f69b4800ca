/** The report as Markdown: for a ticket, a wiki or a pull request. Pure. */
import type { Left } from './left.ts'
import type { Named, Report, ReportedStep, Said } from './report.ts'
import { durationText, factsOf, STEP_STATES, saidText, timeText } from './words.ts'

export function markdownOf(report: Report): string {
  const { from, to, people, left, losses, warnings, steps, proof } = report
  const sections: (readonly string[])[] = [
    [`# Deployment ${plain(from)} → ${plain(to)}`],
    table(['', ''], factsOf(report)),
    ['## Who did what', ...people.map(said)],
    ...(left.length > 0 ? [['## Left for a person', ...left.map(leftLine)]] : []),
    ...(proof && !proof.equal ? [['## Not equal', ...proof.differences.map((one) => `- ${plain(one)}`)]] : []),
    ...(losses.length > 0 ? [['## Losses that were named', ...losses.map(namedLine)]] : []),
    ...(warnings.length > 0 ? [['## Warnings', ...warnings.map(namedLine)]] : []),
    ['## Steps', '', ...stepTable(steps)],
    ['## Requests', '', ...requestTable(steps)],
  ]
  return `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`
}

const said = (one: Said): string => `- ${timeText(one.at)}: ${plain(one.who)} ${plain(saidText(one))}`
const leftLine = ({ title, why, todo }: Left): string => `- **${plain(title)}**: ${plain(why)} ${plain(todo)}`
const namedLine = ({ about, says }: Named): string => `- ${plain(about)}: ${plain(says)}`

const stepTable = (steps: readonly ReportedStep[]): string[] =>
  table(
    ['Step', 'State', 'Why'],
    steps.map(({ title, state, why, skippedBy }) => [
      title,
      STEP_STATES[state],
      [skippedBy === null ? '' : `by ${skippedBy}`, why ?? ''].filter(Boolean).join(': '),
    ]),
  )

const requestTable = (steps: readonly ReportedStep[]): string[] =>
  table(
    ['Step', 'Request', 'Outcome', 'At', 'Took'],
    steps.flatMap(({ title, requests }) =>
      requests.map(({ method, path, outcome, at, milliseconds, says }) => [
        title,
        `${method} ${path}`,
        says === null ? outcome : `${outcome}: ${says}`,
        timeText(at),
        durationText(milliseconds),
      ]),
    ),
  )

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string[] => [
  row(head),
  row(head.map(() => '---')),
  ...rows.map((cells) => row(cells.map(plain))),
]
const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`

/** Names are people's: nothing in them is markup, and none breaks a line or a table. */
export const plain = (text: string): string =>
  text.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]<>#|~!&]/g, (sign) => `\\${sign}`)
