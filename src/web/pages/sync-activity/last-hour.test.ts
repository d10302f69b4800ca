/** The last hour of sync in one line. */
import { describe, expect, test } from 'vitest'
import type { SyncStepView } from '../../../actions/index.ts'
import { hourText } from './last-hour.ts'

const NOW = Date.parse('2026-03-02T12:00:00Z')
const step = (minutesAgo: number, changes: Partial<SyncStepView> = {}): SyncStepView => ({
  id: String(minutesAgo),
  connection: 'production',
  title: 'Set the due date of PAY-17',
  to: 'jira',
  item: null,
  key: 'PAY-17',
  field: 'due',
  value: null,
  state: 'done',
  why: null,
  at: new Date(NOW - minutesAgo * 60_000).toISOString(),
  endedAt: new Date(NOW - minutesAgo * 60_000).toISOString(),
  entries: [],
  ...changes,
})

describe('the last hour', () => {
  test('counts what was written by where, and what failed; what waits or was older does not count', () => {
    const steps = [
      step(1, { state: 'open', endedAt: null }),
      step(2),
      step(3),
      step(4, { to: 'portfolio' }),
      step(5, { state: 'failed' }),
      step(6, { state: 'stale' }),
      step(61),
    ]
    expect(hourText(steps, NOW, true)).toBe('Last hour: 2 written to Jira, 1 here, 1 failed.')
  })

  test('says that there may be more where the known steps do not reach back an hour', () => {
    expect(hourText([step(2)], NOW, false)).toBe('Last hour: at least 1 written to Jira, 0 here, 0 failed.')
    expect(hourText([step(2), step(90)], NOW, false)).toBe('Last hour: 1 written to Jira, 0 here, 0 failed.')
  })
})
