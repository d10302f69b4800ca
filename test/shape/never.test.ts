/** What is never written in the product's code: ways to run text as code, to switch a protection off, to use a weak algorithm. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const sources = (readdirSync('src', { recursive: true }) as string[])
  .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
  .map((file) => [path.join('src', file), readFileSync(path.join('src', file), 'utf8')] as const)
const browser = sources.filter(([file]) => file.startsWith('src/web/'))
const simulated = (file: string): boolean => file.startsWith('src/simulator/')

const holding = (pattern: RegExp, files = sources): string[] =>
  files.filter(([, text]) => pattern.test(text)).map(([file]) => file)

test('there is code to look at', () => {
  expect(sources.length).toBeGreaterThan(500)
  expect(browser.length).toBeGreaterThan(100)
})

test('text is never run as code', () => {
  expect(holding(/\beval\s*\(|new Function\s*\(|from 'node:vm'|import\((?!['"])/)).toEqual([])
})

test('text never becomes HTML: React alone writes into the page', () => {
  expect(holding(/dangerouslySetInnerHTML|\.(inner|outer)HTML|insertAdjacentHTML|document\.write/, browser)).toEqual([])
})

test('no shell runs: programs get their words as a list', () => {
  expect(
    holding(
      /\bshell:\s*(true|['"`])|\bexec(Sync)?\s*\(\s*[`'"]|\{[^}]*\bexec(Sync)?\b[^}]*\} from 'node:child_process'/,
    ),
  ).toEqual([])
})

test('raw SQL is our own text, never put together', () => {
  const raw = sources.flatMap(([file, text]) =>
    [...text.matchAll(/sql\.raw\(\s*([^)]*)/g)].map(([, what = '']) => ({ file, what: what.trim() })),
  )
  expect(raw.length).toBeGreaterThan(10)
  // A constant of the file by its name, or a text without a place for a value.
  const other = raw.filter(({ what }) => !/^([A-Z_]+|part|'[^']*|`[^`$]*(`|$))/.test(what))
  expect(other).toEqual([])
})

test('no check of a certificate is switched off', () => {
  expect(holding(/rejectUnauthorized:\s*false|NODE_TLS_REJECT_UNAUTHORIZED|checkServerIdentity/)).toEqual([])
})

test('sealing is AES with GCM, hashes are SHA-2, dice that matter are the system’s', () => {
  const ciphers = sources.flatMap(([, text]) => [...text.matchAll(/create(?:C|Dec)ipheriv\(\s*'([^']+)'/g)])
  expect([...new Set(ciphers.map(([, name]) => name))]).toEqual(['aes-256-gcm'])
  const hashes = sources
    .filter(([file]) => !simulated(file))
    .flatMap(([file, text]) => [...text.matchAll(/create(?:Hash|Hmac)\(\s*'([^']+)'/g)].map(([, name]) => [file, name]))
  // The list of breached passwords that is published is one of SHA-1: it protects nothing here.
  const others = hashes.filter(([file]) => file !== 'src/host/breached-passwords.ts')
  expect([...new Set(others.map(([, name]) => name))]).toEqual(['sha256'])
  // The people of the demo are played, nothing else.
  expect(holding(/Math\.random/)).toEqual(['src/cli/demo/people.ts'])
})

test('a page keeps no secret, talks to no other window and loads nothing from elsewhere', () => {
  expect(holding(/postMessage|indexedDB|document\.cookie|sessionStorage|serviceWorker|WebSocket\(/, browser)).toEqual(
    [],
  )
  // What may be kept in the browser is how a page is looked at.
  const kept = browser.filter(([, text]) => /useLocalStorage|localStorage/.test(text)).map(([, text]) => text)
  expect(kept.join('\n')).not.toMatch(/token|password|secret|credential/i)
  expect(readFileSync('src/web/index.html', 'utf8')).not.toMatch(/(src|href)="(https?:)?\/\//)
})

test('a link that opens elsewhere tells nothing of where it was', () => {
  const open = browser.flatMap(([file, text]) =>
    [...text.matchAll(/<(?:a|Anchor)\b[^>]*?target="_blank"[^>]*>/gs)].map(([tag]) => ({ file, tag })),
  )
  expect(open.length).toBeGreaterThan(3)
  expect(open.filter(({ tag }) => !/rel="[^"]*noreferrer|href="\/api/.test(tag))).toEqual([])
})

test('what is typed as a password is masked, nothing keeps from pasting it, and password managers know it', () => {
  const fields = browser.flatMap(([file, text]) =>
    [...text.matchAll(/<(?:TextInput|PasswordInput|Textarea|input)\b.*?\/>/gs)].map(([tag]) => ({ file, tag })),
  )
  const secret = fields.filter(({ tag }) => /autoComplete=[^ ]*password|label="[^"]*(password|token|secret)/i.test(tag))
  expect(secret.length).toBeGreaterThan(3)
  expect(secret.filter(({ tag }) => !/PasswordInput|type=("password"|\{)|Textarea/.test(tag))).toEqual([])
  expect(holding(/onPaste|onBeforeInput|autoComplete="off"[^>]*password/i, browser)).toEqual([])
})

test('each cookie is for this host alone, out of scripts’ reach', () => {
  const set = sources.flatMap(([file, text]) =>
    [...text.matchAll(/\.setCookie\(([^,]+),[^{]*\{([^}]*)\}/g)].map(([, name, how]) => [file, name, how]),
  )
  expect(set.length).toBeGreaterThan(2)
  expect(set.filter(([, name, how]) => name !== 'COOKIE' || !/\.\.\.HOST_ONLY/.test(how ?? ''))).toEqual([])
  const names = sources.flatMap(([, text]) => [...text.matchAll(/^const COOKIE = '([^']+)'/gm)].map(([, name]) => name))
  expect(names.length).toBeGreaterThan(1)
  expect(names.filter((name) => !name?.startsWith('__Host-'))).toEqual([])
})
