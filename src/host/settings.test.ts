/** Settings: where they come from, and what is said about a wrong one. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readSettings } from './settings.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'fairlead-settings-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const write = (content: string) => writeFileSync(path.join(folder, 'settings.json'), content)
const read = (more: Record<string, string> = {}) => readSettings({ FAIRLEAD_DATA: folder, ...more })

test('without any: the checkout keeps the data, nothing private is open', () => {
  const settings = readSettings({})
  expect(settings.dataFolder).toBe(path.resolve(import.meta.dirname, '../../.fairlead'))
  expect(settings).toMatchObject({ allowOrigins: [], gateway: 'https://api.atlassian.com', port: 7420 })
})

test('the environment wins over the file, and lists may be parted by commas or spaces', () => {
  write('{ "port": 1000, "requestTimeout": 5000, "allowOrigins": ["http://jira.corp:8080"] }')
  expect(read({ FAIRLEAD_PORT: '2000' })).toMatchObject({
    port: 2000,
    requestTimeout: 5000,
    allowOrigins: ['http://jira.corp:8080'],
  })
  const { allowOrigins } = read({ FAIRLEAD_ALLOW_ORIGINS: 'https://A.corp/, http://127.0.0.1:7421' })
  expect(allowOrigins).toEqual(['https://a.corp', 'http://127.0.0.1:7421'])
})

test('a wrong setting is named with where it stands and what would be right', () => {
  write('{ "requestTimeout": 5000 }')
  expect(() => read({ FAIRLEAD_ALLOW_ORIGINS: 'https://jira.corp/jira' })).toThrow(
    "FAIRLEAD_ALLOW_ORIGINS: 'https://jira.corp/jira' is not an exact origin (scheme, host and port only); write https://jira.corp",
  )
  expect(() => read({ FAIRLEAD_PORT: 'many' })).toThrow(/FAIRLEAD_PORT: must be a number/)
  expect(() => read({ DATABASE_URL: 'mysql://x' })).toThrow(/DATABASE_URL: must begin with postgres:/)
  for (const mode of ['', '?sslmode=prefer', '?sslmode=require', '?sslmode=verify-ca', '?sslmode=no-verify'])
    expect(() => read({ DATABASE_URL: `postgres://u:hunter2@db.intern/x${mode}` }), mode).toThrow(
      /^DATABASE_URL: a database on another machine is reached by TLS(?!.*hunter2)/,
    )
  for (const near of [
    'u@localhost/x',
    'u@127.0.0.1:5432/x',
    'u@[::1]/x',
    '/x?host=%2Frun%2Fpg',
    'u@far/x?sslmode=disable',
  ])
    expect(read({ DATABASE_URL: `postgres://${near}` }).databaseUrl, near).toBeDefined()
  for (const far of ['u@127.0.0.1.example.com/x', 'u@localhost.example.com/x', '/x?host=db.intern', 'u@::2/x'])
    expect(() => read({ DATABASE_URL: `postgres://${far}` }), far).toThrow(/DATABASE_URL/)
  write('{ "prot": 1 }')
  expect(() => read()).toThrow(/settings.json.*prot/)
  write('{ "key": "x" }')
  expect(() => read()).toThrow(/never lies in the data folder/)
  write('{')
  expect(() => read()).toThrow(/cannot be read as JSON/)
})

test('networks and ports open by number; a range that is not private opens nothing', () => {
  write('{ "privateNetworks": ["10.20.0.0/16"], "ports": [8443] }')
  expect(read()).toMatchObject({ privateNetworks: ['10.20.0.0/16'], ports: [8443], proxies: [] })
  expect(
    read({
      FAIRLEAD_PRIVATE_NETWORKS: 'fd12::/16, 100.64.0.0/10',
      FAIRLEAD_PORTS: '8443 8080',
      FAIRLEAD_PROXIES: 'http://proxy.corp:3128',
    }),
  ).toMatchObject({
    privateNetworks: ['fd12::/16', '100.64.0.0/10'],
    ports: [8443, 8080],
    proxies: ['http://proxy.corp:3128'],
  })
  for (const range of [
    '0.0.0.0/0',
    '10.0.0.0/7',
    '127.0.0.0/8',
    '169.254.0.0/16',
    '8.8.8.0/24',
    '::/0',
    '10.0.0.1',
    'all',
  ])
    expect(() => read({ FAIRLEAD_PRIVATE_NETWORKS: range })).toThrow(/FAIRLEAD_PRIVATE_NETWORKS: must be a range/)
  expect(() => read({ FAIRLEAD_PORTS: '70000' })).toThrow(/FAIRLEAD_PORTS/)
})

test('a password or key in the settings does not print', () => {
  write('{}')
  const settings = read({ DATABASE_URL: 'postgres://u:hunter2@db/x?sslmode=verify-full', FAIRLEAD_KEY: 'hunter2' })
  expect(JSON.stringify(settings)).not.toContain('hunter2')
})
