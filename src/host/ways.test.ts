/** Ways out over real TLS and a real proxy: an added authority is trusted, nothing else is loosened, and a proxy is told from a site. */
import { createServer as createHttpServer } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'
import type { SecureVersion } from 'node:tls'
import { afterEach, describe, expect, test } from 'vitest'
import { type Issued, issue } from '../../test/certificates.ts'
import { NoAnswer, Secret, type WayOut } from '../base/index.ts'
import { readAuthorities } from './authorities.ts'
import { type FetchOptions, openFetch } from './fetch.ts'

const open: (() => unknown)[] = []
afterEach(async () => {
  for (const close of open.splice(0)) await close()
})

const root = issue({ name: 'Acme Root', isAuthority: true })

async function listen(server: Server): Promise<number> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => sockets.add(socket))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  open.push(() => {
    for (const socket of sockets) socket.destroy()
    return new Promise((done) => server.close(done))
  })
  return (server.address() as AddressInfo).port
}

const serveTls = (
  { certificate, key }: Issued,
  maxVersion: SecureVersion = 'TLSv1.3',
  ciphers = 'DEFAULT@SECLEVEL=0',
) =>
  listen(
    createTlsServer({ cert: certificate, key, maxVersion, minVersion: 'TLSv1', ciphers }, (request, answer) =>
      answer.end(JSON.stringify({ authorization: request.headers.authorization, url: request.url })),
    ),
  )

const site = (more = {}): Issued => issue({ name: 'jira', hosts: ['jira.corp', '127.0.0.1'], by: root, ...more })

async function ask(url: string, way?: Partial<WayOut>, rules: Partial<FetchOptions> = {}): Promise<string> {
  const host = openFetch({
    allowOrigins: [new URL(url).origin],
    requestTimeout: 10_000,
    resolve: (_name, done) => done(null, [{ address: '127.0.0.1', family: 4 }]),
    ...rules,
  })
  open.push(host.close)
  const headers = { authorization: 'Bearer gold' }
  try {
    const request = { method: 'GET', url, headers }
    const answer = await host.fetch(way ? { ...request, way: { authorities: null, proxy: null, ...way } } : request)
    return `${answer.status} ${answer.body}`
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error
    return `${error.reason} ${error.notSent}: ${error.message}`
  }
}

describe('an added authority', () => {
  const way = { authorities: root.certificate }
  test('is trusted for who brings it and for nobody else', async () => {
    const url = `https://jira.corp:${await serveTls(site())}/a`
    expect(await ask(url)).toMatch(/^tls true/)
    expect(await ask(url, way)).toMatch(/^200 .*Bearer gold/)
    expect(await ask(url, { authorities: issue({ name: 'Other', isAuthority: true }).certificate })).toMatch(
      /^tls true/,
    )
  })
  test('does not loosen what else a certificate must be', async () => {
    const DAY = 86_400_000
    for (const wrong of [
      site({ hosts: ['other.corp'] }),
      site({ hosts: [] }),
      site({ until: Date.now() - DAY }),
      site({ from: Date.now() + DAY }),
      site({ by: undefined }),
      issue({ name: 'jira', hosts: ['jira.corp'], by: site() }),
    ])
      expect(await ask(`https://jira.corp:${await serveTls(wrong)}/`, way)).toMatch(/^tls true/)
  })
  test('TLS 1.2 is spoken, what is older is not', async () => {
    expect(await ask(`https://jira.corp:${await serveTls(site(), 'TLSv1.2')}/`, way)).toMatch(/^200/)
    expect(await ask(`https://jira.corp:${await serveTls(site(), 'TLSv1.1')}/`, way)).toMatch(/^tls true/)
  })
  test('suites without authenticated encryption are not spoken, with an authority of one’s own or without', async () => {
    const speaks = (suite: string, by?: typeof way) =>
      serveTls(site(), 'TLSv1.2', suite).then((port) => ask(`https://jira.corp:${port}/`, by))
    expect(await speaks('ECDHE-ECDSA-AES128-GCM-SHA256', way)).toMatch(/^200/)
    expect(await speaks('ECDHE-ECDSA-CHACHA20-POLY1305', way)).toMatch(/^200/)
    for (const by of [way, undefined])
      expect(await speaks('ECDHE-ECDSA-AES128-SHA256', by)).toMatch(/^tls true.*(handshake|ssl)/i)
  })
  test('Node’s own switch to take any certificate is not heard', async () => {
    const url = `https://jira.corp:${await serveTls(site())}/`
    process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'
    open.push(() => delete process.env.NODE_TLS_REJECT_UNAUTHORIZED)
    expect(await ask(url)).toMatch(/^tls true/)
    expect(await ask(url, { authorities: issue({ name: 'Other', isAuthority: true }).certificate })).toMatch(
      /^tls true/,
    )
  })
})

describe('what is kept as an authority', () => {
  const now = Date.now()
  test('is told by name and end; several may come in one text', () => {
    const other = issue({ name: 'Acme Issuing', isAuthority: true, by: root, until: now + 1_000_000 })
    const read = readAuthorities(`Ours:\n${root.certificate}\n${other.certificate}`, now)
    expect(read.map(({ subject }) => subject)).toEqual(['CN=Acme Root', 'CN=Acme Issuing'])
    expect(Math.abs((read[1]?.expiresAt ?? 0) - now - 1_000_000)).toBeLessThan(1_000)
  })
  test.each([
    ['', /no certificate/],
    ['hello', /no certificate/],
    [root.certificate.replace('MII', 'AAA'), /cannot be read/],
    [root.certificate.slice(0, 200), /no certificate/],
    [`${root.certificate}-----BEGIN CERTIFICATE-----`, /no certificate/],
    [root.certificate + root.key, /private key/],
    [site().certificate, /no certificate authority/],
    [issue({ name: 'Old', isAuthority: true, until: now - 1_000 }).certificate, /Old ended on/],
    [issue({ name: 'New', isAuthority: true, from: now + 100_000 }).certificate, /New begins only on/],
    [root.certificate.repeat(21), /21 certificates/],
  ])('%#: is refused in words', (pem, says) => {
    expect(() => readAuthorities(pem, now)).toThrow(says)
  })
})

describe('a proxy', () => {
  interface Heard {
    readonly to: string
    readonly login: string | undefined
    readonly bytes: Buffer[]
  }
  async function serveProxy(port: number, status = 200): Promise<{ origin: string; heard: Heard[] }> {
    const heard: Heard[] = []
    const server = createHttpServer((_request, answer) => answer.writeHead(400).end('gold of the proxy'))
    server.on('connect', ({ url = '', headers }, socket: Socket) => {
      const bytes: Buffer[] = []
      heard.push({ to: url, login: headers['proxy-authorization'], bytes })
      if (status !== 200) return socket.end(`HTTP/1.1 ${status} No\r\ncontent-length: 4\r\n\r\ngold`)
      const site = connect(port, '127.0.0.1', () => socket.write('HTTP/1.1 200 OK\r\n\r\n'))
      socket.on('data', (chunk: Buffer) => bytes.push(chunk))
      socket.pipe(site).pipe(socket)
      for (const one of [site, socket]) one.on('error', () => {})
    })
    return { origin: `http://proxy.corp:${await listen(server)}`, heard }
  }
  const through = (origin: string, more: Partial<NonNullable<WayOut['proxy']>> = {}): WayOut => ({
    authorities: root.certificate,
    proxy: { origin, user: null, password: null, ...more },
  })

  test('carries what it cannot read: TLS ends at the site', async () => {
    const port = await serveTls(site())
    const { origin, heard } = await serveProxy(port)
    const way = through(origin, { user: 'fairlead', password: new Secret('wörd') })
    expect(await ask(`https://jira.corp:${port}/a`, way, { proxies: [origin] })).toMatch(/^200 .*Bearer gold/)
    expect(heard).toHaveLength(1)
    expect(heard[0]?.to).toBe(`jira.corp:${port}`)
    expect(Buffer.from(heard[0]?.login?.replace('Basic ', '') ?? '', 'base64').toString()).toBe('fairlead:wörd')
    expect(Buffer.concat(heard[0]?.bytes ?? []).includes('gold')).toBe(false)
  })
  test('that shows a certificate of its own for the site is not believed', async () => {
    const own = issue({ name: 'Proxy', hosts: ['jira.corp'] })
    const { origin } = await serveProxy(await serveTls(own))
    expect(await ask('https://jira.corp/', through(origin), { proxies: [origin] })).toMatch(/^tls true/)
  })
  test('must be one that the operator named, and never metadata; its targets are judged as ever', async () => {
    const { origin, heard } = await serveProxy(await serveTls(site()))
    expect(await ask('https://jira.corp/', through(origin))).toMatch(/^not-allowed true.*FAIRLEAD_PROXIES/)
    expect(await ask('https://jira.corp/', through(origin), { allowOrigins: [origin] })).toMatch(/^not-allowed true/)
    const metadata = 'http://169.254.169.254'
    expect(await ask('https://jira.corp/', through(metadata), { proxies: [metadata] })).toMatch(/^not-allowed true/)
    for (const inside of [
      'https://10.0.0.1',
      'https://127.0.0.1',
      'https://localhost',
      'http://jira.corp',
      'https://jira.corp:22',
    ])
      expect(await ask(inside, through(origin), { proxies: [origin], allowOrigins: [] })).toMatch(/^not-allowed true/)
    expect(await ask('https://metadata.google.internal', through(origin), { proxies: [origin] })).toMatch(
      /^not-allowed/,
    )
    expect(heard).toEqual([])
  })
  test.each([
    [407, /^proxy true: .*asks for a login/],
    [403, /^proxy true: .*does not let us through \(403\)/],
    [502, /^proxy true: .*does not let us through \(502\)/],
  ])('that answers %i is told as the proxy, and its body is not', async (status, says) => {
    const { origin } = await serveProxy(1, status)
    const told = await ask('https://jira.corp/', through(origin), { proxies: [origin] })
    expect(told).toMatch(says)
    expect(told).not.toContain('gold')
  })
  test('whose login is wrong, that is not there, or that is none, is told as the proxy', async () => {
    const { origin } = await serveProxy(1, 407)
    const way = through(origin, { user: 'fairlead', password: new Secret('wrong') })
    expect(await ask('https://jira.corp/', way, { proxies: [origin] })).toMatch(
      /^proxy true: .*does not accept its login/,
    )
    const nobody = 'http://127.0.0.1:1'
    expect(await ask('https://jira.corp/', through(nobody), { proxies: [nobody] })).toMatch(
      /^proxy true: .*cannot be reached/,
    )
    const shouting = createServer((socket) => socket.end('gold\r\n\r\n'))
    const other = `http://127.0.0.1:${await listen(shouting)}`
    expect(await ask('https://jira.corp/', through(other), { proxies: [other] })).toMatch(
      /^proxy true: .*does not speak/,
    )
  })
  test('may itself be reached by TLS, with the same authority', async () => {
    const port = await serveTls(site())
    const { certificate, key } = issue({ name: 'proxy', hosts: ['proxy.corp'], by: root })
    const server = createTlsServer({ cert: certificate, key })
    server.on('connect', (_request, socket: Socket) => {
      const there = connect(port, '127.0.0.1', () => socket.write('HTTP/1.1 200 OK\r\n\r\n'))
      socket.pipe(there).pipe(socket)
      for (const one of [there, socket]) one.on('error', () => {})
    })
    const origin = `https://proxy.corp:${await listen(server)}`
    expect(await ask(`https://jira.corp:${port}/`, through(origin), { proxies: [origin] })).toMatch(/^200/)
  })
})
