/** What leaves this machine leaves through `host`, and nothing anywhere loosens how a certificate is checked. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const code = ['src', 'scripts'].flatMap((root) =>
  (readdirSync(root, { recursive: true }) as string[])
    .filter((file) => /\.(tsx?|js)$/.test(file) && !/\.test\.tsx?$/.test(file))
    .map((file) => join(root, file)),
)
const text = (file: string): string => readFileSync(file, 'utf8')

test('no switch against TLS: no certificate goes unchecked, no name, no old protocol', () => {
  // The word of src/host/provider.ts lets openid-client take an http issuer that the operator named; it loosens no TLS.
  const LOOSE =
    /rejectUnauthorized['"]?\s*[:=](?!\s*true\b)|NODE_TLS_REJECT_UNAUTHORIZED|checkServerIdentity|TLSv1(\.[01])?['"]|secureProtocol|SECLEVEL|--tls-min|strictSSL|insecureHTTPParser/
  expect(code.filter((file) => LOOSE.test(text(file)))).toEqual([])
})

test('the one place that makes TLS connections says so each time', () => {
  const made = code.filter((file) => /buildConnector\(/.test(text(file)))
  expect(made.sort()).toEqual(['src/host/connect.ts', 'src/host/tunnel.ts'])
  expect(text('src/host/connect.ts')).toContain('rejectUnauthorized: true')
  for (const file of made)
    for (const [, argument = ''] of text(file).matchAll(/buildConnector\(([^)]*\)?)/g)) expect(argument).toMatch(/tls/)
})

/** Each with whom it speaks to; everything else asks `host`. */
const SPEAK: Readonly<Record<string, string>> = {
  'src/cli/ask.ts': 'this machine’s own server',
  'src/cli/loopback.ts': 'simulated sites deliver webhooks to this machine only',
  'src/cli/demo/telling.ts': 'the demo’s simulated sites',
  'scripts/screens/demo.ts': 'the demo’s simulated sites',
}

test('requests and sockets are made in host alone', () => {
  const SOCKETS =
    /from 'undici'|(?<!type [^\n]*)from 'node:(https|tls|http2|dgram|dns|dns\/promises)'|import \{[^}]*\b(connect|createConnection|request|get)\b[^}]*\} from 'node:(net|http)'|(^|[^.\w])fetch\((?!request)/m
  const found = code.filter(
    (file) =>
      !/^src\/(host|web|simulator)\//.test(file) &&
      !/^src\/jira\/(clock|organisation)\.ts$/.test(file) &&
      SOCKETS.test(text(file)),
  )
  expect(found.filter((file) => SPEAK[file] === undefined)).toEqual([])
  expect(Object.keys(SPEAK).filter((file) => !found.includes(file))).toEqual([])
})
