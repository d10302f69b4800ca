/** Custom fields and screens of Data Center, in the forms that its document has and those that it leaves open. */
import { describe, expect, test } from 'vitest'
import { virtualWorld } from '../../../test/world.ts'
import { type Json, Secret, urlParts } from '../../base/index.ts'
import { type Jira, localBreaker, localBudget, openJira } from '../../jira/index.ts'
import { customField } from './custom-field/index.ts'
import { screen } from './screen/index.ts'

/** A Data Center that knows these answers, whole, by path. */
function answering(answers: Readonly<Record<string, Json>>): Jira {
  const world = virtualWorld(1, async ({ url }) => {
    const answer = answers[urlParts(url).path]
    return { status: answer === undefined ? 404 : 200, headers: {}, body: JSON.stringify(answer ?? {}) }
  })
  const credential = { id: 'c', method: 'personal-access-token' as const, email: null, secret: new Secret('t') }
  const [budget, breaker] = [localBudget(world.now), localBreaker()]
  const line = { world, address: 'https://jira.example', site: 'old', credential, budget, breaker, deadline: 1_000 }
  return openJira(line, 'dataCenter')
}

const paged = (values: readonly Json[]): Json => ({
  startAt: 0,
  maxResults: 50,
  total: values.length,
  isLast: true,
  values,
})
const SELECT = 'com.atlassian.jira.plugin.system.customfieldtypes:select'
const FIELD = { id: 'customfield_10100', name: 'Colour', type: 'Select List (single choice)', searcherKey: 's' }

describe('a custom field of Data Center', () => {
  test('has its type’s key from the other list, and contexts that nobody can tell', async () => {
    const jira = answering({
      '/rest/api/2/customFields': paged([FIELD, { ...FIELD, id: 'customfield_10101', isLocked: true }]),
      '/rest/api/2/field': [
        { id: 'summary' },
        ...['customfield_10100', 'customfield_10101'].map((id) => ({ id, schema: { type: 'option', custom: SELECT } })),
      ],
    })
    const value = { name: 'Colour', description: '', type: SELECT, searcher: 's', contexts: null }
    const [one, two] = await customField.read(jira, 'all')
    expect(one).toEqual({ id: 'customfield_10100', value, unreadable: ['contexts'] })
    expect(two?.locked).toBeDefined()
    expect(customField.nameOf(value)).toBe('Colour (select)')
  })

  test('list that is cut off is not taken for the whole', async () => {
    const jira = answering({
      '/rest/api/2/customFields': { total: 2, values: [FIELD] },
      '/rest/api/2/field': [{ id: FIELD.id, schema: { custom: SELECT } }],
    })
    await expect(customField.read(jira, 'all')).rejects.toMatchObject({ code: 'jira.broken' })
  })

  test('without a type is not taken for one', async () => {
    const jira = answering({ '/rest/api/2/customFields': paged([FIELD]), '/rest/api/2/field': [] })
    await expect(customField.read(jira, 'all')).rejects.toMatchObject({ code: 'jira.broken' })
  })
})

describe('a screen of Data Center', () => {
  const rows = [
    { id: 1, name: 'Default Screen', description: 'For all' },
    { id: 2, name: 'Other Screen' },
  ]
  const answers = {
    '/rest/api/2/screens/1/tabs': [
      { id: 11, name: 'One' },
      { id: 12, name: 'Two' },
    ],
    '/rest/api/2/screens/1/tabs/11/fields': [{ id: 'summary', name: 'Summary' }],
    '/rest/api/2/screens/1/tabs/12/fields': [],
    '/rest/api/2/screens/2/tabs': [],
  }
  const tabs = [
    { name: 'One', fields: ['summary'] },
    { name: 'Two', fields: [] },
  ]

  test.each([
    ['pages', paged(rows)],
    ['a bare list', rows],
  ])('is found in %s', async (_, list) => {
    const jira = answering({ ...answers, '/rest/api/2/screens': list })
    expect(await screen.read(jira, 'all')).toEqual([
      { id: '1', value: { name: 'Default Screen', description: 'For all', tabs } },
      { id: '2', value: { name: 'Other Screen', description: '', tabs: [] } },
    ])
    expect((await screen.read(jira, { id: '2' })).map((one) => one.id)).toEqual(['2'])
  })
})
