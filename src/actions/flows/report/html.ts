/** The report as one file that needs nothing else: no script, light and dark, and fit to be printed. Pure. */
import type { Left } from './left.ts'
import type { Named, Report, ReportedStep, Said } from './report.ts'
import { STYLE } from './style.ts'
import { durationText, factsOf, STEP_STATES, saidText, timeText } from './words.ts'

export function htmlOf(report: Report): string {
  const { from, to, people, left, losses, warnings, steps, proof } = report
  const title = `Deployment ${from} → ${to}`
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="color-scheme" content="light dark">
<title>${text(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<header><h1>${text(title)}</h1><p class="state" data-state="${report.state}">${text(verdict(report))}</p></header>
<dl>${factsOf(report).map(fact).join('')}</dl>
${section('Left for a person', left.map(leftItem), 'ul')}
${section('Not equal', proof && !proof.equal ? proof.differences.map(item) : [], 'ul')}
${section('Losses that were named', losses.map(namedItem), 'ul')}
${section('Warnings', warnings.map(namedItem), 'ul')}
${section('Who did what', people.map(saidItem), 'ol')}
<section><h2>Steps</h2>${steps.map(step).join('')}</section>
</body>
</html>
`
}

function verdict({ state, proof, left }: Report): string {
  if (state === 'done' && proof?.equal) return 'Done, compared again: equal'
  if (left.length > 0) return `${left.length} left for a person`
  return state === 'done' ? 'Done' : 'Not ended'
}

const fact = ([name, value]: readonly [string, string]): string => `<dt>${text(name)}</dt><dd>${text(value)}</dd>`
const item = (says: string): string => `<li>${text(says)}</li>`
const namedItem = ({ about, says }: Named): string => `<li><b>${text(about)}</b> ${text(says)}</li>`
const leftItem = ({ title, why, todo }: Left): string =>
  `<li><b>${text(title)}</b><br>${text(why)}<br><i>${text(todo)}</i></li>`
const saidItem = (one: Said): string =>
  `<li><time>${text(timeText(one.at))}</time> <b>${text(one.who)}</b> ${text(saidText(one))}</li>`

const section = (title: string, items: readonly string[], list: 'ul' | 'ol'): string =>
  items.length === 0 ? '' : `<section><h2>${text(title)}</h2><${list}>${items.join('')}</${list}></section>`

function step({ title, state, why, skippedBy, requests }: ReportedStep): string {
  const by = skippedBy === null ? '' : `by ${skippedBy}: `
  const told = why === null ? '' : `<p>${text(by + why)}</p>`
  const rows = requests.map(
    ({ method, path, outcome, at, milliseconds, says }) =>
      `<tr><td><b>${text(method)}</b> <code>${text(path)}</code></td><td>${text(outcome)}${says === null ? '' : `<br>${text(says)}`}</td>` +
      `<td>${text(timeText(at))}</td><td>${text(durationText(milliseconds))}</td></tr>`,
  )
  const table =
    rows.length === 0
      ? ''
      : `<table><thead><tr><th>Request</th><th>Outcome</th><th>At</th><th>Took</th></tr></thead><tbody>${rows.join('')}</tbody></table>`
  return `<article data-state="${state}"><h3>${text(title)} <span>${text(STEP_STATES[state])}</span></h3>${told}${table}</article>`
}

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Names are people's: whatever they hold is text. */
export const text = (says: string): string => says.replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign)
