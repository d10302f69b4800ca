/** What was answered holds until something else is said or it is taken back; all of it stays as history. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../test/fresh-database.ts'
import type { ConfigurationPlan } from '../configuration/index.ts'
import { endAnswer, listAnswers, pairsOfSites, rememberAnswers, rememberedAnswers, type SaidAnswer } from './answers.ts'
import { endPairing, listPairings, rememberedPairings, rememberPairings } from './pairings.ts'
import { savePlan } from './plans.ts'
import { ensureSite } from './sites.ts'

let database: FreshDatabase
let source: string
let target: string
let plan: string
beforeEach(async () => {
  database = await freshDatabase()
  const where = { contextPath: '', cloudId: null, gateway: null, version: null }
  const site = async (name: string) =>
    (
      await ensureSite(database.db, {
        ...where,
        deployment: 'cloud',
        name,
        identity: `cloud:${name}`,
        origin: `https://${name}.example`,
      })
    ).id
  source = await site('staging')
  target = await site('production')
  const at = { name: 'x', identity: 'x', deployment: 'cloud' } as const
  const made: ConfigurationPlan = {
    madeBy: { engine: '1', kinds: {} },
    steps: [],
    problems: [],
    from: at,
    to: at,
    projects: null,
    answers: {},
    bindings: {},
    pairs: [],
  }
  const snapshots = { sourceSnapshot: null, targetSnapshot: null }
  plan = await savePlan(database.db, {
    ...{ plan: made, fingerprint: 'f' as never, differences: [], sourceSite: source, targetSite: target },
    ...snapshots,
    madeBy: 'person:ada',
  })
})
afterEach(() => database.close())

const AT = '2026-11-20T10:00:00.000Z'
const say = (answers: Readonly<Record<string, string>>, by = 'person:ada') =>
  rememberAnswers(
    database.db,
    source,
    target,
    Object.entries(answers).map(([about, answer]): SaidAnswer => ({ about, answer, by, at: AT })),
    plan,
  )
const PAGE = { history: false, limit: 10, offset: 0 }
const listed = async (more: Partial<Parameters<typeof listAnswers>[3]> = {}) =>
  (await listAnswers(database.db, source, target, { ...PAGE, ...more })).answers.map(
    ({ about, answer, by, replaced, endedBy }) => [about, answer, by, replaced, endedBy],
  )

test('the newest word holds, with who said it and what it replaced; the same word again changes nothing', async () => {
  await say({ 'status:Open': 'drop', users: 'email' })
  await say({ 'status:Open': 'rename:Begun', users: 'email' }, 'person:bo')
  expect(await rememberedAnswers(database.db, source, target)).toEqual({
    'status:Open': 'rename:Begun',
    users: 'email',
  })
  expect(await listed()).toEqual([
    ['status:Open', 'rename:Begun', 'person:bo', 'drop', null],
    ['users', 'email', 'person:ada', null, null],
  ])
  expect(await listed({ history: true, about: 'status:Open' })).toEqual([
    ['status:Open', 'rename:Begun', 'person:bo', 'drop', null],
    ['status:Open', 'drop', 'person:ada', null, null],
  ])
  expect(await listed({ search: 'BEGUN' })).toHaveLength(1)
  expect(await rememberedAnswers(database.db, target, source)).toEqual({})
})

test('what is taken back holds no more, and may be said again', async () => {
  await say({ 'status:Open': 'drop' })
  expect(await endAnswer(database.db, source, target, 'status:Open', 'person:bo')).toBe(true)
  expect(await endAnswer(database.db, source, target, 'status:Open', 'person:bo')).toBe(false)
  expect(await rememberedAnswers(database.db, source, target)).toEqual({})
  await say({ 'status:Open': 'drop' })
  expect((await listed({ history: true })).map(([, , , , endedBy]) => endedBy)).toEqual([null, 'person:bo'])
})

test('a pairing that is taken back is forgotten and stays as history', async () => {
  const pairing = { kind: 'status', sourceId: '1', targetId: '9', sourceKey: 'status:Open', targetKey: 'status:Begun' }
  await rememberPairings(database.db, source, target, [pairing], 'person:ada')
  const { pairings } = await listPairings(database.db, source, target, { ...PAGE, search: 'begun' })
  expect(pairings).toMatchObject([{ ...pairing, by: 'person:ada', endedAt: null }])
  const [id = ''] = pairings.map((one) => one.id)
  expect(await endPairing(database.db, target, source, id, 'person:bo')).toBeUndefined()
  expect(await endPairing(database.db, source, target, id, 'person:bo')).toBe('status:Open')
  expect(await rememberedPairings(database.db, source, target)).toEqual(new Map())
  const { total, pairings: all } = await listPairings(database.db, source, target, { ...PAGE, history: true })
  expect([total, all[0]?.endedBy]).toEqual([1, 'person:bo'])
})

test('every pair of sites with something remembered is told with how much', async () => {
  await say({ a: 'drop', b: 'drop' })
  expect(await pairsOfSites(database.db)).toEqual([{ source, target, answers: 2, pairings: 0 }])
})
