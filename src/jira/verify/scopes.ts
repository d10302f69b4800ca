/** Which scopes a scoped token lacks. `mypermissions` tells what the account may do, never what its token may. */
import { isFault } from '../../base/index.ts'
import type { Line } from '../exchange.ts'
import { heard } from './ask.ts'
import { stateOf } from './verification.ts'

/** One cheap question for each scope that deployments need and that reading can prove (security of each operation). */
const QUESTIONS = [
  { scope: 'read:jira-work', path: '/rest/api/3/project/search?maxResults=1' },
  { scope: 'manage:jira-project', path: '/rest/api/3/screens?maxResults=1' },
  { scope: 'manage:jira-configuration', path: '/rest/api/3/issuetypescheme?maxResults=1' },
] as const

export async function missingScopes(line: Line): Promise<string[]> {
  const missing: string[] = []
  for (const { scope, path } of QUESTIONS) if (await lacks(line, path)) missing.push(scope)
  return missing
}

async function lacks(line: Line, path: string): Promise<boolean> {
  try {
    await heard(line, { method: 'GET', path })
    return false
  } catch (error) {
    if (isFault(error, 'connection.refused') && stateOf(error) === 'missing-permission') return true
    throw error
  }
}
