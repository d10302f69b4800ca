/** A site that a company's own authority signs, behind its proxy: connected, kept, shown without its password, used and changed. */
import { writeFileSync } from 'node:fs'
import { createServer as createHttpServer, request as httpRequest } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { type AddressInfo, connect, type Server, type Socket } from 'node:net'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ACTIONS, type ConnectionView, perform } from '../../src/actions/index.ts'
import { isFault } from '../../src/base/index.ts'
import { commandActor, type Engine, startOwnEngine } from '../../src/cli/engine.ts'
import { openLog, openWorld } from '../../src/host/index.ts'
import { issue } from '../certificates.ts'
import { runCommand } from './command.ts'
import { layGround } from './journey.ts'
import { hasty } from './sites.ts'

const PASSWORD = 'hunter2-of-the-proxy'
const LOGIN = `Basic ${Buffer.from(`fairlead:${PASSWORD}`).toString('base64')}`
const root = issue({ name: 'Acme Root', isAuthority: true })

let ground: Awaited<ReturnType<typeof layGround>>
let engine: Engine
let url: string
let proxy: string
/** What the proxy was asked to open, with the right login or without. */
const opened: { readonly to: string; readonly isLoggedIn: boolean }[] = []
/** Bytes that went through its tunnels. */
let carried = 0
const open: Server[] = []
const sockets = new Set<Socket>()

async function listen(server: Server): Promise<string> {
  server.on('connection', (socket: Socket) => sockets.add(socket))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  open.push(server)
  return `127.0.0.1:${(server.address() as AddressInfo).port}`
}

beforeAll(async () => {
  ground = await layGround([{ name: 'staging', kind: 'cloud', story: 'empty' }])
  const inside = new URL(ground.sites.candidate('staging', 'admin').url)
  const { certificate, key } = issue({ name: 'jira', hosts: ['127.0.0.1'], by: root })
  const site = createTlsServer({ cert: certificate, key }, (request, answer) => {
    const { method = 'GET', url: path = '/', headers } = request
    const asked = httpRequest(`${inside.origin}${path}`, { method, headers }, (told) => {
      answer.writeHead(told.statusCode ?? 500, told.headers)
      told.pipe(answer)
    })
    request.pipe(asked)
  })
  url = `https://${await listen(site)}`
  const door = createHttpServer()
  door.on('connect', ({ url: to = '', headers }, socket: Socket) => {
    const isLoggedIn = headers['proxy-authorization'] === LOGIN
    opened.push({ to, isLoggedIn })
    if (!isLoggedIn) return socket.end('HTTP/1.1 407 Login\r\n\r\n')
    const there = connect(Number(new URL(url).port), '127.0.0.1', () => socket.write('HTTP/1.1 200 OK\r\n\r\n'))
    socket.pipe(there).pipe(socket)
    socket.on('data', (bytes: Buffer) => {
      carried += bytes.length
    })
    for (const one of [there, socket]) one.on('error', () => {})
  })
  proxy = `http://${await listen(door)}`
  const settings = {
    ...ground.settings,
    allowOrigins: [...ground.settings.allowOrigins, url],
    proxies: [proxy],
  }
  const log = openLog('debug', { write: (line) => void ground.said.push(line) })
  const world = { ...openWorld(settings), ...hasty }
  engine = await startOwnEngine({ settings, log, database: ground.database, world })
})
afterAll(async () => {
  await engine[Symbol.asyncDispose]()
  for (const socket of sockets) socket.destroy()
  for (const server of open) server.close()
  await ground.close()
})

async function ask(name: string, input: object): Promise<ConnectionView> {
  const action = ACTIONS.find((one) => one.name === name)
  if (!action) throw new Error(`there is no action ${name}`)
  const answer = await perform(action, engine.contextFor(commandActor()), input)
  ground.said.push(JSON.stringify(answer))
  return answer as ConnectionView
}

async function refusal(name: string, input: object): Promise<string> {
  const error = await ask(name, input).catch((one: unknown) => one)
  if (!isFault(error)) throw error instanceof Error ? error : new Error('it was not refused')
  ground.said.push(JSON.stringify([error.message, error.remedy, error.facts]))
  return `${error.facts.state ?? error.code}: ${error.message} ${error.remedy}`
}

const candidate = (more: object = {}) => ({ name: 'corp', ...ground.sites.candidate('staging', 'admin'), url, ...more })
const authorities = root.certificate
const login = { proxyUser: 'fairlead', proxyPassword: PASSWORD }

test('without its authority it is no connection, and the state says why', async () => {
  expect(await refusal('connections.create', candidate())).toMatch(/^tls: .*add its certificate authority/)
  const other = issue({ name: 'Other', isAuthority: true }).certificate
  expect(await refusal('connections.create', candidate({ authorities: other }))).toMatch(/^tls/)
  expect(await refusal('connections.create', candidate({ authorities: 'hello' }))).toMatch(/no certificate/)
})

test('a proxy that the operator did not name, or that refuses us, is told as such', async () => {
  const foreign = { authorities, proxy: 'http://127.0.0.1:1' }
  expect(await refusal('connections.create', candidate(foreign))).toContain(
    `FAIRLEAD_PROXIES="${proxy} http://127.0.0.1:1"`,
  )
  expect(await refusal('connections.create', candidate({ authorities, proxy }))).toMatch(/^proxy: .*asks for a login/)
  const wrong = { authorities, proxy, proxyUser: 'fairlead', proxyPassword: 'hunter3-of-the-proxy' }
  expect(await refusal('connections.create', candidate(wrong))).toMatch(/^proxy: .*does not accept its login/)
  expect(await refusal('connections.create', candidate({ authorities, ...login }))).toMatch(/no proxy/)
  for (const bad of ['proxy', 'ftp://a', 'http://a:b@proxy.example:1'])
    expect(await refusal('connections.create', candidate({ authorities, proxy: bad }))).toMatch(/no proxy’s address/)
})

test('with both it is connected, shown by name and end, and used for all that follows', async () => {
  const shown = await ask('connections.create', candidate({ authorities, proxy, ...login }))
  expect(shown.wayOut).toMatchObject({ authorities: [{ subject: 'CN=Acme Root' }], proxy, proxyUser: 'fairlead' })
  expect(await ask('connections.test', { name: 'corp' })).toMatchObject({ account: expect.anything() })
  await ask('connections.projects', { name: 'corp' })
  // By the tunnels that were opened, or by others: never to anywhere else.
  expect(new Set(opened.filter(({ isLoggedIn }) => isLoggedIn).map(({ to }) => `https://${to}`))).toEqual(
    new Set([url]),
  )
})

test('it is changed only to what leads to the site; a password that is not given again stays', async () => {
  const change = (more: object) => ({ name: 'corp', authorities, ...more })
  expect(await refusal('connections.changeWayOut', { name: 'corp' })).toMatch(/^tls/)
  expect(await refusal('connections.changeWayOut', change({ proxy, proxyUser: 'other' }))).toMatch(/^proxy/)
  expect((await ask('connections.changeWayOut', change({ proxy, proxyUser: 'fairlead' }))).wayOut?.proxy).toBe(proxy)
  expect((await ask('connections.changeWayOut', change({}))).wayOut).toMatchObject({ proxy: null, proxyUser: null })
  opened.length = 0
  expect((await ask('connections.test', { name: 'corp' })).account).not.toBeNull()
  expect(opened).toEqual([])
})

test('by command, with files for what should stand in no history', async () => {
  const file = (name: string, text: string): string => {
    writeFileSync(path.join(ground.dataFolder, name), text)
    return path.join(ground.dataFolder, name)
  }
  const environment = {
    ...ground.environment,
    FAIRLEAD_ALLOW_ORIGINS: `${ground.environment.FAIRLEAD_ALLOW_ORIGINS},${url}`,
    FAIRLEAD_PROXIES: proxy,
  }
  const words = ['way-out', 'corp', '--ca', file('root.pem', authorities), '--proxy', proxy, '--proxy-user', 'fairlead']
  const secret = ['--proxy-password-file', file('password', `${PASSWORD}\n`)]
  const { code, out } = await runCommand([...words, ...secret], environment, ground.said)
  expect([code, out]).toEqual([
    0,
    expect.stringMatching(/Trusts CN=Acme Root, until .*\nGoes through http.* as fairlead/),
  ])
  const missing = await runCommand(['way-out', 'corp', '--ca', '/nowhere'], environment, ground.said)
  expect([missing.code, missing.err]).toEqual([2, expect.stringContaining('cannot be read')])
})

test('a one-time link brings the way out of its new connection, sealed until it is spent', async () => {
  const wanted = { name: 'linked', purpose: 'connection', url, deployment: 'cloud' }
  expect(await refusal('handOvers.create', { ...wanted, proxy: 'http://127.0.0.1:1' })).toMatch(/not open to Fairlead/)
  const again = { name: 'corp', purpose: 'replacement', authorities }
  expect(await refusal('handOvers.create', again)).toMatch(/way out of the connection/)
  const made: unknown = await ask('handOvers.create', { ...wanted, authorities, proxy, ...login })
  const { link } = made as { readonly link: string }
  const kept = () => ground.database.db.selectFrom('hand_over').selectAll().where('name', '=', 'linked').execute()
  for (const secret of [PASSWORD, 'BEGIN CERTIFICATE']) expect(JSON.stringify(await kept())).not.toContain(secret)
  const { email, token } = ground.sites.candidate('staging', 'admin')
  opened.length = carried = 0
  await ask('handOvers.give', { word: link.split('#')[1], email, token })
  // By a tunnel that was open already, or by another.
  expect(opened.every(({ isLoggedIn }) => isLoggedIn)).toBe(true)
  expect(carried).toBeGreaterThan(0)
  expect((await ask('connections.get', { name: 'linked' })).wayOut).toMatchObject({ proxy, proxyUser: 'fairlead' })
  expect(await ask('connections.test', { name: 'linked' })).toMatchObject({ account: expect.anything() })
  expect(await kept()).toMatchObject([{ ended: 'given', way_out: null, key_id: null }])
})

test('the password is nowhere but sealed', async () => {
  await ask('connections.changeWayOut', { name: 'corp', authorities, proxy, ...login })
  const rows = await ground.database.db.selectFrom('way_out').selectAll().execute()
  const audit = await ground.database.db.selectFrom('audit').selectAll().execute()
  const all = JSON.stringify([rows, audit, ground.said])
  expect(rows[0]?.key_id).not.toBeNull()
  for (const secret of [PASSWORD, 'hunter3', LOGIN, Buffer.from(PASSWORD).toString('base64')])
    expect(all).not.toContain(secret)
})
