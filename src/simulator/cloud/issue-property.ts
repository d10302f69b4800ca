/** Properties of issues on Cloud: /rest/api/3/issue/{issueIdOrKey}/properties. */
import { type Ask, nothing, ok, type Reply, type Route, refuse } from '../http.ts'
import { refuseProperty, removeProperty, setProperties } from '../model/issue-property.ts'
import { projectOfIssue } from '../model/issue-sight.ts'
import { may } from '../model/permission.ts'
import type { Issue } from '../records.ts'
import { issueAsked } from './issue.ts'

const READ = { needs: 'anyone', scopes: ['read:jira-work'], method: 'GET' } as const
const WRITE = { needs: 'anyone', scopes: ['write:jira-work'] } as const
const PATH = '/rest/api/3/issue/{issueIdOrKey}/properties'
const ONE = `${PATH}/{propertyKey}`

export const issuePropertyRoutes: readonly Route[] = [
  { ...READ, path: PATH, operation: 'getIssuePropertyKeys', handle: list },
  { ...READ, path: ONE, operation: 'getIssueProperty', handle: get },
  { ...WRITE, method: 'PUT', path: ONE, operation: 'setIssueProperty', handle: put },
  { ...WRITE, method: 'DELETE', path: ONE, operation: 'deleteIssueProperty', handle: remove },
]

function list(ask: Ask): Reply {
  const issue = issueAsked(ask)
  const link = (key: string) => ask.site.link(`/rest/api/${ask.version}/issue/${issue.id}/properties/${key}`)
  return ok({ keys: Object.keys(issue.properties).map((key) => ({ self: link(key), key })) })
}

function get(ask: Ask): Reply {
  const key = ask.params.propertyKey ?? ''
  const value = issueAsked(ask).properties[key]
  if (value === undefined) throw refuse(404, `The property with key '${key}' does not exist.`)
  return ok({ key, value })
}

function editable(ask: Ask): Issue {
  const issue = issueAsked(ask)
  if (!may(ask.site, ask.user, 'EDIT_ISSUES', projectOfIssue(ask.site, issue), issue))
    throw refuse(403, 'You do not have permission to edit this issue.')
  return issue
}

/** The body is the value itself, whatever JSON it is. */
function put(ask: Ask): Reply {
  const issue = editable(ask)
  const key = ask.params.propertyKey ?? ''
  if (ask.body === undefined) throw refuse(400, 'The property value must not be empty.')
  refuseProperty(key, ask.body)
  const isNew = issue.properties[key] === undefined
  setProperties(ask.site, issue.id, { [key]: ask.body })
  return { status: isNew ? 201 : 200 }
}

function remove(ask: Ask): Reply {
  removeProperty(ask.site, editable(ask), ask.params.propertyKey ?? '')
  return nothing()
}
