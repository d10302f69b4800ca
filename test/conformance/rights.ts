/** Where the simulator asks for other rights than the words of a document say by rule, each with its reason. */

const HIDDEN = 'Its document has no 403: who may not is told 404, or 401, by the handler.'

/** Cloud: not by Administer Jira alone although the text names it, or the other way round. */
export const ASKS_OTHERWISE: Readonly<Record<string, string>> = {
  'DELETE /rest/api/3/issueLinkType/{issueLinkTypeId}': HIDDEN,
  'POST /rest/api/3/issueLinkType': HIDDEN,
  'PUT /rest/api/3/issueLinkType/{issueLinkTypeId}': HIDDEN,
  'DELETE /rest/api/3/project/{projectIdOrKey}': HIDDEN,
  'POST /rest/api/3/project/{projectIdOrKey}/delete': HIDDEN,
  'DELETE /rest/api/3/screens/{screenId}':
    'The text names no right; every other change of screens needs Administer Jira.',
  'GET /rest/api/3/screens/tabs': 'The text names it as the one point of a list.',
  'GET /rest/api/3/field/{fieldId}/context':
    'The text names a right to edit workflows besides, which is not simulated.',
  'GET /rest/api/3/field/{fieldId}/context/{contextId}/option':
    'The text names a right to edit workflows besides, which is not simulated.',
}

const LIKE_CLOUD = 'The document names no right; the operation of Cloud needs Administer Jira.'

/** Data Center: the same question, of the words of its refusals. */
export const ASKS_MORE: Readonly<Record<string, string>> = {
  'GET /rest/api/2/permissions': 'Its refusal says: users without administer permissions.',
  'POST /rest/api/2/field': LIKE_CLOUD,
  'DELETE /rest/api/2/customFields': LIKE_CLOUD,
  'GET /rest/api/2/issuetype': 'Jira’s own screens list issue types for anybody; so does the operation of Cloud.',
  'GET /rest/api/2/screens': HIDDEN,
  'GET /rest/api/2/project/{projectKeyOrId}/permissionscheme':
    'In practice, says the text: the administrator of the project may too.',
  'GET /rest/api/2/issuesecurityschemes/{id}': 'Who administers a project that has the scheme may see it too.',
}

const GRANTED = 'Its permission can be granted to anybody; the 401 is for nobody without it.'

/** Data Center: open to anybody though there is a status for who is not logged in. */
export const OPEN_THOUGH_401: Readonly<Record<string, string>> = {
  'GET /rest/api/2/issuetype': 'Jira’s own screens list issue types for anybody; so does the operation of Cloud.',
  'DELETE /rest/api/2/issue/{issueIdOrKey}': GRANTED,
  'GET /rest/api/2/filter/{id}/permission': GRANTED,
  'GET /rest/api/2/filter/{id}/permission/{permissionId}': GRANTED,
}
