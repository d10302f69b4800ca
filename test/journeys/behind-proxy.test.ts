/** The guide's proxies, run: where NGINX and CADDY name the programs, their examples stand before a whole Fairlead. Only ports and certificates are the test's own. */
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { request as requestPlain } from 'node:http'
import { type RequestOptions, request as requestTls } from 'node:https'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { issue } from '../certificates.ts'
import { freePort } from '../free-port.ts'
import { beginJourney, type Journey, PASSWORD } from './journey.ts'

const NAME = 'fairlead.example.com'
const guide = readFileSync('docs/guide/operate.md', 'utf8')
const example = (language: string): string => new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, 's').exec(guide)?.[1] ?? ''

interface Place {
  readonly folder: string
  readonly plain: number
  readonly tls: number
  readonly port: string
}

const certificate = issue({ name: NAME, hosts: [NAME] })
const pem = (folder: string) => [path.join(folder, 'fairlead.pem'), path.join(folder, 'fairlead.key')] as const

/** As the proxy's own files would name the test's ports and certificate. */
function nginx({ folder, plain, tls, port }: Place): readonly string[] {
  const server = example('nginx')
    .replace('listen 80;', `listen 127.0.0.1:${plain};`)
    .replace('listen 443', `listen 127.0.0.1:${tls}`)
    .replaceAll('/etc/ssl', folder)
    .replaceAll('127.0.0.1:7420', `127.0.0.1:${port}`)
  const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((one) => `${one}_temp_path ${folder}/${one};`)
  const own = `pid ${folder}/pid; daemon off; error_log stderr; events {}`
  writeFileSync(path.join(folder, 'conf'), `${own} http { access_log off; ${paths.join(' ')}\n${server} }`)
  return ['-p', folder, '-c', path.join(folder, 'conf'), '-e', 'stderr']
}
function caddy({ folder, plain, tls, port }: Place): readonly string[] {
  const [certificateFile, keyFile] = pem(folder)
  const sites = example('caddy')
    .replace(`\n${NAME} {`, `\n${NAME} {\n  bind 127.0.0.1\n  tls ${certificateFile} ${keyFile}`)
    .replace(`http://${NAME} {`, `http://${NAME} {\n  bind 127.0.0.1`)
    .replaceAll('127.0.0.1:7420', `127.0.0.1:${port}`)
  writeFileSync(path.join(folder, 'conf'), `{\n  admin off\n  http_port ${plain}\n  https_port ${tls}\n}\n${sites}`)
  return ['run', '--adapter', 'caddyfile', '--config', path.join(folder, 'conf')]
}

const RUN = [
  ['nginx', process.env.NGINX, nginx],
  ['Caddy', process.env.CADDY, caddy],
] as const

describe.each(RUN)('%s', (name, program, arguments_) => {
  if (program === undefined) {
    test.skip(`left out: no program is named for ${name}`, () => {})
    return
  }
  let journey: Journey
  let place: Place
  let stop: () => void
  beforeAll(async () => {
    journey = await beginJourney([], {
      environment: { FAIRLEAD_URL: `https://${NAME}`, FAIRLEAD_REQUIRE_SECOND_FACTOR: 'false' },
    })
    await journey.administrator()
    const folder = mkdtempSync(path.join(tmpdir(), 'fairlead-proxy-'))
    const [certificateFile, keyFile] = pem(folder)
    writeFileSync(certificateFile, certificate.certificate)
    writeFileSync(keyFile, certificate.key)
    mkdirSync(path.join(folder, 'logs'))
    place = { folder, plain: await freePort(), tls: await freePort(), port: new URL(journey.url).port }
    const running = spawn(program, arguments_(place), { env: { ...process.env, HOME: folder } })
    let said = ''
    running.stderr.on('data', (part) => {
      said += part
    })
    stop = () => running.kill()
    await vi
      .waitFor(() => ask('GET', '/healthz'), { timeout: 30_000, interval: 500 })
      .catch(() => {
        throw new Error(`${name} does not answer: ${said}`)
      })
  })
  afterAll(async () => {
    stop?.()
    await journey?.[Symbol.asyncDispose]()
    if (place) rmSync(place.folder, { recursive: true, force: true })
  })

  interface Told {
    readonly status: number
    readonly headers: Readonly<Record<string, string | string[] | undefined>>
    readonly text: string
  }
  /** `tls` false: without TLS. `first`: what comes first of the answer is enough. */
  function ask(
    method: string,
    to: string,
    {
      body = '',
      headers = {},
      tls = true,
      first = false,
      ...more
    }: RequestOptions & { body?: string; tls?: boolean; first?: boolean } = {},
  ): Promise<Told> {
    const where = { host: '127.0.0.1', port: tls ? place.tls : place.plain, method, path: to }
    const sent = {
      host: NAME,
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      ...headers,
    }
    const trust = tls ? { servername: NAME, ca: certificate.certificate } : {}
    return new Promise((resolve, reject) => {
      const asking = (tls ? requestTls : requestPlain)({ ...where, ...trust, ...more, headers: sent }, (answer) => {
        let text = ''
        const done = () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text })
        answer.on('data', (part) => {
          text += part
          if (first) {
            done()
            asking.destroy()
          }
        })
        answer.on('end', done)
        answer.on('error', reject)
      })
      asking.on('error', reject)
      asking.end(body)
    })
  }
  const OURS = { origin: `https://${NAME}`, 'sec-fetch-site': 'same-origin' }
  const signIn = (more: Record<string, string> = {}, password = PASSWORD) =>
    ask('POST', '/api/v1/session', {
      body: JSON.stringify({ email: 'ada@fairlead.example', password }),
      headers: { ...OURS, ...more },
    })

  test('people come by TLS alone: pages are led there, programs are refused without it, and old TLS is', async () => {
    const page = await ask('GET', '/sites?x=1', { tls: false })
    expect([page.status, page.headers.location]).toEqual([308, `https://${NAME}/sites?x=1`])
    for (const door of ['/api/v1/about', '/hooks/x']) expect((await ask('POST', door, { tls: false })).status).toBe(403)
    const old = { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' } as const
    await expect(ask('GET', '/healthz', old)).rejects.toThrow()
    expect((await ask('GET', '/api/v1/about')).headers['strict-transport-security']).toMatch(/max-age=63072000/)
  })

  test('signing in works, its cookie is the host’s own, and a foreign page’s try is refused', async () => {
    const { status, headers } = await signIn()
    expect([status, headers['set-cookie']?.[0]]).toEqual([200, expect.stringMatching(/^__Host-fairlead=.*Secure/)])
    expect((await signIn({ origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' })).status).toBe(403)
  })

  test('whoever asks cannot say from where: limits count by the true address', async () => {
    const before = journey.said.length
    await signIn({ 'x-forwarded-for': '203.0.113.9', 'x-forwarded-host': 'evil.example' }, 'a wrong password')
    const refused = journey.said.slice(before).filter((line) => line.includes('"refused"'))
    expect(refused.join()).toContain('"address":"127.0.0.1"')
    expect(journey.said.join()).not.toContain('203.0.113.9')
  })

  test('the figures stay inside, webhooks come through, and a body that is too large does not', async () => {
    expect((await ask('GET', '/metrics')).status).toBe(404)
    expect((await ask('POST', '/hooks/nobody', { body: '{}' })).status).toBe(401)
    const body = JSON.stringify({ x: 'x'.repeat(33 * 1_048_576) })
    const large = await ask('POST', '/api/v1/session', { body, headers: OURS }).catch(() => ({ status: 413 }))
    // Caddy lets go in the middle, and the server tells of a body that was cut off.
    expect([400, 413]).toContain(large.status)
  })

  test('events come as they happen', async () => {
    const { headers } = await signIn()
    const cookie = headers['set-cookie']?.[0]?.split(';')[0] ?? ''
    const event = await ask('GET', '/api/v1/events?about=portfolio', { headers: { ...OURS, cookie }, first: true })
    expect([event.status, event.headers['content-type']]).toEqual([200, 'text/event-stream'])
    expect(event.text).not.toBe('')
  })
})
