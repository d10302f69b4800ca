/** Facts of a site: only what a plan concerns is asked, and what cannot be read is told as such. */
import { describe, expect, test } from 'vitest'
import { visit } from '../../test/sites.ts'
import type { Difference } from './compare.ts'
import { KINDS } from './kinds/index.ts'
import { readSiteFacts } from './site-facts.ts'
import { takeSnapshot } from './take-snapshot.ts'

const kinds = new Map(KINDS.map((kind) => [kind.name, kind]))
const { jira, site, simulator } = visit('acme')
const target = await takeSnapshot(jira, { kinds: KINDS, identity: 'acme' })

function changed(key: string, choice: Difference['choice']): Difference {
  const object = target.objects.find((one) => one.key === key)
  if (!object) throw new Error(`no ${key}`)
  const { kind, id, value } = object
  const base = { kind, key, name: key, sourceId: null, targetKey: key, because: null, problems: [] }
  return { ...base, choice, targetId: id, before: value, after: choice === 'delete' ? null : value }
}

async function askedFor(differences: readonly Difference[]) {
  simulator.asked.length = 0
  const facts = await readSiteFacts(jira, differences, target, kinds)
  return { facts, asked: simulator.asked.map(({ path }) => path.replace(/^.*\/rest\/api\/3/, '')).sort() }
}

describe('facts of a site', () => {
  test('a plan without changes asks nothing', async () => {
    expect((await askedFor([changed('status:To Do', 'unchanged')])).asked).toEqual([])
  })

  test('a changed status needs no more than the right and the licence', async () => {
    const { facts, asked } = await askedFor([changed('status:To Do', 'update')])
    expect(asked).toEqual(['/instance/license', '/mypermissions'])
    expect(facts.administrator).toEqual({ is: true })
    expect(facts.projects).toBeNull()
  })

  test('a project that keeps its key and name does not ask who holds them, nor one that keeps who sees it for the account’s groups; what is deleted is counted', async () => {
    const { facts, asked } = await askedFor([changed('project:OPS', 'update'), changed('priority:High', 'delete')])
    expect(asked).toEqual(['/instance/license', '/mypermissions', '/search/approximate-count'])
    const high = [...site.tables.priorities.values()].find(({ name }) => name === 'High')?.id
    const holding = [...site.issues.all()].filter(({ values }) => values.priority === high).length
    expect(facts.issues).toEqual(new Map([['priority:High', { is: holding }]]))
  })

  test('what is refused is told with its reason, never as harmless', async () => {
    site.faults.add({ kind: 'server-error', status: 500, path: '/instance/license' })
    const { facts } = await askedFor([changed('status:To Do', 'update')])
    site.faults.clear()
    expect(facts.license).toEqual({ unread: expect.stringContaining('500') })
  })
})
