/** Asks Jira how many issues have a value in each of a few fields: once for each, and only where several could be meant. */
import { isFault } from '../../base/index.ts'
import { countIssues, inProjects, type Jira } from '../../jira/index.ts'

/** Issues of these types, or of all where none is named. */
export interface Scope {
  readonly projects: readonly string[]
  readonly types: readonly string[]
}

/** Approximate. A field that cannot be searched for is not counted: it is then a person who chooses. */
export async function countUse(
  jira: Jira,
  fields: readonly string[],
  { projects, types }: Scope,
): Promise<readonly (readonly [field: string, issues: number])[]> {
  if (projects.length === 0) return []
  const ofTypes = types.length === 0 ? [] : [`issuetype in (${types.join(', ')})`]
  const scope = [inProjects(projects), ...ofTypes].join(' AND ')
  const counted = await Promise.all(
    fields.map(async (field) => [field, await countOf(jira, `${scope} AND ${isSet(field)}`)] as const),
  )
  return counted.flatMap(([field, count]) => (count === null ? [] : [[field, count] as const]))
}

/** A custom field by its number: several may have one name. */
const isSet = (field: string): string => `${field.replace(/^customfield_(\d+)$/, 'cf[$1]')} is not EMPTY`

async function countOf(jira: Jira, jql: string): Promise<number | null> {
  try {
    return await countIssues(jira, jql)
  } catch (error) {
    if (!isFault(error) || error.again) throw error
    return null
  }
}
