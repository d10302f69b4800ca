/** The proof, at connection time, that a window of minutes finds what was touched in it and nothing else; and of the clocks. */
import type { Problem } from '../../base/index.ts'
import type { Jira } from '../client.ts'
import { inProjects, updatedWithinMinutes, withIds } from './jql.ts'
import { firstOf } from './search.ts'
import type { Row } from './search-cloud.ts'

const MINUTE = 60_000
const MOST_SKEW = 30_000
const TRIES = 3

export async function proveWindows(jira: Jira, projectIds: readonly string[]): Promise<Problem[]> {
  for (let tries = 1; ; tries++) {
    const newest = await newestIn(jira, projectIds)
    if (newest === null || newest.updated === null) return [...clocks(jira), unproven(jira)]
    const problems = await tested(jira, newest, newest.updated)
    // Touched in between, it may rightly be in a window that it was not in: the proof is made with what is newest then.
    const isSame = problems.length === 0 || (await newestIn(jira, projectIds))?.updated === newest.updated
    if (isSame || tries >= TRIES) return [...clocks(jira), ...problems]
  }
}

const newestIn = (jira: Jira, projectIds: readonly string[]): Promise<Row | null> =>
  firstOf(jira, `${inProjects(projectIds)} ORDER BY updated DESC`)

async function tested(jira: Jira, { id }: Row, updated: number): Promise<Problem[]> {
  const age = Math.max(0, jira.serverNow() - updated)
  const minutes = Math.floor(age / MINUTE)
  const finds = async (window: number) =>
    (await firstOf(jira, `${withIds([id])} AND ${updatedWithinMinutes(window)}`)) !== null
  const problems: Problem[] = []
  if (!(await finds(minutes + 2))) problems.push(misses(jira))
  // JQL cuts both sides to the minute: a window a whole minute shorter than the age must leave it out.
  if (age > 2 * MINUTE && (await finds(minutes - 1))) problems.push(tooWide(jira))
  return problems
}

function misses(jira: Jira): Problem {
  return {
    severity: 'blocks',
    code: 'window-misses',
    about: jira.site,
    says: `A search for what was touched lately does not find the issue that was touched last on ${jira.site}.`,
    remedy: 'Have the search index of the site checked, and test the connection again.',
  }
}

function tooWide(jira: Jira): Problem {
  return {
    severity: 'blocks',
    code: 'window-too-wide',
    about: jira.site,
    says: `A search for what was touched lately finds an issue on ${jira.site} that was touched earlier.`,
    remedy: 'Have the clocks and the search index of the site checked, and test the connection again.',
  }
}

function unproven(jira: Jira): Problem {
  return {
    severity: 'notes',
    code: 'window-unproven',
    about: jira.site,
    says: `The projects in scope on ${jira.site} have no issue yet, so searches by time could not be tried.`,
  }
}

function clocks(jira: Jira): Problem[] {
  const skew = jira.skew()
  if (skew === null || Math.abs(skew) <= MOST_SKEW) return []
  const seconds = Math.round(Math.abs(skew) / 1_000)
  return [
    {
      severity: 'warns',
      code: 'clock-skew',
      about: jira.site,
      says: `The clock of ${jira.site} is ${seconds} seconds ${skew > 0 ? 'ahead of' : 'behind'} ours. Sync counts by the site's.`,
      remedy: 'Set both clocks by a time server: times of edits on both sides are compared where the newest wins.',
    },
  ]
}
