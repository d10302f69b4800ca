/** The last hour in one line: how much was written where, how much failed. Pure. */
import type { SyncStepView } from '../../../actions/index.ts'

const HOUR = 3_600_000

/** `whole`: older steps than these there are none; otherwise the hour may hold more than is known. */
export function hourText(steps: readonly SyncStepView[], now: number, whole: boolean): string {
  const since = now - HOUR
  const ended = steps.filter(({ endedAt }) => endedAt !== null && Date.parse(endedAt) >= since)
  const count = (fits: (step: SyncStepView) => boolean): number => ended.filter(fits).length
  const written = (to: SyncStepView['to']): number => count((step) => step.state === 'done' && step.to === to)
  const oldest = steps.at(-1)
  const partial = !whole && oldest !== undefined && Date.parse(oldest.at) >= since
  const failed = count(({ state }) => state === 'failed')
  return `Last hour: ${partial ? 'at least ' : ''}${written('jira')} written to Jira, ${written('portfolio')} here, ${failed} failed.`
}
