/** Every field of a Jira is one of the types that are known here: its own ones, Jira Software's, and one of each that people can make. */
import { expect, test } from 'vitest'
import { acme } from '../../../test/acme.ts'
import { KINDS } from '../../../test/verification.ts'
import type { JsonObject } from '../../base/index.ts'
import { fieldList } from '../../jira/index.ts'
import { type JiraType, jiraTypeOf } from './jira-type.ts'

const JIRA = 'com.atlassian.jira.plugin.system.customfieldtypes'
/** As `POST /rest/api/3/field` lists them. */
const MADE: Readonly<Record<string, JiraType>> = {
  cascadingselect: 'cascade',
  datepicker: 'date',
  datetime: 'datetime',
  float: 'number',
  grouppicker: 'group',
  labels: 'labels',
  multicheckboxes: 'options',
  multigrouppicker: 'groups',
  multiselect: 'options',
  multiuserpicker: 'users',
  multiversion: 'versions',
  project: 'project',
  radiobuttons: 'option',
  readonlyfield: 'read-only-text',
  select: 'option',
  textarea: 'textarea',
  textfield: 'text',
  url: 'url',
  userpicker: 'user',
  version: 'version',
}

test.each(KINDS)('on %s', async (kind) => {
  const set = acme(kind)
  const path = `/rest/api/${kind === 'cloud' ? 3 : 2}/field`
  for (const type of Object.keys(MADE)) {
    const made = await set.admin.send('POST', path, { name: `A ${type}`, type: `${JIRA}:${type}` })
    // Cloud lists what stands on some screen.
    for (const { tabs } of set.site.tables.screens.values()) tabs[0]?.fieldIds.push(String((made as JsonObject).id))
  }
  const fields = await fieldList(set.admin)
  const types = new Map(fields.map((field) => [field.name, jiraTypeOf(field)]))
  for (const [type, wanted] of Object.entries(MADE)) expect([type, types.get(`A ${type}`)]).toEqual([type, wanted])
  // What has no type is no value of an issue: its key, say.
  const unknown = fields.filter((field) => field.type !== null && jiraTypeOf(field) === 'unknown')
  expect(unknown.map(({ id }) => id)).toEqual([])
})
