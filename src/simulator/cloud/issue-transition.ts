/** Transitions of an issue on Cloud: /rest/api/3/issue/{issueIdOrKey}/transitions. */
import { objectBody } from '../body.ts'
import { type Ask, expands, first, flag, nothing, ok, type Reply, type Route } from '../http.ts'
import { transitionFrom } from '../issue/requests.ts'
import { showTransitions } from '../issue/show-transition.ts'
import { issueAsked } from './issue.ts'
import { cloudLens } from './issue-lens.ts'

const PATH = '/rest/api/3/issue/{issueIdOrKey}/transitions'

export const issueTransitionRoutes: readonly Route[] = [
  { needs: 'anyone', scopes: ['read:jira-work'], method: 'GET', path: PATH, operation: 'getTransitions', handle: list },
  { needs: 'anyone', scopes: ['write:jira-work'], method: 'POST', path: PATH, operation: 'doTransition', handle: take },
]

function list(ask: Ask): Reply {
  const id = first(ask, 'transitionId')
  const transitions = showTransitions(cloudLens(ask), issueAsked(ask), {
    ...(id === undefined ? {} : { id }),
    withFields: expands(ask).has('transitions.fields'),
    withUnavailable: flag(ask, 'includeUnavailableTransitions', false),
  })
  return ok({ expand: 'transitions', transitions })
}

function take(ask: Ask): Reply {
  transitionFrom(ask, issueAsked(ask), objectBody(ask))
  return nothing()
}
