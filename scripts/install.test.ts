/** The install script on a small checkout of its own, with a stand-in for npm that notes what it was asked. */
import { spawn } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, expect, test } from 'vitest'

const REAL = path.resolve(import.meta.dirname, '..')
const checkouts: string[] = []
afterEach(() => {
  for (const checkout of checkouts.splice(0)) rmSync(checkout, { recursive: true, force: true })
})

/** Does what of npm matters here: `ci` empties node_modules and ends with the hidden lock file; `run` builds a page. */
const NPM = `
import { appendFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
const [word] = process.argv.slice(2)
appendFileSync('asked.log', word + '\\n')
if (process.env.NPM_FAILS) process.exit(3)
if (word === 'ci') {
  rmSync('node_modules', { recursive: true, force: true })
  mkdirSync('node_modules/.bin', { recursive: true })
  writeFileSync('node_modules/.bin/node', '')
  writeFileSync('node_modules/.package-lock.json', '{}')
} else {
  mkdirSync('dist/web', { recursive: true })
  writeFileSync('dist/web/index.html', '')
}`

function checkout(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'fairlead-install-'))
  checkouts.push(folder)
  cpSync(path.join(REAL, 'scripts/install.js'), path.join(folder, 'scripts/install.js'))
  cpSync(path.join(REAL, 'src/store/local/lock-folder.js'), path.join(folder, 'src/store/local/lock-folder.js'))
  mkdirSync(path.join(folder, 'npm'))
  writeFileSync(path.join(folder, 'npm/npm-cli.js'), NPM)
  writeFileSync(path.join(folder, 'package.json'), '{"type":"module"}')
  writeFileSync(path.join(folder, 'package-lock.json'), '{}')
  return folder
}

function install(folder: string, words: string[] = [], more: Record<string, string> = {}) {
  const env = {
    ...process.env,
    npm_execpath: path.join(folder, 'npm/npm-cli.js'),
    npm_node_execpath: process.execPath,
    ...more,
  }
  const child = spawn(process.execPath, [path.join(folder, 'scripts/install.js'), ...words], { env })
  let said = ''
  child.stderr.on('data', (chunk) => {
    said += chunk
  })
  return new Promise<{ code: number | null; said: string }>((resolve) =>
    child.on('close', (code) => resolve({ code, said })),
  )
}

const asked = (folder: string) =>
  existsSync(path.join(folder, 'asked.log'))
    ? readFileSync(path.join(folder, 'asked.log'), 'utf8').trim().split('\n')
    : []
const later = (file: string) => utimesSync(file, new Date(), new Date(Date.now() + 60_000))

test('two at once install once, and a second run asks npm for nothing', async () => {
  const folder = checkout()
  const both = await Promise.all([install(folder), install(folder)])
  expect(both.map((one) => one.code)).toEqual([0, 0])
  expect(asked(folder)).toEqual(['ci'])
  expect((await install(folder)).code).toBe(0)
  expect(asked(folder)).toEqual(['ci'])
  expect(readdirSync(folder).filter((name) => name.startsWith('.install-lock'))).toEqual([])
})

test('a newer lock file installs again, even one from the future only once', async () => {
  const folder = checkout()
  await install(folder)
  later(path.join(folder, 'package-lock.json'))
  await install(folder)
  await install(folder)
  expect(asked(folder)).toEqual(['ci', 'ci'])
})

test('the lock of a process that died is taken over', async () => {
  const folder = checkout()
  mkdirSync(path.join(folder, '.install-lock'))
  writeFileSync(
    path.join(folder, '.install-lock/owner'),
    JSON.stringify({ process: 2 ** 22 + 1, since: '1', token: 'gone' }),
  )
  expect((await install(folder)).code).toBe(0)
  expect(asked(folder)).toEqual(['ci'])
})

test('the web app is built when it is missing or a source, and no test, is newer', async () => {
  const folder = checkout()
  await install(folder, ['--web'])
  expect(asked(folder)).toEqual(['ci'])
  mkdirSync(path.join(folder, 'src/web'))
  writeFileSync(path.join(folder, 'src/web/main.tsx'), '')
  writeFileSync(path.join(folder, 'src/web/main.test.ts'), '')
  await install(folder, ['--web'])
  await install(folder, ['--web'])
  expect(asked(folder)).toEqual(['ci', 'run'])
  later(path.join(folder, 'src/web/main.test.ts'))
  await install(folder, ['--web'])
  expect(asked(folder)).toEqual(['ci', 'run'])
  later(path.join(folder, 'src/web/main.tsx'))
  await install(folder, ['--web'])
  expect(asked(folder)).toEqual(['ci', 'run', 'run'])
})

test('npm that fails stops the command, says so and frees the lock', async () => {
  const folder = checkout()
  const failed = await install(folder, [], { NPM_FAILS: '1' })
  expect(failed.code).toBe(1)
  expect(failed.said).toContain('ended with 3')
  expect((await install(folder)).code).toBe(0)
})
