/**
 * Looks at every page with the demo: empty, full and failing, wide and narrow, light and dark.
 * Pictures go to dist/screens; the Analyse stage also to docs/screenshot.png, for the README.
 * `node scripts/screenshots.ts [part of a scene's name]`
 */
import { mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { chromium, type Page } from '@playwright/test'
import { chromiumLaunch } from '../test/browser/chromium.ts'
import { startDemo } from './screens/demo.ts'
import { SCENES } from './screens/scenes.ts'

const FOLDER = path.resolve('dist/screens')
const README = path.resolve('docs/screenshot.png')
const SIZES = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
]

async function pictures(page: Page, name: string): Promise<void> {
  for (const size of SIZES) {
    await page.setViewportSize(size)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await page.screenshot({ path: path.join(FOLDER, `${name}-${size.width}-${colorScheme}.png`) })
    }
  }
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
}

const wanted = process.argv[2] ?? ''
rmSync(FOLDER, { recursive: true, force: true })
mkdirSync(FOLDER, { recursive: true })
await using demo = await startDemo()
const browser = await chromium.launch(await chromiumLaunch())
try {
  const context = await browser.newContext({ reducedMotion: 'reduce' })
  const page = await context.newPage()
  page.setDefaultTimeout(30_000)
  for (const { name, act } of SCENES) {
    console.log(name)
    await act(page, demo).catch(async (error: unknown) => {
      await page.screenshot({ path: path.join(FOLDER, 'failed.png') })
      throw error
    })
    if (name.includes(wanted)) await pictures(page, name)
    if (name !== 'analyse') continue
    // Nothing under the pointer stands out.
    await page.mouse.move(0, 0)
    await page.screenshot({ path: README })
  }
} finally {
  await browser.close()
}
