/** Issues on Data Center: all that Cloud does to them too, but in wiki text and with people by their names. */
import { commentPropertyRoutes } from '../cloud/comment-property.ts'
import { issueRoutes as issues } from '../cloud/issue.ts'
import { issueCommentRoutes } from '../cloud/issue-comment.ts'
import { issueJqlRoutes } from '../cloud/issue-jql.ts'
import { issueLinkRoutes } from '../cloud/issue-link.ts'
import { issueMetaRoutes } from '../cloud/issue-meta.ts'
import { addVote, issuePeopleRoutes, voters } from '../cloud/issue-people.ts'
import { issuePropertyRoutes } from '../cloud/issue-property.ts'
import { issueTransitionRoutes } from '../cloud/issue-transition.ts'
import { issueWorklogRoutes } from '../cloud/issue-worklog.ts'
import { remoteLinkRoutes } from '../cloud/remote-link.ts'
import type { Ask, Reply, Route } from '../http.ts'
import { alike, type Difference } from './alike.ts'

const told = (operation: string): Difference => ({ operation, needs: 'login' })

export const issueRoutes: readonly Route[] = [
  ...alike(issues, {
    createIssue: 'createIssue',
    createIssues: 'createIssues',
    getIssue: 'getIssue',
    editIssue: {
      operation: 'editIssue',
      ignores: ['returnIssue', 'overrideScreenSecurity', 'overrideEditableFlag'],
    },
    deleteIssue: 'deleteIssue',
    getEditIssueMeta: 'getEditIssueMeta',
  }),
  ...alike(issueMetaRoutes, {
    getCreateIssueMetaIssueTypes: { operation: 'getCreateIssueMetaProjectIssueTypes', refusals: { 404: 400 } },
    getCreateIssueMetaIssueTypeId: { operation: 'getCreateIssueMetaFields', refusals: { 404: 400 } },
  }),
  ...alike(issueTransitionRoutes, {
    getTransitions: { operation: 'getTransitions', ignores: ['includeUnavailableTransitions'] },
    doTransition: 'doTransition',
  }),
  ...alike(issuePeopleRoutes, {
    assignIssue: { operation: 'assign', refusals: { 403: 401 } },
    getIssueWatchers: 'getIssueWatchers',
    addWatcher: { operation: 'addWatcher_1', refusals: { 403: 401 } },
    removeWatcher: { operation: 'removeWatcher_1', refusals: { 403: 401 } },
    getVotes: 'getVotes',
    removeVote: 'removeVote',
  }),
  {
    needs: 'login',
    scopes: [],
    method: 'POST',
    path: '/rest/api/2/issue/{issueIdOrKey}/votes',
    operation: 'addVote',
    handle: vote,
  },
  ...alike(issueCommentRoutes, {
    getComments: 'getComments',
    addComment: 'addComment',
    getComment: 'getComment',
    updateComment: 'updateComment',
    deleteComment: 'deleteComment',
  }),
  ...alike(commentPropertyRoutes, { getCommentProperty: told('getProperty_2') }),
  ...alike(issueWorklogRoutes, {
    getIssueWorklog: { operation: 'getIssueWorklog', ignores: ['startAt', 'maxResults'] },
    addWorklog: 'addWorklog',
    getWorklog: 'getWorklog',
    deleteWorklog: 'deleteWorklog',
  }),
  ...alike(issuePropertyRoutes, {
    getIssuePropertyKeys: told('getPropertiesKeys_2'),
    getIssueProperty: told('getProperty_3'),
    setIssueProperty: told('setProperty_2'),
    deleteIssueProperty: told('deleteProperty_3'),
  }),
  ...alike(issueLinkRoutes, {
    linkIssues: 'linkIssues',
    getIssueLink: 'getIssueLink',
    deleteIssueLink: 'deleteIssueLink',
  }),
  ...alike(remoteLinkRoutes, {
    getRemoteIssueLinks: told('getRemoteIssueLinks'),
    createOrUpdateRemoteIssueLink: told('createOrUpdateRemoteIssueLink'),
    deleteRemoteIssueLinkByGlobalId: told('deleteRemoteIssueLinkByGlobalId'),
    getRemoteIssueLinkById: told('getRemoteIssueLinkById'),
    updateRemoteIssueLink: told('updateRemoteIssueLink'),
    deleteRemoteIssueLinkById: told('deleteRemoteIssueLinkById'),
  }),
  ...alike(issueJqlRoutes, { getIssuePickerResource: 'getIssuePickerResource' }),
]

/** Tells the votes then, unlike Cloud. */
function vote(ask: Ask): Reply {
  addVote(ask)
  return voters(ask)
}
