/** Brings what is missing before a command runs: packages when the lock file is newer, and with `--web` the web app. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { takeLock } from '../src/store/local/lock-folder.js'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const at = (...parts) => path.join(root, ...parts)
const LOCK_FILE = at('package-lock.json')
const INSTALLED = at('node_modules', '.package-lock.json')
const WEB_PAGE = at('dist', 'web', 'index.html')
const WEB_BUILT = at('dist', '.web-built')
/** What the web app is made of: its own room, the pure rooms it uses, the guide it shows, its settings, its packages. */
const WEB_SOURCES = ['src/web', 'src/portfolio', 'src/base', 'docs/guide', 'vite.config.ts', 'package-lock.json']

try {
  needNode(20)
  if (packagesMissing() || webMissing()) await bringWhatIsMissing()
  // Where npm has no Node 24 for this machine (macOS), everything runs on the Node that runs this script.
  if (!existsSync(at('node_modules', '.bin', 'node'))) needNode(24)
} catch (error) {
  say(error.message)
  process.exitCode = 1
}

function needNode(wanted) {
  if (Number.parseInt(process.versions.node, 10) >= wanted) return
  const why = wanted > 20 ? ` npm cannot bring it for ${process.platform} ${process.arch}.` : ''
  throw new Error(
    `Fairlead needs Node ${wanted} or newer, and this is Node ${process.versions.node}.${why} ` +
      'Install Node 24 from https://nodejs.org and run the command again.',
  )
}

function packagesMissing() {
  return changed(INSTALLED) < changed(LOCK_FILE)
}

function webMissing() {
  if (!process.argv.includes('--web') || !existsSync(at('src', 'web'))) return false
  return !existsSync(WEB_PAGE) || changed(WEB_BUILT) < Math.max(...WEB_SOURCES.map((source) => newest(at(source))))
}

/** One at a time; whoever waited looks again and finds it done. */
async function bringWhatIsMissing() {
  const free = await takeLock(at('.install-lock'), (other) => say(`Waiting for another install (process ${other}).`))
  try {
    if (packagesMissing()) installPackages()
    if (webMissing()) buildWeb()
  } finally {
    free()
  }
}

function installPackages() {
  say('Installing packages (about a minute, only now and when they change).')
  // Development and optional packages hold the web app's builder, Node 24 and PostgreSQL: needed whatever npm is set to.
  npm([
    'ci',
    '--include=dev',
    '--include=optional',
    '--no-audit',
    '--no-fund',
    '--no-update-notifier',
    '--loglevel=error',
  ])
  // A lock file from the future must not mean an install every time.
  if (packagesMissing() && existsSync(INSTALLED)) setChanged(INSTALLED, changed(LOCK_FILE) + 1)
}

function buildWeb() {
  say('Building the web app.')
  const begun = Date.now()
  npm(['run', '--silent', 'build:web'])
  mkdirSync(path.dirname(WEB_BUILT), { recursive: true })
  writeFileSync(WEB_BUILT, '')
  setChanged(WEB_BUILT, begun)
}

/** npm runs on the Node that started it, never on the one in node_modules, which it is about to replace. */
function npm(words) {
  const { npm_execpath: itself, npm_node_execpath: node } = process.env
  const how = { cwd: root, stdio: 'inherit' }
  const { status, signal, error } = itself?.endsWith('npm-cli.js')
    ? spawnSync(node ?? process.execPath, [itself, ...words], how)
    : spawnSync('npm', words, { ...how, shell: process.platform === 'win32' })
  if (status === 0) return
  throw new Error(
    `Stopped: npm ${words.join(' ')} ${error ? `did not run: ${error.message}` : `ended with ${signal ?? status}`}.`,
  )
}

/** Milliseconds; 0 when it is missing. */
function changed(file) {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0
}

function setChanged(file, milliseconds) {
  utimesSync(file, new Date(), new Date(milliseconds))
}

/** A folder counts itself too: it changes when something in it is removed. */
function newest(file) {
  const stat = statSync(file, { throwIfNoEntry: false })
  if (!stat?.isDirectory()) return file.includes('.test.') ? 0 : (stat?.mtimeMs ?? 0)
  return Math.max(stat.mtimeMs, ...readdirSync(file).map((name) => newest(path.join(file, name))))
}

function say(words) {
  process.stderr.write(`${words}\n`)
}
