/** Every request about issues, as sync sends them, is one that Atlassian's documents know. */
import { expect, test } from 'vitest'
import { type HttpRequest, urlParts } from '../../src/base/index.ts'
import {
  addComment,
  assignablePeople,
  countIssues,
  createFields,
  createIssue,
  editComment,
  editIssue,
  fieldList,
  inProjects,
  issueIds,
  issueTypesOf,
  linkBack,
  priorities,
  projectRoster,
  proveWindows,
  readChanges,
  readCommentProperty,
  readComments,
  readIssue,
  readIssueProperty,
  readIssues,
  removeIssueProperty,
  touchedLately,
  transitionIssue,
  transitions,
  updatedWithin,
  visibleProjects,
  whoAmI,
} from '../../src/jira/index.ts'
import { type Acme, acme, idsIn, listed, shortPages } from '../acme.ts'
import { KINDS } from '../verification.ts'
import { documentsFound } from './documents.ts'
import { requestFaults } from './requests.ts'

async function readAll(set: Acme): Promise<void> {
  const { jira, scope } = set
  const ids = idsIn(set)
  await whoAmI(jira)
  await projectRoster(jira, [...scope, '77'])
  const keys = (await visibleProjects(jira)).map(({ key }) => key)
  await assignablePeople(jira, keys, 'a')
  await fieldList(jira)
  await priorities(jira)
  await proveWindows(jira, scope)
  await countIssues(jira, inProjects(scope))
  await listed(updatedWithin(jira, scope, 1_000_000))
  await listed(touchedLately(jira, scope, 1_000_000))
  await listed(issueIds(jira, inProjects(scope), null))
  await readIssues(jira, [...ids, '1'], ['labels'])
  await readIssue(jira, ids[0] ?? '', ['labels'], { changes: true })
  await listed(readChanges(jira, ids, ['status', 'labels']))
  await listed(readChanges(jira, ids, []))
}

/** Webhooks are in no document: docs/jira-assumptions.md. */
async function writeAll({ jira, scope }: Acme): Promise<void> {
  const [projectId = ''] = scope
  const types = await issueTypesOf(jira, projectId)
  const typed = (name: string) => ({ id: types.find((one) => one.name === name)?.id ?? '' })
  await createFields(jira, projectId, typed('Task').id)
  const fields = { project: { id: projectId }, issuetype: typed('Task'), summary: 'Asked' }
  const { id } = await createIssue(jira, fields, { mark: 'ours' })
  const body = jira.deployment === 'cloud' ? { type: 'doc', version: 1, content: [] } : 'Said'
  const comment = await addComment(jira, id, body, { key: 'mark', value: { comment: 'ours' } })
  await editComment(jira, id, comment, body)
  await readCommentProperty(jira, comment, 'mark')
  await readComments(jira, id)
  await createIssue(jira, { ...fields, issuetype: typed('Subtask'), parent: { id } }, {})
  await editIssue(jira, id, { summary: 'Again', parent: null })
  await readIssueProperty(jira, id, 'mark')
  await removeIssueProperty(jira, id, 'mark')
  const [way] = await transitions(jira, id)
  await transitionIssue(jira, id, way?.id ?? '', {})
  await linkBack(jira, id, { globalId: 'g', url: 'https://fairlead.example/1', title: 'One', summary: '' })
}

test.skipIf(!documentsFound).each(KINDS)('requests about issues of %s', async (kind) => {
  const sent: HttpRequest[] = []
  const set = acme(kind, (fetch) =>
    shortPages(60)((request) => {
      sent.push(request)
      return fetch(request)
    }),
  )
  await readAll(set)
  await writeAll(set)
  const path = ({ url }: HttpRequest) => urlParts(url).path.slice(set.site.contextPath.length)
  const faults = sent.flatMap((one) => requestFaults(kind, { ...one, path: path(one), body: one.body }))
  expect(sent.length).toBeGreaterThan(40)
  expect([...new Set(faults)]).toEqual([])
})
