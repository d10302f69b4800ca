/** Jobs: there with their transaction, run once, taken over from a worker that was killed, closed to whoever lost them. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../test/fresh-database.ts'
import { Fault } from '../base/index.ts'
import { Queue } from './queue.ts'
import { type Job, work } from './worker.ts'

const NAMES = ['snapshot.take']
const PATIENCE = { timeout: 30_000, interval: 50 }
let database: FreshDatabase
let queue: Queue
const children: ChildProcess[] = []
beforeEach(async () => {
  database = await freshDatabase()
  queue = await Queue.open(database, { names: NAMES })
})
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  await queue.stop(1_000)
  await database.close()
})

const enqueue = (data = {}) => queue.enqueue('snapshot.take', data)
const ended = (id: string, state: string) =>
  vi.waitFor(async () => expect(await queue.stateOf('snapshot.take', id)).toBe(state), PATIENCE)

test('a job exists when its transaction is committed, and not when it is not', async () => {
  const ran: unknown[] = []
  await work(queue, 'snapshot.take', async ({ data }) => void ran.push(data))
  const rolledBack = database.db.transaction().execute(async (tx) => {
    await queue.enqueue('snapshot.take', { of: 'nothing' }, { within: tx })
    throw new Error('no')
  })
  await expect(rolledBack).rejects.toThrow('no')
  const id = await database.db
    .transaction()
    .execute((tx) => queue.enqueue('snapshot.take', { of: 'acme' }, { within: tx }))
  await ended(id, 'completed')
  expect(ran).toEqual([{ of: 'acme' }])
})

test('what may pass is tried again; what cannot is not', async () => {
  const tries: number[] = []
  await work(queue, 'snapshot.take', async ({ data, attempt }) => {
    tries.push(attempt)
    if (attempt === 0) throw new Fault((data as { code: 'jira.unreachable' }).code, 'no')
  })
  await ended(await enqueue({ code: 'jira.unreachable' }), 'completed')
  await ended(await enqueue({ code: 'jira.refused' }), 'failed')
  expect(tries).toEqual([0, 1, 0])
})

test('a cancelled job that runs is told, and one that waits never starts', async () => {
  const begun: string[] = []
  await work(queue, 'snapshot.take', async ({ id, signal }) => {
    begun.push(id)
    if (begun.length === 1) await once(signal, 'abort')
  })
  const [running, waiting, last] = [await enqueue(), await enqueue(), await enqueue()]
  await ended(running, 'active')
  await queue.cancel('snapshot.take', waiting)
  await queue.cancel('snapshot.take', running)
  await ended(last, 'completed')
  expect(begun).toEqual([running, last])
})

test('a process that stops gives its job back, and another goes on with it', async () => {
  const seen: Job[] = []
  const first = await Queue.open(database, { names: NAMES })
  await work(first, 'snapshot.take', async (job) => {
    seen.push(job)
    await once(job.signal, 'abort')
    job.signal.throwIfAborted()
  })
  const id = await enqueue()
  await vi.waitFor(() => expect(seen).toHaveLength(1), PATIENCE)
  await first.stop()
  await work(queue, 'snapshot.take', async (job) => void seen.push(job))
  await ended(id, 'completed')
  expect(seen.map((job) => job.attempt)).toEqual([0, 1])
})

/** A worker in a process of its own, which notes that it has begun and never ends. */
async function strangeWorker(): Promise<ChildProcess> {
  const code = `
    const { Queue, work } = await import(${JSON.stringify(path.join(import.meta.dirname, 'index.ts'))})
    const queue = await Queue.open({ address: ${JSON.stringify(database.address)} }, { names: ${JSON.stringify(NAMES)} })
    await work(queue, 'snapshot.take', async (job) => {
      console.log(job.attempt)
      await new Promise(() => setInterval(() => {}, 1000))
    })`
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: ['ignore', 'pipe', 'inherit'] })
  children.push(child)
  return child
}

test('kill -9 of a worker: another takes its job over, and the dead one’s attempt may write nothing any more', async () => {
  const child = await strangeWorker()
  const id = await enqueue({ of: 'acme' })
  if (child.stdout) expect(String(await once(child.stdout, 'data'))).toBe('0\n')
  child.kill('SIGKILL')
  await once(child, 'exit')
  // As if the ten seconds had passed in which it should have given a sign of life.
  await sql`update pgboss.job set heartbeat_on = heartbeat_on - interval '1 minute' where id = ${id}::uuid`.execute(
    database.db,
  )
  const taken = Promise.withResolvers<Job>()
  const release = Promise.withResolvers<void>()
  await work(queue, 'snapshot.take', async (job) => {
    taken.resolve(job)
    await release.promise
  })
  const job = await taken.promise
  expect(job).toMatchObject({ id, attempt: 1, data: { of: 'acme' } })
  release.resolve()
  await ended(id, 'completed')
})
