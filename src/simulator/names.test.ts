/** One law for every named thing: what is created is read back, and its name is taken, whatever the case. */
import { describe, expect, test } from 'vitest'
import { isArray, type Json, type JsonObject } from '../base/index.ts'
import { Visit } from './cloud/visit.ts'
import type { SiteKind } from './site.ts'

interface Kind {
  readonly what: string
  /** Made on this product alone; on both when left out. */
  readonly only?: SiteKind
  readonly create: string
  readonly body: (name: string, visit: Visit) => JsonObject
  /** The status that the document gives a name in use. */
  readonly taken: number
  /** Where the created one is read and removed; `id` is what its creation answered. */
  readonly one?: (id: string) => string
  readonly remove?: (id: string) => string
}

const firstProject = (visit: Visit): string => [...visit.site.tables.projects.keys()][0] ?? ''
const standardType = (visit: Visit): string =>
  [...visit.site.tables.issueTypes.values()].find((one) => one.hierarchyLevel === 0)?.id ?? ''
const lead = (visit: Visit): string => [...visit.site.tables.users.keys()][0] ?? ''
const at = (path: string) => (id: string) => `${path}/${id}`
let keys = 0

const KINDS: readonly Kind[] = [
  {
    what: 'status',
    only: 'cloud',
    create: 'POST /statuses',
    body: (name) => ({ scope: { type: 'GLOBAL' }, statuses: [{ name, statusCategory: 'TODO' }] }),
    taken: 400,
    remove: (id) => `DELETE /statuses?id=${id}`,
  },
  {
    what: 'issue type',
    create: 'POST /issuetype',
    body: (name) => ({ name }),
    taken: 409,
    one: at('/issuetype'),
  },
  {
    what: 'issue type scheme',
    create: 'POST /issuetypescheme',
    body: (name, visit) => ({ name, issueTypeIds: [standardType(visit)] }),
    taken: 409,
    remove: at('DELETE /issuetypescheme'),
  },
  {
    what: 'project',
    only: 'cloud',
    create: 'POST /project',
    body: (name, visit) => ({
      key: `KEY${String.fromCharCode(65 + keys++)}`,
      name,
      leadAccountId: lead(visit),
      projectTypeKey: 'software',
    }),
    taken: 400,
    remove: (id) => `DELETE /project/${id}?enableUndo=false`,
  },
  {
    what: 'project',
    only: 'dataCenter',
    create: 'POST /project',
    body: (name) => ({
      key: `KEY${String.fromCharCode(65 + keys++)}`,
      name,
      lead: 'ada.lindqvist',
      projectTypeKey: 'software',
    }),
    taken: 400,
    one: at('/project'),
  },
  {
    what: 'project category',
    create: 'POST /projectCategory',
    body: (name) => ({ name, description: 'Told' }),
    taken: 409,
    one: at('/projectCategory'),
  },
  {
    what: 'component',
    create: 'POST /component',
    body: (name, visit) => ({ name, project: visit.site.tables.projects.get(firstProject(visit))?.key }),
    taken: 400,
    one: at('/component'),
  },
  {
    what: 'version',
    create: 'POST /version',
    body: (name, visit) => ({ name, projectId: Number(firstProject(visit)) }),
    taken: 400,
    one: at('/version'),
    remove: (id) => `POST /version/${id}/removeAndSwap`,
  },
  { what: 'role', create: 'POST /role', body: (name) => ({ name }), taken: 409, one: at('/role') },
  {
    what: 'permission scheme',
    create: 'POST /permissionscheme',
    body: (name) => ({ name }),
    taken: 400,
    one: at('/permissionscheme'),
  },
  {
    what: 'issue link type',
    create: 'POST /issueLinkType',
    body: (name) => ({ name, inward: 'is cut by', outward: 'cuts' }),
    taken: 404,
    one: at('/issueLinkType'),
  },
  { what: 'resolution', only: 'cloud', create: 'POST /resolution', body: (name) => ({ name }), taken: 400 },
]

const idOf = (answer: Json): string => {
  const one = isArray(answer) ? answer[0] : answer
  const { id, issueTypeSchemeId } = one as JsonObject
  return String(id ?? issueTypeSchemeId)
}

const EVERY = (['cloud', 'dataCenter'] as const).flatMap((product) =>
  KINDS.filter(({ only = product }) => only === product).map((kind) => ({ product, ...kind })),
)

describe.each(EVERY)('$what on $product', ({ product, create, body, taken, one, remove }) => {
  const visit = new Visit('acme', product)

  test('is read back, found by its link, and its name is taken', async () => {
    const made = await visit.get<Json>(create, body('Cutter', visit))
    for (const name of ['Cutter', 'CUTTER', 'cutter']) await visit.isRefused(taken, create, body(name, visit))
    if (!one) return
    const shown = await visit.get(`GET ${one(idOf(made))}`)
    expect(shown.name).toBe('Cutter')
    const self = String(shown.self).replace(/^https?:\/\/[^/]+/, '')
    expect(await visit.get(`GET ${self}`)).toEqual(shown)
  })

  test('needs a name', async () => {
    for (const name of ['', '   ', 'x'.repeat(300)]) await visit.isRefused(400, create, body(name, visit))
  })

  test('goes when it is not in use, and its name is free again', async () => {
    const removal = remove ?? (one && ((id: string) => `DELETE ${one(id)}`))
    if (!removal) return
    const going = removal(idOf(await visit.get<Json>(create, body('Passing', visit))))
    const said = going.startsWith('POST') ? {} : undefined
    await visit.get(going, said)
    expect((await visit.ask(going, said)).status).toBeGreaterThanOrEqual(400)
    await visit.get(create, body('Passing', visit))
  })

  test('is not for who does not administer', async () => {
    visit.as('member')
    const { status } = await visit.ask(create, body('Foreign', visit))
    expect([401, 403, 404]).toContain(status)
    visit.as(null)
    expect([401, 403, 404]).toContain((await visit.ask(create, body('Foreign', visit))).status)
    visit.as('admin')
  })
})
