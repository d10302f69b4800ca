/** On Data Center no kind asks for anything below Cloud's paths, whatever is done to it; what cannot be done there is not begun. */
import { describe, expect, test } from 'vitest'
import { simulate } from '../../../test/simulation/sites.ts'
import { visit } from '../../../test/sites.ts'
import { isFault, type Json, type JsonObject } from '../../base/index.ts'
import type { Jira } from '../../jira/index.ts'
import { askTarget } from '../ask-target.ts'
import { type Choice, compare } from '../compare.ts'
import type { Found, Kind, Planned } from '../kind.ts'
import { makePlan } from '../make-plan.ts'
import type { Snapshot } from '../snapshot.ts'
import { takeSnapshot } from '../take-snapshot.ts'
import { KINDS } from './index.ts'

const BY_NAME = new Map(KINDS.map((kind) => [kind.name, kind]))
const cloudPaths = (asked: readonly { readonly method: string; readonly path: string }[]): string[] => [
  ...new Set(asked.flatMap(({ method, path }) => (path.includes('/rest/api/3') ? [`${method} ${path}`] : []))),
]

/** What Jira refuses was asked all the same: here only the asking counts. */
async function tried<T>(work: Promise<T> | undefined): Promise<T | undefined> {
  try {
    return await work
  } catch (error) {
    if (isFault(error)) return undefined
    throw error
  }
}

const NOTHING_PLANNED: Planned = { value: () => undefined, said: () => ({}) }

const renamed = (value: Json): Json => {
  const { name, key, ...rest } = value as JsonObject
  return { ...rest, name: `${name} too`, ...(typeof key === 'string' ? { key: `${key}TOO` } : {}) }
}

/** Everything that Data Center lets somebody do with the kind. */
async function everything(jira: Jira, kind: Kind): Promise<void> {
  const { read, create, update, delete: remove } = kind.can.dataCenter
  if (read === null) return
  const all = await kind.read(jira, 'all')
  const [one] = all
  if (one) for (const which of [{ id: one.id }, { name: kind.nameOf(one.value) }]) await kind.read(jira, which)
  if (update !== null)
    for (const [from, to] of pairsOf(all)) await tried(kind.ask?.(jira, from.id, to.value, from.value, NOTHING_PLANNED))
  for (const { value } of create === null ? [] : all) {
    const id = await tried(kind.create?.(jira, renamed(value)))
    if (id === undefined) continue
    const [made] = await kind.read(jira, { id })
    if (made && update !== null)
      for (const other of all) await tried(kind.update?.(jira, id, renamed(other.value), made.value, {}))
    if (remove !== null) await tried(kind.remove?.(jira, id))
  }
}

const pairsOf = (all: readonly Found<Json>[]) => all.flatMap((from) => all.map((to) => [from, to] as const))

describe('Data Center', () => {
  test.each(KINDS.map((kind) => [kind.name, kind] as const))('%s', async (_, kind) => {
    const { jira, simulator } = visit('acme', 'dataCenter')
    await everything(jira, kind)
    expect(cloudPaths(simulator.asked)).toEqual([])
    const taken = simulator.asked.filter(({ status }) => Number(status) < 300).map(({ method }) => method)
    const { create, delete: remove } = kind.can.dataCenter
    expect([taken.includes('POST'), taken.includes('DELETE')]).toEqual([create !== null, remove !== null])
  })

  test.each([
    ['create and update all that another site has', 'drifted', false],
    ['delete all that another site does not have', 'empty', true],
  ] as const)('as the target that shall %s', async (_, story, deletes) => {
    const { client, simulator } = simulate([
      { name: 'cloud', kind: 'cloud', story },
      { name: 'old', kind: 'dataCenter', story: 'acme', contextPath: '/jira' },
    ])
    const old = client('old')
    const [source, target] = await Promise.all([client('cloud'), old].map(snapshotOf))
    if (!source || !target) throw new Error('not read')
    const answers = deletes ? Object.fromEntries(target.objects.map(({ key }) => [key, 'delete'])) : {}
    const input = { source, target, kinds: BY_NAME, projects: null, remembered: new Map(), answers }
    const comparison = compare(input)
    await askTarget(old, comparison.differences, target, BY_NAME, answers)
    const { steps, problems } = makePlan({ ...input, comparison })
    const byHand = new Set(steps.flatMap(({ data }) => (data.byHand?.length ? [data.key] : [])))
    const blocked = new Set(problems.flatMap(({ severity, about }) => (severity === 'blocks' ? [about] : [])))
    const impossible = comparison.differences.filter(({ kind, choice }) => cannot(kind, choice))
    expect(steps.length).toBeGreaterThan(impossible.length)
    expect(impossible.length).toBeGreaterThan(0)
    expect(
      impossible.filter((one) => !blocked.has(one.key) && !byHand.has(one.targetKey)).map(({ key }) => key),
    ).toEqual([])
    expect(cloudPaths(simulator.asked.filter(({ site }) => site === 'old'))).toEqual([])
  })
})

const snapshotOf = (jira: Jira): Promise<Snapshot> => takeSnapshot(jira, { kinds: KINDS, identity: jira.site })

function cannot(kind: string, choice: Choice): boolean {
  const isChange = choice === 'create' || choice === 'update' || choice === 'delete'
  return isChange && BY_NAME.get(kind)?.can.dataCenter[choice] === null
}
