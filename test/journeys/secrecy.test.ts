/** After a whole run, with everything in it that goes wrong, no secret is found anywhere but where it was sealed. */
import { createHash } from 'node:crypto'
import path from 'node:path'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Client } from './client.ts'
import { connectWords, siteVariables } from './command.ts'
import { beginJourney, type Journey, PASSWORD } from './journey.ts'
import { leaks } from './leaks.ts'

const WRONG = 'ATATT3xFfGF0-typed-but-nobody-s-0123456789abcdef=0A1B2C3D'
const MISPLACED = 'ATATT3xFfGF0-pasted-into-the-wrong-field-98765432=3D2C1B0A'

test('tokens, passwords and session tokens are found nowhere', async () => {
  await using journey = await beginJourney()
  const ada = await journey.administrator()
  await wrongWays(journey, ada)
  await rightWays(journey, ada)
  await onTheCommandLine(journey)
  await somethingBreaks(journey, ada)
  const accounts = (['staging', 'production'] as const).flatMap((site) =>
    (['admin', 'scoped', 'member', 'service'] as const).map((role) => [`${site} ${role}`, site, role] as const),
  )
  const tokens = accounts.map(([name, site, role]) => [name, journey.sites.account(site, role).token])
  const logins = accounts.map(([name, site, role]) => {
    const { email, token } = journey.sites.account(site, role)
    return [`${name} with its address`, `${email}:${token}`]
  })
  const secrets = {
    ...Object.fromEntries([...tokens, ...logins]),
    'the wrong token': WRONG,
    'the misplaced token': MISPLACED,
    'the password': PASSWORD,
    'the session': ada.cookie?.split('=')[1] ?? '',
    'the key': journey.environment.FAIRLEAD_KEY ?? '',
  }
  expect(await leaks(journey, secrets)).toEqual([])
  // What is looked for can be found: the same search finds what must be there.
  const [{ hash } = { hash: '' }] = await journey.database.db.selectFrom('session').select('hash').execute()
  expect(hash).toBe(createHash('sha256').update(secrets['the session']).digest('hex'))
  expect((await leaks(journey, { 'a hash that is kept': hash })).join()).toContain('public.session')
  expect(journey.said.some((line) => line.includes('"err"'))).toBe(true)
})

/** Everything that a person may do wrong with a secret in hand. */
async function wrongWays({ nobody, ...journey }: Journey, ada: Client): Promise<void> {
  const { url, email, token } = journey.sites.candidate('staging', 'admin')
  const connect = { name: 'staging', url, email, token: WRONG }
  await ada.refused('connections.create', connect)
  await ada.refused('connections.create', { ...connect, url: `https://ada:${MISPLACED}@acme.atlassian.net` })
  await ada.refused('connections.create', { ...connect, url: `https://acme.atlassian.net?token=${MISPLACED}` })
  await ada.refused('connections.create', { ...connect, url: MISPLACED })
  await ada.refused('connections.create', { ...connect, name: MISPLACED })
  await ada.refused('connections.create', { ...connect, email: MISPLACED })
  await ada.ask('connections.create', { ...connect, apiToken: MISPLACED, password: PASSWORD })
  await ada.send('POST', `/connections?token=${MISPLACED}`, { body: { ...connect, token: undefined } })
  await ada.send('POST', '/connections', { body: `{"token": "${MISPLACED}"` })
  await ada.refused('guide.get', { deployment: 'nothing' as 'cloud', purpose: 'service', url: token })
  for (const wrong of [
    { email: 'ada@fairlead.example', password: MISPLACED },
    { email: PASSWORD, password: 'ada@fairlead.example' },
    { email: `${PASSWORD}@acme.example`, password: PASSWORD },
  ])
    expect((await nobody.send('POST', '/session', { body: wrong })).status).toBe(401)
  await nobody.send('GET', '/session', { headers: { cookie: `__Host-fairlead=${MISPLACED}` } })
  await nobody.send('GET', '/connections', { headers: { authorization: `Bearer ${MISPLACED}` } })
}

async function rightWays(journey: Journey, ada: Client): Promise<void> {
  for (const name of ['staging', 'production'])
    await ada.get('connections.create', { name, ...journey.sites.candidate(name, 'admin') })
  await ada.get('connections.create', { name: 'scoped', ...journey.sites.candidate('staging', 'scoped') })
  const { email, token } = journey.sites.candidate('production', 'service')
  await ada.refused('connections.replaceToken', { name: 'production', email, token })
  await ada.get('connections.replaceToken', { name: 'production', ...journey.sites.candidate('production', 'admin') })
  for (const name of ['staging', 'production'])
    await ada.get('authorizations.save', { connections: [name], ...journey.sites.candidate(name, 'admin') })
  await ada.refused('authorizations.save', { connections: ['production'], email, token: WRONG })
  await ada.get('connections.probe', { name: 'scoped' })
  await ada.get('connections.projects', { name: 'staging' })
  const { id } = await ada.get('plans.make', { from: 'staging', to: 'production', projects: ['FIN'] })
  const plan = await ada.until('plans.get', { id }, (now) => now.state !== 'analysing')
  const begun = await ada.get('deployments.start', { plan: id, fingerprint: String(plan.fingerprint) })
  const ended = await ada.until('deployments.get', { id: begun.id }, (now) => now.proof !== null)
  expect(ended).toMatchObject({ state: 'done', failed: 0, proof: { equal: true } })
  await ada.get('deployments.steps', { id: begun.id })
  await ada.get('activity.list', { limit: 500 })
}

async function onTheCommandLine(journey: Journey): Promise<void> {
  const { token, ...member } = journey.sites.candidate('production', 'member')
  const words = connectWords('member', member)
  expect((await journey.command(words, { input: WRONG })).code).toBe(6)
  expect((await journey.command(words, { input: `${token}\n` })).code).toBe(0)
  const environment = siteVariables('staging', journey.sites.candidate('staging', 'service'))
  const out = path.join(journey.dataFolder, 'plan.json')
  await journey.command(['plan', '--from', 'staging', '--to', 'member', '--projects', 'FIN', '--out', out], {
    environment,
  })
}

/** A table that is not there makes every kind of action break inside, with a token in its hands. */
async function somethingBreaks(journey: Journey, ada: Client): Promise<void> {
  await sql`alter table login_breaker rename to lost`.execute(journey.database.db)
  const { status } = await ada.refused('connections.create', {
    name: 'late',
    ...journey.sites.candidate('staging', 'admin'),
  })
  expect(status).toBe(500)
  const { id } = await ada.get('snapshots.take', { connection: 'staging' })
  expect((await ada.until('snapshots.get', { id }, (now) => now.state !== 'running')).errorCode).toBe('internal')
  await sql`alter table lost rename to login_breaker`.execute(journey.database.db)
}
