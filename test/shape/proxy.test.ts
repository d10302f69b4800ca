/** The proxies of the guide, held to the server behind them: its port, its routes, its limits, and what must not be passed on. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readSettings } from '../../src/host/index.ts'

const guide = readFileSync('docs/guide/operate.md', 'utf8')
const source = (file: string): string => readFileSync(`src/server/${file}`, 'utf8')
const example = (language: string): string => new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, 's').exec(guide)?.[1] ?? ''
const EXAMPLES = ['nginx', 'caddy'].map((language) => [language, example(language)] as const)
const { port } = readSettings({ FAIRLEAD_DATA: '/nowhere' })

test.each(EXAMPLES)('%s leads to the port on which the server listens, and nowhere else', (_, text) => {
  const targets = [...text.matchAll(/(?:proxy_pass http:\/\/|reverse_proxy )([\d.:]+)/g)].map(([, to]) => to)
  expect(new Set(targets)).toEqual(new Set([`127.0.0.1:${port}`]))
})

test.each(EXAMPLES)('%s is whole: what opens closes', (_, text) => {
  expect([...text].filter((one) => one === '{').length).toBe([...text].filter((one) => one === '}').length)
})

test.each(EXAMPLES)(
  '%s keeps the figures, programs without TLS, and bodies beyond the server’s limit out',
  (_, text) => {
    expect(source('operation.ts')).toContain("app.get('/metrics'")
    expect(text).toMatch(/metrics( \{ return|\n\s+respond @metrics) 404/)
    expect(text).toMatch(/\/hooks[^\n]*(return 403|\n\s+respond @programs 403)/)
    expect(text).toMatch(/\/api[^\n]*(return 403|\n\s+respond @programs 403)/)
    expect(source('door.ts')).toContain('LARGEST = 32 * 1_048_576')
    expect(text).toMatch(/(client_max_body_size 32m|max_size 32MiB)/)
    expect(source('hooks.ts')).toContain("'/hooks/:hook'")
  },
)

test('nginx speaks TLS 1.2 and 1.3, sets each header that the server believes, and holds back no event', () => {
  const text = example('nginx')
  expect(/ssl_protocols ([^;]+);/.exec(text)?.[1]).toBe('TLSv1.2 TLSv1.3')
  const headers = Object.fromEntries(
    [...text.matchAll(/proxy_set_header (\S+) ([^;]+);/g)].map(([, name = '', value = '']) => [name, value]),
  )
  // `$proxy_add_x_forwarded_for` would keep what whoever asks has written there.
  expect(headers).toEqual({
    Host: '$host',
    'X-Forwarded-For': '$remote_addr',
    'X-Forwarded-Proto': 'https',
    'X-Forwarded-Host': '$host',
  })
  expect(source('events.ts')).toContain("'/events'")
  const events = /location = \/api\/v1\/events \{([^}]*)\}/.exec(text)?.[1] ?? ''
  expect(events).toContain('proxy_buffering off;')
  expect(events).toMatch(/proxy_read_timeout (1h|[1-9]\d*m);/)
})

test('Caddy holds back no event, and trusts nobody’s word of where a request came from', () => {
  const text = example('caddy')
  expect(text).toContain('flush_interval -1')
  expect(text).not.toMatch(/trusted_proxies|header_up/)
})
