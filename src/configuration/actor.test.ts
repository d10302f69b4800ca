/** What one step asks of Jira: a look before anything is written, the writes, and what is there after the last of them. */
import { describe, expect, test } from 'vitest'
import { type Visited, visit } from '../../test/sites.ts'
import { Fault } from '../base/index.ts'
import { type Entry, run, type Verb } from '../plan/index.ts'
import { ConfigurationActor } from './actor.ts'
import type { Change, ConfigurationPlan } from './change.ts'
import type { Kind } from './kind.ts'
import { KINDS } from './kinds/index.ts'

const BY_NAME = new Map(KINDS.map((kind) => [kind.name, kind]))

type Wanted = Pick<Change, 'after'> & Partial<Change>

function planOf(verb: Verb, kind: string, name: string, wanted: Wanted): ConfigurationPlan {
  const key = `${kind}:${name}`
  const data = { kind, key, sourceId: null, id: null, before: null, besides: [], answers: {}, ...wanted }
  const site = { name: 'empty', identity: 'empty', deployment: 'cloud' as const }
  return {
    madeBy: { engine: '', kinds: {} },
    steps: [{ id: `${verb} ${key}`, verb, about: key, title: name, after: [], data }],
    ...{ from: site, to: site, projects: null, problems: [], answers: {}, bindings: {}, pairs: [] },
  }
}

/** Method and last part of each request that the plan's only step takes. */
async function asked(
  { jira, simulator, world }: Visited,
  plan: ConfigurationPlan,
  kinds: ReadonlyMap<string, Kind> = BY_NAME,
): Promise<string[]> {
  const from = simulator.asked.length
  const entries: Entry[] = []
  const journal = { entries: async () => [...entries], add: async (entry: Entry) => void entries.push(entry) }
  const result = await run(plan, new ConfigurationActor(jira, plan, kinds), journal, { world, inDoubt: 1_000 })
  expect(result).toMatchObject({ done: 1 })
  return simulator.asked.slice(from).map(({ method, path }) => `${method} ${path.split('/').slice(4).join('/')}`)
}

const BLUE = { name: 'Blue', description: '', category: 'TODO' }

describe('a step', () => {
  test('that one write carries out reads once before it and once after', async () => {
    const site = visit('empty')
    const made = await asked(site, planOf('create', 'status', 'Blue', { after: BLUE }))
    expect(made).toEqual(['GET statuses/search', 'POST statuses', 'GET statuses'])
    const id = [...site.site.tables.statuses.values()].find((status) => status.name === 'Blue')?.id ?? ''
    const after = { ...BLUE, description: 'Like the sea' }
    const changed = await asked(site, planOf('update', 'status', 'Blue', { id, before: BLUE, after }))
    expect(changed).toEqual(['GET statuses', 'PUT statuses', 'GET statuses'])
    const gone = await asked(site, planOf('delete', 'status', 'Blue', { id, before: after, after: null }))
    expect(gone).toEqual(['GET statuses', 'DELETE statuses', 'GET statuses'])
  })

  test('that takes several writes reads back after the last of them', async () => {
    const tabs = [{ name: 'General', fields: [] }]
    const after = { name: 'Blue', description: '', tabs }
    const made = await asked(visit('empty'), planOf('create', 'screen', 'Blue', { after }))
    const last = made.findLastIndex((request) => !request.startsWith('GET'))
    expect(made[0]).toBe('GET screens')
    expect(made[last]).toMatch(/^PUT screens\/\d+\/tabs\/\d+$/)
    expect(made.slice(last + 1)[0]).toBe('GET screens')
  })

  test('does not read the insides of what only has a part of its name', async () => {
    const value = { name: 'Sprint', description: '', type: 'x:y', searcher: null, contexts: [] }
    const site = visit('empty')
    const field = BY_NAME.get('custom-field')
    const name = field?.nameOf(value) ?? ''
    const from = site.simulator.asked.length
    expect(await field?.read(site.jira, { name })).toEqual([])
    expect(site.simulator.asked.length - from).toBe(1)
  })

  test('is not taken for done because a part of its object went while it was read', async () => {
    const site = visit('empty')
    const [id = '', row] = [...site.site.tables.statuses].find(([, status]) => status.name === 'Open') ?? []
    const before = { name: 'Open', description: row?.description ?? '', category: row?.category ?? '' }
    let failures = 1
    const status: Kind = {
      ...must(BY_NAME.get('status')),
      async read(...asked) {
        if (failures-- > 0) throw new Fault('jira.not-found', 'A part of it is no longer there.')
        return must(BY_NAME.get('status')).read(...asked)
      },
    }
    const plan = planOf('update', 'status', 'Open', { id, before, after: { ...before, description: 'Other' } })
    expect(await asked(site, plan, new Map([['status', status]]))).toContain('PUT statuses')
  })
})

function must<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('it is not there')
  return value
}
