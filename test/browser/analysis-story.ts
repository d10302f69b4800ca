/** What a story of analysis begins with: acme and its drifted copy (or another target) connected, and a window of the browser where an administrator is signed in. */
import { existsSync } from 'node:fs'
import { type Browser, chromium, type Page } from '@playwright/test'
import type { Client } from '../journeys/client.ts'
import { beginJourney, connectAll, type Journey } from '../journeys/journey.ts'
import type { SiteWanted } from '../journeys/sites.ts'
import { chromiumLaunch } from './chromium.ts'
import { openWindow } from './sync-story.ts'

export interface AnalysisStory extends AsyncDisposable {
  readonly journey: Journey
  /** The same administrator without a browser. */
  readonly ada: Client
  readonly browser: Browser
  readonly page: Page
  readonly wrong: readonly string[]
}

const DRIFTED: SiteWanted = { name: 'production', kind: 'cloud', story: 'drifted' }

export async function beginAnalysis(target = DRIFTED): Promise<AnalysisStory> {
  if (!existsSync('dist/web/index.html')) throw new Error('The web app is not built: run `npm run build:web` first.')
  const journey = await beginJourney([{ name: 'staging', kind: 'cloud', story: 'acme' }, target])
  const ada = await journey.administrator()
  await connectAll(ada, journey, ['staging', target.name])
  const browser = await chromium.launch(await chromiumLaunch())
  const wrong: string[] = []
  return {
    journey,
    ada,
    browser,
    page: await openWindow(browser, journey.url, wrong),
    wrong,
    async [Symbol.asyncDispose]() {
      await browser.close()
      await journey[Symbol.asyncDispose]()
    },
  }
}

interface Wanted {
  readonly from: string
  readonly to: string
  readonly projects?: string[]
}

/** Made without the browser; gives its id. */
export async function planned(ada: Client, wanted: Wanted): Promise<string> {
  const { id } = await ada.get('plans.make', wanted)
  await ada.until('plans.get', { id }, (now) => now.state !== 'analysing')
  return id
}
