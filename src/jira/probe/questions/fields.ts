/** Shapes of fields, their contexts and options. */
import { isObject } from '../../../base/index.ts'
import { at, eachLacks, kindOf, rows } from '../facts.ts'
import { type ProbeQuestion, question } from '../question.ts'

export const fields: readonly ProbeQuestion[] = [
  question(
    'custom-fields',
    'cloud',
    'A custom field tells its schema, its searcher and whether it is locked.',
    async ({ raw }) => {
      const path = '/rest/api/3/field/search?type=custom&expand=searcherKey,isLocked&maxResults=50'
      const { status, body } = await raw({ method: 'GET', path })
      const all = rows(at(body, 'values'))
      return {
        seen: {
          status,
          rows: all.length,
          lacks: eachLacks(all, 'id', 'name', 'schema', 'isLocked'),
          schemaLacks: eachLacks(
            all.map(({ schema }) => (isObject(schema) ? schema : {})),
            'type',
            'custom',
            'customId',
          ),
        },
        assumed: { status: 200, lacks: 'nothing', schemaLacks: 'nothing' },
      }
    },
  ),
  question('system-fields', 'both', 'The fields that sync maps exist under their usual ids.', async ({ raw, api }) => {
    const { status, body } = await raw({ method: 'GET', path: `${api}/field` })
    const ids = new Set(rows(body).map(({ id }) => id))
    const usual = ['summary', 'description', 'status', 'issuetype', 'project', 'priority', 'assignee', 'reporter']
    const more = ['labels', 'duedate', 'fixVersions', 'components', 'resolution', 'created', 'updated', 'issuelinks']
    return {
      seen: { status, lacks: [...usual, ...more].filter((one) => !ids.has(one)).join(', ') || 'nothing' },
      assumed: { status: 200, lacks: 'nothing' },
    }
  }),
  question(
    'field-contexts',
    'cloud',
    'A custom field has at least one context, and each says whether it is global and for any issue type.',
    async ({ raw, sample }) => {
      const path = `/rest/api/3/field/${await sample.customField()}/context?maxResults=50`
      const { status, body } = await raw({ method: 'GET', path })
      const all = rows(at(body, 'values'))
      return {
        seen: {
          status,
          some: all.length > 0,
          lacks: eachLacks(all, 'id', 'name', 'isGlobalContext', 'isAnyIssueType'),
          globals: all.filter(({ isGlobalContext }) => isGlobalContext === true).length,
        },
        assumed: { status: 200, some: true, lacks: 'nothing' },
      }
    },
  ),
  question(
    'context-options',
    'cloud',
    'Options of a context are a page of id, value and disabled.',
    async ({ raw, sample }) => {
      const field = `/rest/api/3/field/${await sample.selectField()}/context`
      const contexts = await raw({ method: 'GET', path: `${field}?maxResults=1` })
      const id = at(contexts.body, 'values', 0, 'id')
      const { status, body } = await raw({ method: 'GET', path: `${field}/${id}/option?maxResults=50` })
      const all = rows(at(body, 'values'))
      return {
        seen: { status, rows: all.length, lacks: eachLacks(all, 'id', 'value', 'disabled') },
        assumed: { status: 200, lacks: 'nothing' },
      }
    },
  ),
  question(
    'default-values',
    'cloud',
    'Default values of a field name their context and their type.',
    async ({ raw, sample }) => {
      const path = `/rest/api/3/field/${await sample.customField()}/context/defaultValue`
      const { status, body } = await raw({ method: 'GET', path })
      const all = rows(at(body, 'values'))
      return {
        seen: { status, values: kindOf(at(body, 'values')), lacks: eachLacks(all, 'contextId', 'type') },
        assumed: { status: 200, values: 'list', lacks: 'nothing' },
      }
    },
  ),
]
