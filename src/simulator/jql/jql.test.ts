/** Queries that find and queries that are refused, in Jira's words. */
import { beforeAll, describe, expect, test } from 'vitest'
import { SmallSite } from '../issue/small-site.ts'

let small: SmallSite
const MINUTE = 60_000

beforeAll(async () => {
  small = await SmallSite.build()
  const { id } = small.field('Squad')
  const place = small.field('Place').id
  const epic = await small.create({ summary: 'Faster parcels', priority: { name: 'Highest' } }, 'ABC', 'Epic')
  await small.create({ summary: 'Scan the label', labels: ['Depot'], parent: { key: epic }, [id]: { value: 'Atlas' } })
  await small.create({
    summary: 'Print labels again',
    [place]: { value: 'Europe', child: { value: 'Berlin' } },
    priority: { name: 'Low' },
    fixVersions: [{ name: '2.0' }],
    duedate: '2026-12-24',
  })
  await small.create({ summary: 'Another project', [small.field('Short note').id]: 'fail-over drill' }, 'XYZ')
})

async function refused(jql: string): Promise<readonly unknown[]> {
  const { body } = await small.isRefused(400, 'POST /search/jql', { jql })
  return body.errorMessages as unknown as unknown[]
}

describe('what queries find', () => {
  test.each([
    ['project = ABC AND issuetype = Epic', ['ABC-1']],
    ['project = "Project XYZ"', ['XYZ-1']],
    ['key in (ABC-2, abc-3)', ['ABC-3', 'ABC-2']],
    ['parent = ABC-1', ['ABC-2']],
    ['parent is EMPTY AND project = ABC', ['ABC-3', 'ABC-1']],
    ['labels = depot', ['ABC-2']],
    ['summary ~ "label*" AND project = ABC', ['ABC-3', 'ABC-2']],
    ['text ~ "\\"fail over\\""', ['XYZ-1']],
    ['Squad = Atlas', ['ABC-2']],
    ['"Squad[Dropdown]" = atlas', ['ABC-2']],
    ['Place = Europe', ['ABC-3']],
    ['Place in cascadeOption(Europe, Berlin)', ['ABC-3']],
    ['priority > Medium', ['ABC-1']],
    ['priority <= Low', ['ABC-3']],
    ['fixVersion in unreleasedVersions(ABC)', ['ABC-3']],
    ['due >= "2026-12-24" AND due < "2026/12/25"', ['ABC-3']],
    ['creator = currentUser() AND project = XYZ', ['XYZ-1']],
    ['resolution = Unresolved AND project = XYZ', ['XYZ-1']],
    ['statusCategory = "To Do" AND issuetype in standardIssueTypes() AND key > ABC-2', ['ABC-3']],
    ['project in (ABC, XYZ) AND NOT (Squad != Atlas OR Squad = Atlas)', []],
  ])('%s', async (jql, keys) => {
    expect(await small.keys(jql)).toEqual(keys)
  })
  test('a field is found by its number, and ids mean what names mean', async () => {
    const { id, contexts } = small.field('Squad')
    const atlas = contexts[0]?.options[0]?.id
    expect(await small.keys(`cf[${id.slice('customfield_'.length)}] = ${atlas}`)).toEqual(['ABC-2'])
    expect(await small.keys(`project = ${small.project('XYZ').id}`)).toEqual(['XYZ-1'])
    expect(await small.keys(`id in (${small.issue('ABC-1').id})`)).toEqual(['ABC-1'])
  })
  test('several fields sort, empty values last, and what sorts by time or priority begins at the top unless told', async () => {
    expect(await small.keys('project = ABC ORDER BY due ASC, key DESC')).toEqual(['ABC-3', 'ABC-2', 'ABC-1'])
    expect(await small.keys('project = ABC ORDER BY due DESC, key')).toEqual(['ABC-1', 'ABC-2', 'ABC-3'])
    expect(await small.keys('project = ABC ORDER BY priority')).toEqual(['ABC-1', 'ABC-2', 'ABC-3'])
    expect(await small.keys('project in (ABC, XYZ) ORDER BY project DESC, Rank ASC')).toEqual([
      'XYZ-1',
      'ABC-1',
      'ABC-2',
      'ABC-3',
    ])
  })
})

describe('what queries are refused', () => {
  test.each([
    ['project = NOPE', ["The value 'NOPE' does not exist for the field 'project'."]],
    ['colour = red', ["Field 'colour' does not exist or you do not have permission to view it."]],
    ['customfield_1 = red', ["Field 'customfield_1' does not exist or you do not have permission to view it."]],
    ['"Squad[Number]" = Atlas', ["Field 'Squad[Number]' does not exist or you do not have permission to view it."]],
    ['Squad = Nobody', ["The option 'Nobody' for field 'Squad' does not exist."]],
    [
      'status = Gone AND project = NOPE',
      [
        "The value 'Gone' does not exist for the field 'status'.",
        "The value 'NOPE' does not exist for the field 'project'.",
      ],
    ],
    ['summary = label', ["The operator '=' is not supported by the 'summary' field."]],
    ['summary was label', ["History searches do not support the 'summary' field."]],
    ['key in (ABC-1, ABC-99)', ["An issue with key 'ABC-99' does not exist for field 'key'."]],
    ['id = 1', ["A value with ID '1' does not exist for the field 'id'."]],
    ['key = banana', ["The issue key 'banana' for field 'key' is invalid."]],
    ['assignee = somebody', ["The value 'somebody' does not exist for the field 'assignee'."]],
    ['project = ABC ORDER BY comment', ["Not able to sort using field 'comment'."]],
    ['project in currentUsers()', ["Unable to find JQL function 'currentUsers()'."]],
    [
      'summary ~ "*label"',
      [
        "The text query '*label' for field 'summary' is not valid: the '*' and '?' are not allowed as first character in wildcard query.",
      ],
    ],
    ['project = ABC AND', ['Error in the JQL Query: Expecting a field name before the end of the query.']],
    [
      'summary ~ a@b',
      [
        "Error in the JQL Query: The character '@' is a reserved JQL character. You must enclose it in a string or use the escape '\\u0040' instead. (line 1, character 12)",
      ],
    ],
    [
      'project = do',
      [
        "Error in the JQL Query: 'do' is a reserved JQL word. You must surround it in quotation marks to use it in a query. (line 1, character 11)",
      ],
    ],
    ['(project = ABC', ["Error in the JQL Query: Expecting ')' before the end of the query."]],
    ['', ['Unbounded JQL queries are not allowed here. Please add a search restriction to your query.']],
    ['order by key', ['Unbounded JQL queries are not allowed here. Please add a search restriction to your query.']],
  ])('%s', async (jql, messages) => {
    expect(await refused(jql)).toEqual(messages)
  })
  test('a project that the asker may not browse does not exist', async () => {
    const { id } = small.project('XYZ')
    const schemes = small.site.tables.permissionSchemes
    const scheme = schemes.get(small.project('XYZ').permissionSchemeId)
    if (!scheme) throw new Error('no permission scheme')
    const hidden = {
      ...scheme,
      id: small.site.id(),
      grants: scheme.grants.filter((one) => one.permission !== 'BROWSE_PROJECTS'),
    }
    schemes.set(hidden.id, hidden)
    const before = small.project('XYZ').permissionSchemeId
    small.project('XYZ').permissionSchemeId = hidden.id
    expect(await refused(`project in (ABC, ${id})`)).toEqual([
      `The value '${id}' does not exist for the field 'project'.`,
    ])
    expect(await small.keys('creator = currentUser() AND summary ~ project')).toEqual([])
    small.project('XYZ').permissionSchemeId = before
  })
})

describe('what an issue was', () => {
  test('statuses of the past, by whom, from what and when', async () => {
    const key = await small.create({ summary: 'Goes along' })
    small.wait(10 * MINUTE)
    await small.go(key, 'Start Progress')
    small.wait(10 * MINUTE)
    await small.go(key, 'Close Issue', { resolution: { name: 'Done' } })
    small.wait(10 * MINUTE)
    const mine = async (clause: string) => (await small.keys(`key = ${key} AND ${clause}`)).length === 1
    expect(await mine('status was "In Progress"')).toBe(true)
    expect(await mine('status was not "In Progress"')).toBe(false)
    expect(await mine('status was in (Open, Resolved)')).toBe(true)
    expect(await mine('status was Open before -25m')).toBe(true)
    expect(await mine('status was Closed before -15m')).toBe(false)
    expect(await mine('status changed')).toBe(true)
    expect(await mine('status changed from Open to "In Progress" by currentUser()')).toBe(true)
    expect(await mine('status changed from Open to Closed')).toBe(false)
    expect(await mine('status changed to Closed after -15m')).toBe(true)
    expect(await mine('status changed to "In Progress" during (-15m, now())')).toBe(false)
    expect(await mine('NOT status changed')).toBe(false)
    expect(await mine('assignee changed')).toBe(false)
  })
  test('saved filters stand for their query, and none for itself', async () => {
    const { id } = await small.get('POST /filter', { name: 'Atlas', jql: 'Squad = Atlas ORDER BY key' })
    expect(await small.keys(`filter = ${id}`)).toEqual(['ABC-2'])
    expect(await small.keys('project = ABC AND filter != Atlas AND issuetype = Epic')).toEqual(['ABC-1'])
    await small.get(`PUT /filter/${id}`, { name: 'Atlas', jql: 'project = ABC AND filter = Atlas' })
    expect(await refused(`filter = ${id}`)).toEqual(["The filter 'Atlas' refers to itself."])
    small.as('member')
    expect(await refused(`filter = ${id}`)).toEqual([`The value '${id}' does not exist for the field 'filter'.`])
    small.as('admin')
  })
})
