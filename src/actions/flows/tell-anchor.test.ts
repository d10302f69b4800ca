/** Where the audit stands is told to elsewhere: whoever cuts or rewrites it here afterwards is found out by what was told. */
import { createHmac } from 'node:crypto'
import { afterEach, expect, test } from 'vitest'
import { beginLife, type Life } from '../../../test/credential-life.ts'
import type { Fetch, HttpRequest } from '../../base/index.ts'
import { openLog } from '../../host/index.ts'
import { anchorsIn, appendAudit, auditLine, eachAudit, proveAudit, signersIn } from '../../store/index.ts'
import { tellAnchor } from './tell-anchor.ts'

let life: Life
afterEach(() => life[Symbol.asyncDispose]())

const HOOK = 'https://chat.example.com/hook'
const SECRET = 'a secret of the operator’s own'

async function* each(lines: readonly string[]): AsyncGenerator<string> {
  yield* lines
}

const counted =
  (posted: HttpRequest[], status: () => number) =>
  (fetch: Fetch): Fetch =>
  async (request) => {
    if (request.url !== HOOK) return fetch(request)
    posted.push(request)
    return { status: status(), headers: {}, body: '' }
  }

test('nothing new is told once; what could not be told is told the next time', async () => {
  const posted: HttpRequest[] = []
  let status = 500
  const notices = { FAIRLEAD_NOTICE_URL: HOOK, FAIRLEAD_NOTICE_SECRET: SECRET }
  life = await beginLife(
    'cloud',
    notices,
    counted(posted, () => status),
  )
  const append = () =>
    life.database.db.transaction().execute((tx) => appendAudit(tx, { actor: 'system', action: 'x.y', outcome: 'done' }))
  await tellAnchor(life.ports)
  expect(posted).toHaveLength(0)
  await append()
  await expect(tellAnchor(life.ports)).rejects.toThrow('500')
  status = 200
  for (const _again of [1, 2, 3]) await tellAnchor(life.ports)
  expect(posted).toHaveLength(2)
  await append()
  await tellAnchor(life.ports)
  const bodies = posted.map(({ body = '' }) => body)
  expect([bodies.length, ...anchorsIn(bodies, [life.ports.vault.signer]).keys()]).toEqual([3, 1, 2])
  expect(signersIn(bodies)).toEqual([life.ports.vault.signer])
})

test('the log and the webhook are told where the audit stands, and by that a cut end is found', async () => {
  const posted: HttpRequest[] = []
  life = await beginLife(
    'cloud',
    { FAIRLEAD_NOTICE_URL: HOOK, FAIRLEAD_NOTICE_SECRET: SECRET },
    (fetch) => async (request) => {
      if (request.url !== HOOK) return fetch(request)
      posted.push(request)
      return { status: 200, headers: {}, body: '' }
    },
  )
  const { db } = life.database
  const logged: string[] = []
  const ports = { ...life.ports, log: openLog('info', { write: (line) => void logged.push(line) }) }
  const append = (count: number): Promise<void> =>
    db.transaction().execute(async (tx) => {
      for (let at = 0; at < count; at++) await appendAudit(tx, { actor: 'system', action: 'x.y', outcome: `${at}` })
    })
  await append(5)
  await tellAnchor(ports)
  await append(5)
  await tellAnchor(ports)
  const lines: string[] = []
  for await (const entries of eachAudit(db)) lines.push(...entries.map(auditLine))
  const bodies = posted.map(({ body = '' }) => body)
  expect(posted.map(({ headers }) => headers['x-hub-signature'])).toEqual(
    bodies.map((body) => `sha256=${createHmac('sha256', SECRET).update(body).digest('hex')}`),
  )
  for (const told of [logged, bodies]) {
    const anchors = anchorsIn(told)
    expect([...anchors.keys()]).toEqual([5, 10])
    expect(await proveAudit(each(lines), undefined, anchors)).toMatchObject({ entries: 10, broken: null })
    for (let left = 0; left < 10; left++)
      expect(await proveAudit(each(lines.slice(0, left)), undefined, anchors)).toMatchObject({ broken: left + 1 })
    const other = new Map([...anchors, [5, 'a'.repeat(64)] as const])
    expect(await proveAudit(each(lines), undefined, other)).toMatchObject({
      broken: 5,
      says: expect.stringMatching(/anew/),
    })
  }
})
