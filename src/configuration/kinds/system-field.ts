/** Fields that Jira brings itself: only referred to. They have the same ids everywhere, so the id is the name. */
import { z } from 'zod'
import { defineKind, type Found, READ_ONLY } from '../kind.ts'
import { api } from './api.ts'

type SystemField = { field: string; name: string }

const FOUND = z.looseObject({ id: z.string(), name: z.string() })
const WIRE = z.array(z.looseObject({ id: z.string(), name: z.string(), custom: z.boolean() }))

export const systemField = defineKind<SystemField>({
  name: 'system-field',
  label: 'System field',
  plural: 'System fields',
  version: 1,
  references: [],
  nameOf: (value) => value.field,
  called: ({ field, name }) => [field, name],
  async read(jira) {
    // Not `/field`: that leaves out what is used in no project that the account may browse, so almost all on a new site.
    if (jira.deployment === 'cloud') {
      const fields = await jira.all(FOUND, '/rest/api/3/field/search', { type: 'system' })
      return fields.map(({ id, name }) => ({ id, value: { field: id, name } }))
    }
    const fields = await jira.get(WIRE, `${api(jira)}/field`)
    return fields.flatMap(({ id, name, custom }): Found<SystemField>[] =>
      custom ? [] : [{ id, value: { field: id, name } }],
    )
  },
  seenByRight: true,
  signal: { by: 'none', why: 'Its list tells it whole.' },
  can: {
    cloud: { ...READ_ONLY, read: ['getFieldsPaginated'] },
    dataCenter: { ...READ_ONLY, read: ['getFields'] },
  },
  notCovered: {
    clauseNames: 'Jira fixes how JQL names a system field.',
    key: 'The id again.',
    navigable: 'Jira fixes it for a system field.',
    orderable: 'Jira fixes it for a system field.',
    searchable: 'Jira fixes it for a system field.',
    schema: 'Jira fixes it for a system field.',
    scope: 'System fields belong to no project.',
  },
})
