/** Laws of fields on Cloud: what is created is read back, what is refused changes nothing, what is locked or wanted stays. */
import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../base/index.ts'
import { FIELD_TYPES } from '../model/field-type.ts'
import { Visit } from './visit.ts'

const PLUGIN = 'com.atlassian.jira.plugin.system.customfieldtypes:'
const SELECT = { type: `${PLUGIN}select`, searcherKey: `${PLUGIN}multiselectsearcher` }
const found = (page: JsonObject): JsonObject[] => page.values as JsonObject[]
const EXPAND = 'expand=key,stableId,lastUsed,screensCount,contextsCount,projectsCount,isLocked,searcherKey'

describe('fields', () => {
  test.each([...FIELD_TYPES.values()])('$key is created, read back and has a context for everything', async (type) => {
    const visit = new Visit()
    for (const searcherKey of [...type.searcherKeys, null]) {
      const made = await visit.get('POST /field', { name: 'Same name', type: type.key, searcherKey })
      expect(made).toMatchObject({ custom: true, searchable: searcherKey !== null, schema: { ...type.schema } })
      const [read] = found(await visit.get(`GET /field/search?id=${made.id}&${EXPAND}`))
      expect(read).toMatchObject({ id: made.id, name: 'Same name', contextsCount: 1, screensCount: 0, isLocked: false })
      expect(read?.searcherKey).toBe(searcherKey ?? undefined)
      const contexts = found(await visit.get(`GET /field/${made.id}/context`))
      expect(contexts).toMatchObject([{ isGlobalContext: true, isAnyIssueType: true }])
    }
  })

  test('a searcher that does not fit, an unknown type or a missing name is refused', async () => {
    const visit = new Visit()
    const searcherKey = `${PLUGIN}textsearcher`
    await visit.isRefused(400, 'POST /field', { ...SELECT, name: 'A', searcherKey })
    await visit.isRefused(400, 'POST /field', { name: 'A', type: 'com.acme:unknown' })
    await visit.isRefused(400, 'POST /field', SELECT)
    const { id } = await visit.get('POST /field', { ...SELECT, name: 'A' })
    await visit.isRefused(400, `PUT /field/${id}`, { searcherKey })
    await visit.isRefused(404, 'PUT /field/customfield_1', { name: 'B' })
    await visit.as('member').isRefused(403, 'POST /field', { ...SELECT, name: 'A' })
  })

  test('a locked field is neither changed, trashed nor deleted; a system field is no custom field', async () => {
    const visit = new Visit('acme')
    const locked = [...visit.site.tables.fields.values()].find((one) => one.locked)
    for (const what of [`POST /field/${locked?.id}/trash`, `DELETE /field/${locked?.id}`, 'DELETE /field/summary'])
      await visit.isRefused(400, what)
    await visit.isRefused(400, `PUT /field/${locked?.id}`, { name: 'B' })
  })

  test('what is in the trash is out of the lists until it is restored', async () => {
    const visit = new Visit('acme')
    const { id } = await visit.get('POST /field', { ...SELECT, name: 'Fleeting' })
    await visit.get(`POST /field/${id}/trash`)
    expect(found(await visit.get(`GET /field/search?id=${id}`))).toEqual([])
    const [trashed] = found(await visit.get('GET /field/search/trashed?query=fleet'))
    expect(trashed).toMatchObject({ id, trashedBy: { displayName: 'Ada Lindqvist' } })
    await visit.isRefused(400, `POST /field/${id}/trash`)
    await visit.isRefused(404, `GET /field/${id}/context`)
    await visit.get(`POST /field/${id}/restore`)
    expect(found(await visit.get(`GET /field/search?id=${id}`))).toHaveLength(1)
    await visit.isRefused(400, `POST /field/${id}/restore`)
  })

  test('deleting is a task that takes the field from its screens, and only one runs', async () => {
    const visit = new Visit('acme')
    const { id } = await visit.get('POST /field', { ...SELECT, name: 'Doomed' })
    const { id: screenId } = await visit.get('POST /screens', { name: 'New' })
    const [tab] = await visit.get<JsonObject[]>(`GET /screens/${screenId}/tabs`)
    await visit.get(`POST /screens/${screenId}/tabs/${tab?.id}/fields`, { fieldId: id })
    expect(found(await visit.get(`GET /field/${id}/screens?expand=tab`))).toMatchObject([{ id: screenId, tab }])
    expect(await visit.finish(`DELETE /field/${id}`)).toMatchObject({ status: 'COMPLETE' })
    expect(await visit.get(`GET /screens/${screenId}/tabs/${tab?.id}/fields`)).toEqual([])
    await visit.isRefused(404, `DELETE /field/${id}`)
  })

  test('the plain list leaves out custom fields on no screen, and tells nobody what nobody may browse', async () => {
    const visit = new Visit('acme')
    const { id } = await visit.get('POST /field', { ...SELECT, name: 'Nowhere' })
    const listed = await visit.get<JsonObject[]>('GET /field')
    expect(listed.map((one) => one.id)).toContain('summary')
    expect(listed.map((one) => one.id)).not.toContain(id)
    const anonymous = await visit.as(null).get<JsonObject[]>('GET /field')
    expect(anonymous.length).toBeGreaterThan(0)
    expect(anonymous.map((one) => one.id)).not.toContain('summary')
  })
})
