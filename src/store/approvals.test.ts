/** Approvals in the plan's row: needed where any connection to the target is marked, taken back only until a deployment has begun by one. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../test/fresh-database.ts'
import { approvalOf, approvePlan, takeApprovalBack } from './approvals.ts'
import { changeConnection, createConnection } from './connections.ts'
import { beginDeployment } from './deployment-rows.ts'
import { savePlan } from './plans.ts'
import { ensureSite } from './sites.ts'

let database: FreshDatabase
let plan: string
let connections: string[]
beforeEach(async () => {
  database = await freshDatabase()
  const { db } = database
  const where = { origin: 'https://acme.atlassian.net', contextPath: '', cloudId: null, gateway: null, version: null }
  const site = await ensureSite(db, { deployment: 'cloud', name: 'acme', identity: 'cloud:c1', ...where })
  const known = { site, projects: null, state: 'ok', report: {}, checkedAt: 0, createdBy: 'person:anna' }
  connections = [
    await createConnection(db, { ...known, name: 'a' }),
    await createConnection(db, { ...known, name: 'b' }),
  ]
  const to = { name: 'acme', identity: 'cloud:c1', deployment: 'cloud' } as const
  plan = await savePlan(db, {
    plan: {
      ...{ madeBy: { engine: '1', kinds: {} }, steps: [], problems: [], from: to, to },
      ...{ projects: null, answers: {}, bindings: {}, pairs: [] },
    },
    ...{ fingerprint: 'f', differences: [], sourceSite: null, targetSite: site.id, madeBy: 'person:anna' },
    ...{ sourceSnapshot: null, targetSnapshot: null },
  })
})
afterEach(() => database.close())

test('needed as soon as one of the connections to the target is marked, and until none is', async () => {
  const needed = async () => (await approvalOf(database.db, plan)).needed
  const [a = '', b = ''] = connections
  expect(await needed()).toBe(false)
  for (const id of [a, b]) await changeConnection(database.db, id, { production: true })
  await changeConnection(database.db, a, { production: false })
  expect(await needed()).toBe(true)
  await changeConnection(database.db, b, { production: false })
  expect(await needed()).toBe(false)
})

test('the newest holds; taken back once, and given again', async () => {
  const { db } = database
  const given = async () => (await approvalOf(db, plan)).given?.by
  expect([await given(), await takeApprovalBack(db, plan)]).toEqual([undefined, false])
  for (const by of ['person:eve', 'person:dora']) await approvePlan(db, plan, by)
  expect(await given()).toBe('person:dora')
  expect([await takeApprovalBack(db, plan), await takeApprovalBack(db, plan)]).toEqual([true, false])
  expect(await given()).toBeUndefined()
  await approvePlan(db, plan, 'person:eve')
  expect(await given()).toBe('person:eve')
})

test('whoever starts it and whoever takes it back: one of them, whoever comes first', async () => {
  const { db } = database
  const judge = async (tx: typeof db) => {
    const { given } = await approvalOf(tx, plan)
    if (!given) throw new Error('not approved')
    return { approval: { by: given.by, at: given.at.toISOString() } }
  }
  for (let at = 0; at < 12; at++) {
    await db.deleteFrom('deployment').execute()
    await approvePlan(db, plan, 'person:eve')
    const start = () =>
      beginDeployment(db, plan, 'person:anna', {}, judge).then(
        () => true,
        () => false,
      )
    const both = at % 2 ? [start(), takeApprovalBack(db, plan)] : [takeApprovalBack(db, plan), start()]
    expect((await Promise.all(both)).filter(Boolean)).toHaveLength(1)
  }
})
