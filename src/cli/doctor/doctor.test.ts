/** Each thing that can be wrong with an installation is told with what to do; nothing that is right is. */
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { readSettings } from '../../host/index.ts'
import type { DatabaseFacts } from '../../store/index.ts'
import { exitCode, type Finding } from './finding.ts'
import { judgeDatabase } from './judge-database.ts'
import { judgeMachine } from './machine.ts'
import { judgeProxy, type ProxyAnswers } from './proxy.ts'

type Held = NonNullable<DatabaseFacts['held']>

const NOW = Date.parse('2026-11-22T12:00:00Z')
const DAY = 86_400_000
const KEY = { id: 'k1', check: 'c1' }
const HELD: Held = {
  instance: 'i',
  copy: null,
  isHomeKnown: true,
  keys: [KEY],
  sealing: ['k1'],
  sealed: { k1: 3 },
  connections: [{ name: 'staging', state: 'ok' }],
  tokens: [{ of: 'staging', expiresAt: NOW + 31 * DAY }],
  servers: 1,
  late: [],
  unattended: [],
  audit: { looked: 7, broken: null },
}
const ACCOUNT = { alters: false, migrates: true }
const FACTS: DatabaseFacts = { version: 17, ahead: 20, ...ACCOUNT, lacks: [], unknown: [], held: HELD }
const bad = (findings: readonly Finding[]): string[] =>
  findings.filter(({ state }) => state !== 'ok').map(({ check, state }) => `${check} ${state}`)

describe('the database', () => {
  test('a sound one is well in every part', () => {
    const findings = judgeDatabase(FACTS, [KEY], NOW)
    expect([bad(findings), exitCode(findings)]).toEqual([[], 0])
    expect(findings.map(({ check }) => check)).toEqual([
      'database',
      'clock',
      'migrations',
      'key',
      'connections',
      'tokens',
      'workers',
      'audit',
    ])
  })

  test.each<[string, Partial<DatabaseFacts>, string, number]>([
    ['an old PostgreSQL', { version: 14 }, 'database fails', 9],
    ['an account that may alter tables', { alters: true }, 'database warns', 1],
    ['a clock ahead', { ahead: 9_000 }, 'clock warns', 1],
    ['a clock behind', { ahead: -9_000 }, 'clock warns', 1],
    ['migrations to come', { lacks: ['0002-work'], held: null }, 'migrations warns', 1],
    ['a newer version’s', { unknown: ['9999-later'], held: null }, 'migrations fails', 9],
  ])('%s', (_what, facts, wanted, exit) => {
    const findings = judgeDatabase({ ...FACTS, ...facts }, [KEY], NOW)
    expect([bad(findings), exitCode(findings)]).toEqual([[wanted], exit])
  })

  test('migrations to come are its owner’s where the account that serves may not make them', () => {
    const lacking = { ...FACTS, lacks: ['0002-work'], held: null }
    const remedyOf = (facts: DatabaseFacts) =>
      judgeDatabase(facts, [KEY], NOW).find(({ check }) => check === 'migrations')?.remedy
    expect(remedyOf(lacking)).toMatch(/migrates by itself/)
    expect(remedyOf({ ...lacking, migrates: false })).toMatch(/fairlead migrate/)
  })

  test.each<[string, Partial<Held>, string, number]>([
    ['a key that is not at hand', { sealing: ['k0'] }, 'key fails', 9],
    ['another key under the same id', { keys: [{ id: 'k1', check: 'other' }] }, 'key fails', 9],
    ['a connection that does not work', { connections: [{ name: 'x', state: 'wrong-token' }] }, 'connections warns', 1],
    ['a token near its end', { tokens: [{ of: 'x', expiresAt: NOW + 29 * DAY }] }, 'tokens warns', 1],
    ['a token past its end', { tokens: [{ of: 'x', expiresAt: NOW }] }, 'tokens fails', 9],
    ['nobody who works', { servers: 0 }, 'workers warns', 1],
    ['jobs that wait', { late: [{ name: 'plan', count: 2 }] }, 'jobs warns', 1],
    ['a sync that nobody looks after', { unattended: ['x'] }, 'sync warns', 1],
    ['a database that does not tell where it is', { isHomeKnown: false }, 'copy warns', 1],
    ['a copy', { copy: 'It was copied.' }, 'copy fails', 9],
    ['a changed audit', { audit: { looked: 7, broken: 3 } }, 'audit fails', 9],
  ])('%s', (_what, held, wanted, exit) => {
    const findings = judgeDatabase({ ...FACTS, held: { ...HELD, ...held } }, [KEY], NOW)
    expect([bad(findings), exitCode(findings)]).toEqual([[wanted], exit])
    for (const { state, remedy } of findings) expect(remedy !== undefined).toBe(state !== 'ok')
  })

  test('an older key is told to be needed until nothing is sealed with it', () => {
    const keys = [KEY, { id: 'k2', check: 'c2' }]
    const held = (sealed: Record<string, number>) => ({
      ...FACTS,
      held: { ...HELD, sealing: Object.keys(sealed), sealed },
    })
    const [found] = judgeDatabase(held({ k1: 3, k2: 4 }), keys, NOW).filter(({ state }) => state !== 'ok')
    expect(found).toMatchObject({
      check: 'key',
      state: 'warns',
      says: expect.stringContaining('k1 is still needed: 3'),
    })
    expect(bad(judgeDatabase(held({ k2: 7 }), keys, NOW))).toEqual([])
  })

  test('no key at all fails only where something is sealed', () => {
    expect(bad(judgeDatabase(FACTS, 'None.', NOW))).toEqual(['key fails'])
    expect(bad(judgeDatabase({ ...FACTS, held: { ...HELD, sealing: [] } }, 'None.', NOW))).toEqual(['key warns'])
  })
})

describe('the machine', () => {
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'fairlead-doctor-'))
  afterAll(() => rmSync(dataFolder, { recursive: true, force: true }))
  const settings = (more: Record<string, string> = {}) =>
    readSettings({ FAIRLEAD_DATA: dataFolder, FAIRLEAD_URL: 'https://fairlead.example.com', ...more })
  const ill = (more: Record<string, string> = {}, node = '24.1.0') =>
    bad(judgeMachine(settings(more), node)).filter((one) => !one.startsWith('disk'))

  test('a sound one is well', () => expect(ill()).toEqual([]))
  test('an old Node', () => expect(ill({}, '22.9.0')).toEqual(['node fails']))
  test('an address without TLS, or none', () => {
    expect(ill({ FAIRLEAD_URL: 'http://fairlead.example.com' })).toEqual(['addresses warns'])
    expect(ill({ FAIRLEAD_URL: '' })).toEqual(['addresses warns'])
    expect(ill({ FAIRLEAD_ALLOW_ORIGINS: 'http://jira.intern' })).toEqual(['addresses warns'])
  })
  test('whatever else is asked without TLS, but on this machine', () => {
    const named = {
      FAIRLEAD_PROXIES: 'http://proxy.intern:3128',
      OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector.intern:4318',
      FAIRLEAD_NOTICE_URL: 'http://chat.intern/hook',
      FAIRLEAD_NOTICE_SECRET: 'a secret of sixteen',
    }
    for (const [name, url] of Object.entries(named).filter(([, value]) => value.startsWith('http:'))) {
      const more = { FAIRLEAD_NOTICE_SECRET: named.FAIRLEAD_NOTICE_SECRET, FAIRLEAD_NOTICE_URL: 'https://chat.intern/' }
      expect([name, ill({ ...more, [name]: url })]).toEqual([name, ['addresses warns']])
      expect([name, ill({ ...more, [name]: url.replace(/[a-z]+\.intern/, '127.0.0.1') })]).toEqual([name, []])
    }
  })
  test('people of other machines who need no second factor', () => {
    expect(ill({ FAIRLEAD_REQUIRE_SECOND_FACTOR: 'false' })).toEqual(['sign-in warns'])
    expect(ill({ FAIRLEAD_REQUIRE_SECOND_FACTOR: 'true' })).toEqual([])
  })
  test('a database on another machine without TLS that looks at the certificate', () => {
    const ways = (url: string) => ill({ DATABASE_URL: `postgres://fairlead:canary@${url}` })
    for (const near of ['localhost/f', '127.0.0.1:5432/f', '[::1]/f', '/f?host=%2Frun%2Fpg'])
      expect([near, ways(near)]).toEqual([near, []])
    expect(ways('db.intern/f?sslmode=disable')).toEqual(['database warns'])
    expect(ways('db.intern/f?sslmode=verify-full')).toEqual([])
    const told = judgeMachine(settings({ DATABASE_URL: 'postgres://fairlead:canary@db.intern/f?sslmode=disable' }))
    expect(JSON.stringify(told)).not.toContain('canary')
  })
  test('a data folder that is not there', () =>
    expect(ill({ FAIRLEAD_DATA: path.join(dataFolder, 'nowhere') })).toEqual(['data folder warns']))

  test.skipIf(process.platform === 'win32')(
    'files that others may read or change, with the command that mends it',
    () => {
      const key = path.join(dataFolder, 'command.key')
      writeFileSync(key, 'x', { mode: 0o600 })
      chmodSync(key, 0o640)
      const [found] = judgeMachine(settings()).filter(
        ({ check, state }) => check === 'data folder' && state === 'fails',
      )
      expect(found?.remedy).toBe(`chmod 600 ${key}`)
      chmodSync(key, 0o600)
      // It may hold passwords of the database, of mail and of others.
      const file = path.join(dataFolder, 'settings.json')
      writeFileSync(file, '{}')
      chmodSync(file, 0o644)
      expect(ill()).toEqual(['data folder fails'])
      rmSync(file)
      chmodSync(dataFolder, 0o777)
      expect(ill()).toEqual(['data folder fails'])
      chmodSync(dataFolder, 0o700)
    },
  )
})

describe('the proxy', () => {
  const answer = (status: number, headers = {}, body = '{"up":true}') => ({ status, headers, body })
  const tls = { 'strict-transport-security': 'max-age=63072000' }
  const SOUND: ProxyAnswers = { alive: answer(200, tls), figures: answer(404), plain: new Error('nothing listens') }
  const ill = (more: Partial<ProxyAnswers>) => bad(judgeProxy('https://fairlead.example.com', { ...SOUND, ...more }))

  test.each<[string, Partial<ProxyAnswers>, string[]]>([
    ['a sound one', {}, []],
    ['one that refuses programs without TLS', { plain: answer(403) }, []],
    ['none that answers', { alive: new Error('refused') }, ['proxy warns']],
    ['another page', { alive: answer(200, tls, '<html>') }, ['proxy warns']],
    ['a server that is down', { alive: answer(502, {}, '') }, ['proxy warns']],
    ['one that does not tell of TLS', { alive: answer(200) }, ['proxy fails']],
    ['one that passes the figures on', { figures: answer(200) }, ['proxy fails']],
    ['one that lets programs in without TLS', { plain: answer(200) }, ['proxy warns']],
    ['one that leads programs on to TLS', { plain: answer(308) }, ['proxy warns']],
  ])('%s', (_what, more, wanted) => expect(ill(more)).toEqual(wanted))
})
