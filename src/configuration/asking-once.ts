/** A client that asks for a list of the whole site once, however many kinds want it. For one snapshot: it forgets nothing. */
import { z } from 'zod'
import { type Json, type Query, queryText } from '../base/index.ts'
import { fits, type Jira, type Shape } from '../jira/index.ts'

/** What names an object is wanted by one kind alone, and would be kept for nothing. */
const LIST = /^\/rest\/api\/\d\/[a-z/]+$/i
const ANYTHING = z.unknown()

/** On Cloud no two kinds want the same list: there it would be kept for nothing, all of a large site's. */
export function askingOnce(jira: Jira): Jira {
  if (jira.deployment === 'cloud') return jira
  const answers = new Map<string, Promise<unknown>>()
  const once = async <T>(shape: Shape<T>, way: 'get' | 'all', path: string, query: Query): Promise<T> => {
    const question = `${way} ${path}${queryText(query)}`
    const answer = answers.get(question) ?? jira[way](ANYTHING, path, query)
    answers.set(question, answer)
    return fits(shape, (await answer) as Json, path, jira.site)
  }
  return {
    ...jira,
    get: (shape, path, query = {}) =>
      LIST.test(path) ? once(shape, 'get', path, query) : jira.get(shape, path, query),
    all: (shape, path, query = {}) =>
      LIST.test(path) ? once(z.array(shape), 'all', path, query) : jira.all(shape, path, query),
  }
}
