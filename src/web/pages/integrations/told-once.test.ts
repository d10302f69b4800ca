/** Of a connection each thing is said once, and none is left out. */
import { describe, expect, test } from 'vitest'
import type { ProblemView, SyncStatusView } from '../../../actions/index.ts'
import { toldOnce } from './told-once.ts'

const problem = (code: string, says: string): ProblemView => ({
  ...{ severity: 'blocks', code, about: 'sync', says, remedy: `Mend ${code}.` },
})
const ABSENT = problem('many-absent', '60 of 300 issues are no longer to be seen.')
const WRITES = problem('many-writes', '200 issues in Jira would be changed at once.')
const TOKEN = problem('token', 'Jira refuses the token.')
const at = '2026-11-24T00:00:00.000Z'
const told = (status: Partial<SyncStatusView>) =>
  toldOnce({
    ...{ says: 'Both sides are kept aligned.', remedy: null, frozen: null, mass: null, problems: [] },
    ...status,
  } as SyncStatusView)

describe('where it stands still for an answer', () => {
  const { says, remedy } = { ...ABSENT }
  const status = { says, remedy, frozen: { absent: 60, of: 300, at }, problems: [ABSENT] }

  test('the question says it, and neither the line nor the list', () => {
    expect(told(status)).toEqual({ asks: true, says: null, remedy: null, problems: [] })
  })

  test('what else there is stays listed', () => {
    expect(told({ ...status, problems: [ABSENT, TOKEN] }).problems).toEqual([TOKEN])
  })

  test('what stops it is told on the line all the same', () => {
    const stopped = told({ ...status, says: TOKEN.says, remedy: TOKEN.remedy, problems: [TOKEN, ABSENT] })
    expect(stopped).toEqual({ asks: false, says: TOKEN.says, remedy: TOKEN.remedy, problems: [] })
  })
})

test('masses of writes stand in their question, while the line says that the rest goes on', () => {
  const { asks, says, problems } = told({ mass: { issues: 200, at }, problems: [WRITES, TOKEN] })
  expect({ asks, says, problems }).toEqual({ asks: false, says: 'Both sides are kept aligned.', problems: [TOKEN] })
})

test('what is found and asked nowhere stays listed', () => {
  expect(told({ problems: [ABSENT, WRITES] }).problems).toEqual([ABSENT, WRITES])
})
