/** Which field a project's boards estimate by: boards of one site may count story points in different fields. */
import { z } from 'zod'
import { isFault } from '../../base/index.ts'
import type { Jira } from '../client.ts'
import { readPages } from '../pages.ts'

const BOARDS = '/rest/agile/1.0/board'
/** Who has more boards on one project estimates by no one field. */
const MOST = 20

const BOARD = z.looseObject({ id: z.number() })
const CONFIGURATION = z.looseObject({
  estimation: z.looseObject({ type: z.string(), field: z.looseObject({ fieldId: z.string() }).nullish() }).nullish(),
})

/**
 * By project, where all its scrum boards that estimate by a custom field agree on one. Nothing is told of a project whose
 * boards the account or its token may not see.
 */
export async function estimationFields(jira: Jira, projects: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const told = await Promise.all(projects.map(async (project) => [project, await fieldOf(jira, project)] as const))
  return new Map(told.flatMap(([project, field]) => (field === null ? [] : [[project, field]])))
}

async function fieldOf(jira: Jira, project: string): Promise<string | null> {
  try {
    const boards = await readPages(jira, BOARD, BOARDS, { projectKeyOrId: project, type: 'scrum' })
    if (boards.length > MOST) return null
    const fields = await Promise.all(boards.map(({ id }) => estimationOf(jira, id)))
    const [only, ...more] = new Set(fields.filter((field) => field?.startsWith('customfield_')))
    return more.length === 0 ? (only ?? null) : null
  } catch (error) {
    // A site may be without Jira Software, a token without its scopes.
    if (isFault(error, 'jira.not-found') || isFault(error, 'jira.forbidden') || isFault(error, 'jira.refused'))
      return null
    throw error
  }
}

async function estimationOf(jira: Jira, board: number): Promise<string | null> {
  const { estimation } = await jira.get(CONFIGURATION, `${BOARDS}/${board}/configuration`)
  return estimation?.field?.fieldId ?? null
}
