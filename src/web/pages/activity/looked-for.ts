/** What the address says is looked for in the audit log, as the server is asked for it. Pure. */
import type { View } from '../../view.ts'

export interface LookedFor {
  readonly search?: string
  readonly actor?: string
  readonly action?: string
  readonly outcome?: string
  readonly from?: string
  readonly to?: string
}

const DAY = /^\d{4}-\d\d-\d\d$/

/** Days are the reader’s own, and the last one counts whole. */
export function lookedFor(view: View): LookedFor {
  const wanted = {
    search: view.q?.trim().slice(0, 200),
    ...{ actor: view.who, action: view.what, outcome: view.outcome },
    from: startOf(view.from, 0),
    to: startOf(view.to, 1),
  }
  return Object.fromEntries(Object.entries(wanted).filter(([, value]) => value))
}

function startOf(day: string | undefined, later: number): string | undefined {
  const [year = 0, month = 0, date = 0] = DAY.test(day ?? '') ? (day ?? '').split('-').map(Number) : []
  if (year === 0) return undefined
  const moment = new Date(year, month - 1, date + later)
  return Number.isNaN(moment.getTime()) ? undefined : moment.toISOString()
}
