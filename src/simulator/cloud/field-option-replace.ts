/** Taking an option out of issues, or another in its place, on Cloud: a task of its own. */
import { type Ask, first, type Reply, type Route, refuse } from '../http.ts'
import { BadQuery, find, prepare } from '../jql/index.ts'
import { optionOf } from '../model/field-option.ts'
import { replaceOption } from '../model/field-value.ts'
import type { Issue } from '../records.ts'
import { startTask } from '../tasks.ts'
import { listContext } from './field-option.ts'

export const fieldOptionReplaceRoutes: readonly Route[] = [
  {
    needs: 'administer',
    scopes: ['manage:jira-configuration'],
    method: 'DELETE',
    path: '/rest/api/3/field/{fieldId}/context/{contextId}/option/{optionId}/issue',
    operation: 'replaceCustomFieldOption',
    handle: replace,
  },
]

function replace(ask: Ask): Reply {
  const { field, context } = listContext(ask)
  const from = optionOf(context, ask.params.optionId ?? '')
  const to = first(ask, 'replaceWith')
  if (to !== undefined) optionOf({ options: field.contexts.flatMap((one) => one.options) }, to)
  const jql = first(ask, 'jql')
  const issues = jql === undefined ? [...ask.site.issues.all()] : matching(ask, jql)
  const replacing = to === undefined ? '' : `, and replace with option ${to}`
  const name = `Remove option ${from.id} from issues matched by '${jql ?? '*'}'${replacing}`
  return startTask(ask, name, () => replaceOption(ask.site, field, ask.user, issues, from.id, to ?? null))
}

function matching({ site, user }: Ask, jql: string): Issue[] {
  try {
    return find(prepare(site, user, jql), Number.POSITIVE_INFINITY)
  } catch (error) {
    if (error instanceof BadQuery) throw refuse(400, error.messages)
    throw error
  }
}
