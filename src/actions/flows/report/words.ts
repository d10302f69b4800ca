/** The words of a report, the same in each of its forms. Pure. */
import type { IdentityView } from '../../shapes/index.ts'
import type { Report, ReportedStep, Said } from './report.ts'

export const STATES: Readonly<Record<Report['state'], string>> = {
  queued: 'Waiting',
  running: 'Running',
  paused: 'Paused',
  stopped: 'Stopped',
  done: 'Done',
  failed: 'Ended with failures',
}

export const STEP_STATES: Readonly<Record<ReportedStep['state'], string>> = {
  waiting: 'Waiting',
  running: 'Begun',
  'by-hand': 'Waits for a person',
  done: 'Done',
  adopted: 'Was so already',
  failed: 'Failed',
  stale: 'Stale',
  skipped: 'Skipped',
}

const SAID: Readonly<Record<Said['what'], string>> = {
  started: 'started it',
  acting: 'acts',
  paused: 'paused it',
  stopped: 'stopped it',
  resumed: 'resumed it',
  retried: 'retried',
  skipped: 'skipped',
  confirmed: 'said that it is done by hand:',
}

/** `skipped "Create screen X" with 3 that wait for it: by hand`. */
export function saidText({ what, account, step, steps, why }: Said): string {
  const along = (steps ?? 1) - 1
  return [
    SAID[what],
    what === 'acting' ? ` as the Jira account ${account ?? '?'}` : '',
    step === null ? '' : ` “${step}”`,
    along > 0 ? ` with ${along} that ${along === 1 ? 'waits' : 'wait'} for it` : '',
    why === null ? '' : `: ${why}`,
  ].join('')
}

/** `2026-11-22 03:04:05 UTC`: readers of a file may be anywhere. */
export const timeText = (at: string | null): string => (at === null ? '–' : `${at.slice(0, 19).replace('T', ' ')} UTC`)

export function durationText(milliseconds: number | null): string {
  if (milliseconds === null) return '–'
  if (milliseconds < 1_000) return `${milliseconds} ms`
  const seconds = milliseconds / 1_000
  if (seconds < 90) return `${seconds.toFixed(1)} s`
  const minutes = Math.round(seconds / 60)
  return minutes < 90 ? `${minutes} min` : `${(minutes / 60).toFixed(1)} h`
}

export const lasted = ({ startedAt, finishedAt }: Report): number | null =>
  finishedAt === null ? null : Date.parse(finishedAt) - Date.parse(startedAt)

export const projectsText = (projects: Report['projects']): string =>
  projects === null ? 'the whole site' : projects.join(', ')

export function proofText({ proof, state }: Report): string {
  if (proof === null)
    return state === 'done' || state === 'failed' ? 'It could not be compared again.' : 'Not yet: it has not ended.'
  const is = proof.equal ? 'equal' : `${proof.differences.length} not equal`
  return [`Both sites were read again at ${timeText(proof.at)} and compared: ${is}.`, ...unprovenText(proof)].join(' ')
}

/** What the target does not show stands on somebody's word. */
function unprovenText({ unproven }: NonNullable<Report['proof']>): string[] {
  if (unproven.length === 0) return []
  const said = unproven.map(
    ({ what, by }) => `${what.toLowerCase()} (${by === null ? 'not confirmed' : `confirmed by ${by}`})`,
  )
  return [`Not provable here: ${said.join(', ')}.`]
}

const WHOSE = { own: 'own token', service: 'service connection', environment: 'token of the environment' } as const

const identityText = ({ site, account, whose }: IdentityView): string => `${account} on ${site}, ${WHOSE[whose]}`

/** Facts of the head, in order. */
export const factsOf = (report: Report): readonly (readonly [string, string])[] => [
  ['Source', report.from],
  ['Target', report.to],
  ['Scope', projectsText(report.projects)],
  ['State', report.error === null ? STATES[report.state] : `${STATES[report.state]}: ${report.error}`],
  ['Started', timeText(report.startedAt)],
  ['Ended', timeText(report.finishedAt)],
  ['Lasted', durationText(lasted(report))],
  ['Read as', report.identities?.source ? identityText(report.identities.source) : '–'],
  ['Acted as', report.accounts.join(', ') || '–'],
  ['Proven at start', report.identities ? identityText(report.identities.target) : '–'],
  ['Plan', report.plan.fingerprint],
  ...(report.approval ? ([['Approved by', `${report.approval.who}, ${timeText(report.approval.at)}`]] as const) : []),
  ['Steps', countsText(report)],
  ['Compared again', proofText(report)],
]

export function countsText({ counts, plan }: Report): string {
  const told = Object.entries(counts).filter(([, count]) => count > 0)
  const words = told.map(([state, count]) => `${count} ${STEP_STATES[state as ReportedStep['state']].toLowerCase()}`)
  return `${plan.steps}${words.length > 0 ? `: ${words.join(', ')}` : ''}`
}
