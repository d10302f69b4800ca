/** Reads filters: all with one paged search, and the types of custom fields where a query leaves open what its numbers are. */
import { z } from 'zod'
import type { Jira } from '../../../jira/index.ts'
import { findReferences } from '../../jql/find.ts'
import { toTemplate } from '../../jql/template.ts'
import type { Found, Which } from '../../kind.ts'
import { isMeant } from '../api.ts'
import { hasOptions, isOfApp, shortType } from '../custom-field/field-type.ts'
import type { Filter, Share } from './value.ts'

const SHARE = z.object({
  type: z.string(),
  project: z.object({ id: z.string() }).nullish(),
  role: z.object({ id: z.number() }).nullish(),
  group: z.object({ groupId: z.string() }).nullish(),
  user: z.object({ accountId: z.string() }).nullish(),
})
const ROW = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string().nullish(),
  jql: z.string(),
  owner: z.object({ accountId: z.string() }).nullish(),
  sharePermissions: z.array(SHARE),
  editPermissions: z.array(SHARE),
})
const EXPAND = 'description,owner,jql,sharePermissions,editPermissions'
const FIELD = z.object({ id: z.string(), name: z.string(), schema: z.looseObject({ custom: z.string() }) })

/** Every filter of the site, private ones of others too: for Jira administrators. */
export async function readFilters(jira: Jira, which: Which): Promise<Found<Filter>[]> {
  const asked =
    which === 'all' ? {} : 'id' in which ? { id: which.id } : { filterName: which.name, isSubstringMatch: 'true' }
  const all = { expand: EXPAND, overrideSharePermissions: 'true', orderBy: 'id' }
  const rows = (await jira.all(ROW, '/rest/api/3/filter/search', { ...all, ...asked })).filter(({ name }) =>
    isMeant(which, name),
  )
  // Of each query only what is asked here is kept: all that is found in all of them is more than the filters themselves.
  const found = rows.map((row) => {
    const { references, understood } = findReferences(row.jql)
    return { row, understood, isOpen: references.some(({ beside }) => beside !== undefined) }
  })
  const isPlain = found.some(({ isOpen }) => isOpen) ? await plainFields(jira) : () => false
  return found.map(({ row, understood }) => ({
    id: row.id,
    value: {
      name: row.name,
      description: row.description ?? '',
      jql: toTemplate(row.jql, isPlain),
      ...(understood ? {} : { unread: true as const }),
      owner: row.owner?.accountId ?? null,
      sharePermissions: row.sharePermissions.map(shown),
      editPermissions: row.editPermissions.map(shown),
    },
  }))
}

/** What the account may not see is a reference that leads nowhere. */
function shown({ type, project, role, group, user }: z.infer<typeof SHARE>): Share {
  if (type === 'project-unknown') return { type: 'project', project: '?' }
  return {
    type,
    ...(project ? { project: project.id } : {}),
    ...(role ? { role: String(role.id) } : {}),
    ...(group ? { group: group.groupId } : {}),
    ...(user ? { user: user.accountId } : {}),
  }
}

/** Fields, by id or name, in which a number is no more than that. */
async function plainFields(jira: Jira): Promise<(field: string) => boolean> {
  const rows = await jira.all(FIELD, '/rest/api/3/field/search', { type: 'custom', expand: 'isLocked,searcherKey' })
  const open = new Set<string>()
  const plain = new Set<string>()
  for (const { id, name, schema } of rows)
    for (const called of [id, name.toLowerCase()]) (isPlainType(schema.custom) ? plain : open).add(called)
  return (field) => plain.has(field.toLowerCase()) && !open.has(field.toLowerCase())
}

const NAMES_OBJECTS = /picker|project|version/
const isPlainType = (type: string): boolean =>
  !isOfApp(type) && !hasOptions(type) && (!NAMES_OBJECTS.test(shortType(type)) || /^date/.test(shortType(type)))
