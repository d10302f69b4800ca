/** How fluid the pages of a large portfolio are in a real browser: `node test/bench/pages/portfolio-pages.ts 1000000 --keep=folder`. */
import { chromium } from '@playwright/test'
import { chromiumLaunch } from '../../browser/chromium.ts'
import { ACCOUNT, serve } from '../portfolio/kept.ts'
import { type NamedPage, type ShownPage, showEach, signIn } from './pages.ts'
import { asPageTable } from './print.ts'

const CHART = '[data-roadmap]'
const PAGES: readonly NamedPage[] = [
  ['tree', '/portfolio/items'],
  ['table', '/portfolio/items?as=table'],
  ['table by name', '/portfolio/items?as=table&sort=name'],
  ['roadmap', '/portfolio/roadmap', CHART],
  ['roadmap, all bars', '/portfolio/roadmap?by=none', CHART],
]

export async function showPortfolio(issues: number, keptIn: string | undefined): Promise<ShownPage[]> {
  await using served = await serve(issues, keptIn)
  const { of } = JSON.parse(await served.ask('/items/counts')) as { of: number }
  const browser = await chromium.launch(await chromiumLaunch())
  try {
    const context = await browser.newContext({ baseURL: served.url, viewport: { width: 1440, height: 900 } })
    const page = await signIn(await context.newPage(), ACCOUNT.password)
    return await showEach(page, of, PAGES)
  } finally {
    await browser.close()
  }
}

if (import.meta.main) {
  const words = process.argv.slice(2)
  const keep = words.find((word) => word.startsWith('--keep='))?.slice('--keep='.length)
  console.log(asPageTable(await showPortfolio(Number(words[0] ?? 1_000_000), keep)))
}
