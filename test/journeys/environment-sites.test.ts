/** Sites that only a command's environment names: proven at each use, stored never, and nobody else's work. */
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { siteVariables } from './command.ts'
import { beginJourney, type Journey } from './journey.ts'

let journey: Journey
beforeAll(async () => {
  journey = await beginJourney()
})
afterAll(() => journey[Symbol.asyncDispose]())

const named = (...sites: readonly string[]): Record<string, string> =>
  Object.assign({}, ...sites.map((name) => siteVariables(name, journey.sites.candidate(name, 'admin'))))

const rows = async (table: 'connection' | 'credential'): Promise<number> =>
  (await journey.database.db.selectFrom(table).selectAll().execute()).length

test('a snapshot and a plan, beside a running server whose workers do not know the sites', async () => {
  const file = path.join(journey.dataFolder, 'plan.json')
  const environment = named('staging', 'production')
  const token = environment.FAIRLEAD_SITE_STAGING_TOKEN ?? ''
  delete environment.FAIRLEAD_SITE_STAGING_TOKEN
  writeFileSync(path.join(journey.dataFolder, 'token'), `${token}\n`)
  environment.FAIRLEAD_SITE_STAGING_TOKEN_FILE = path.join(journey.dataFolder, 'token')
  const [taken, planned] = await Promise.all([
    journey.command(['snapshot', 'staging', '--json'], { environment }),
    journey.command(['plan', '--from', 'staging', '--to', 'production', '--projects', 'FIN', '--out', file, '--json'], {
      environment,
    }),
  ])
  expect([taken.code, planned.code, taken.err, planned.err]).toEqual([0, 0, '', ''])
  expect(taken.json()).toMatchObject({ connection: 'staging', state: 'done' })
  expect(planned.json()).toMatchObject({ from: 'staging', to: 'production', state: 'ready' })
  expect([await rows('connection'), await rows('credential')]).toEqual([0, 0])
})

test('a wrong token: named, exit code 6, and tried once however often the command is run, until somebody tests it', async () => {
  const environment = { ...named('production'), FAIRLEAD_SITE_PRODUCTION_TOKEN: 'ATATT3xFfGF0-of-nobody' }
  const failures = () => journey.sites.heard.filter((one) => one.failedLogin).length
  journey.sites.heard.length = 0
  for (const words of [
    ['snapshot', 'production'],
    ['plan', '--from', 'production', '--to', 'staging'],
  ]) {
    const more = words[0] === 'plan' ? named('staging') : {}
    const { code, err } = await journey.command(words, { environment: { ...environment, ...more } })
    expect(code).toBe(6)
    expect(err).toMatch(/production: .*(wrong, expired or revoked)/)
  }
  expect(failures()).toBe(1)
  const tested = await journey.command(['test', 'production', '--json'], { environment })
  expect(tested.code).toBe(6)
  expect(tested.json()).toMatchObject({ state: 'wrong-token', remedy: expect.stringMatching(/create a new token/) })
  expect(failures()).toBe(2)
})

test('a site without its token, and one whose token file is not there: what is missing is named', async () => {
  const url = { FAIRLEAD_SITE_STAGING_URL: journey.sites.site('staging').base }
  const file = path.join(journey.dataFolder, 'nothing here')
  const [without, absent] = await Promise.all([
    journey.command(['snapshot', 'staging', '--json'], { environment: url }),
    journey.command(['snapshot', 'staging'], { environment: { ...url, FAIRLEAD_SITE_STAGING_TOKEN_FILE: file } }),
  ])
  expect([without.code, absent.code]).toEqual([2, 2])
  expect(without.json()).toMatchObject({
    error: { code: 'input.invalid', remedy: expect.stringMatching(/FAIRLEAD_SITE_STAGING_TOKEN_FILE/) },
  })
  expect(absent.err).toContain(file)
})

test('a token with scopes is named as one, and a way in that there is not is refused', async () => {
  const site = journey.sites.candidate('staging', 'scoped')
  const environment = siteVariables('staging', site)
  expect(environment.FAIRLEAD_SITE_STAGING_METHOD).toBe('scoped-api-token')
  journey.sites.heard.length = 0
  const [tested, wrong] = await Promise.all([
    journey.command(['test', 'staging', '--json'], { environment }),
    journey.command(['test', 'staging'], { environment: { ...environment, FAIRLEAD_SITE_STAGING_METHOD: 'password' } }),
  ])
  expect([tested.code, wrong.code]).toEqual([0, 2])
  expect(wrong.err).toContain('FAIRLEAD_SITE_STAGING_METHOD')
  expect(journey.sites.heard.filter((one) => one.withToken && !one.throughGateway)).toEqual([])
})
