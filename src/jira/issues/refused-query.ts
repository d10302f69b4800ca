/** What it means that a query was refused: a project that is not there for us, or words that are wrong. */
import { Fault, isFault } from '../../base/index.ts'

/** Jira's words of a project in a query, by key, name or id (jira-assumptions, JQL). */
const UNKNOWN = /value (?:with ID )?['"]([^'"]+)['"] does not exist for the field ['"]?project['"]?/gi

/** Runs a search; a 400 comes out with `facts.unknownProjects` where Jira names them, else with `facts.jql`. */
export async function searching<T>(search: () => Promise<T>): Promise<T> {
  try {
    return await search()
  } catch (error) {
    throw isFault(error, 'jira.refused') && error.facts.status === 400 ? explained(error) : error
  }
}

function explained(refused: Fault): Fault {
  const unknownProjects = unknownIn(String(refused.facts.says ?? ''))
  return new Fault('jira.refused', refused.message, {
    ...(refused.about === undefined ? {} : { about: refused.about }),
    remedy:
      unknownProjects.length > 0
        ? 'Give the account the permission to browse the project, or take the project out of scope.'
        : 'Correct the query.',
    facts: { ...refused.facts, ...(unknownProjects.length > 0 ? { unknownProjects } : { jql: true }) },
    cause: refused,
  })
}

export function unknownIn(words: string): string[] {
  return [...new Set([...words.matchAll(UNKNOWN)].map(([, name]) => name ?? ''))]
}
