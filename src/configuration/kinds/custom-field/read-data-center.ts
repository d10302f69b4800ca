/** Reads custom fields from Data Center, which tells nothing of their contexts. */
import { z } from 'zod'
import { Fault, type Query } from '../../../base/index.ts'
import type { Jira } from '../../../jira/index.ts'
import type { Found, Which } from '../../kind.ts'
import { plainName } from './read.ts'
import type { CustomField } from './value.ts'

const CUSTOM_FIELD = z.looseObject({
  id: z.string(),
  name: z.string(),
  description: z.string().nullish(),
  searcherKey: z.string().nullish(),
  isLocked: z.boolean().nullish(),
})
const LIST = z.looseObject({ total: z.number().optional(), values: z.array(CUSTOM_FIELD) })
const TYPE = z.looseObject({ id: z.string(), schema: z.looseObject({ custom: z.string().optional() }).optional() })

/** Two lists: one has the searchers and locks, but shows a type only by its display name; the other has the type's key. */
export async function readDataCenter(jira: Jira, which: Which): Promise<Found<CustomField>[]> {
  const filter = which !== 'all' && 'name' in which ? { search: plainName(which.name) } : {}
  // One after the other: what is made meanwhile has its type in the later list.
  const rows = await list(jira, filter)
  const fields = await jira.get(z.array(TYPE), '/rest/api/2/field')
  const types = new Map(fields.map(({ id, schema }) => [id, schema?.custom]))
  return rows.map(({ id, name, description, searcherKey, isLocked }) => {
    const type = types.get(id)
    if (type === undefined)
      throw new Fault('jira.broken', `${jira.site} lists the custom field ${name} without telling its type.`, {
        about: jira.site,
      })
    return {
      id,
      value: { name, description: description ?? '', type, searcher: searcherKey ?? null, contexts: null },
      unreadable: ['contexts'],
      ...(isLocked ? { locked: 'Jira or an app has locked this field' } : {}),
    }
  })
}

const MOST = 10_000

/** In one page: what `startAt` counts here, the document leaves open (docs/jira-assumptions.md, Data Center). */
async function list(jira: Jira, filter: Query): Promise<z.infer<typeof CUSTOM_FIELD>[]> {
  const { total, values } = await jira.get(LIST, '/rest/api/2/customFields', { ...filter, maxResults: MOST })
  if (total !== undefined && total > values.length)
    throw new Fault('jira.broken', `${jira.site} lists only ${values.length} of its ${total} custom fields.`, {
      about: jira.site,
    })
  return values
}
