/** The whole story in a real browser: from the set-up link to a deployment that is proven equal, with every page judged by axe. */
import { existsSync } from 'node:fs'
import { type Browser, chromium, type Page, expect as seen } from '@playwright/test'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { firstLink } from '../../src/server/index.ts'
import { beginJourney, type Journey } from '../journeys/journey.ts'
import { faultsOf } from './axe.ts'
import { chromiumLaunch } from './chromium.ts'
import { pictureFailures } from './picture-failures.ts'
import {
  analyse,
  answerAll,
  connectSite,
  fillInSite,
  makeAdministrator,
  reviewAndApply,
  saveToken,
  testConnection,
  untilAnalysed,
  untilEqual,
} from './steps.ts'
import { seenWhole } from './whole-rows.ts'

let journey: Journey
let browser: Browser
let page: Page
const wrong: string[] = []

beforeAll(async () => {
  if (!existsSync('dist/web/index.html')) throw new Error('The web app is not built: run `npm run build:web` first.')
  journey = await beginJourney([
    { name: 'staging', kind: 'cloud', story: 'acme' },
    { name: 'production', kind: 'cloud', story: 'drifted' },
  ])
  browser = await chromium.launch(await chromiumLaunch())
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, colorScheme: 'light' })
  page = await context.newPage()
  page.setDefaultTimeout(15_000)
  page.on('pageerror', (error) => wrong.push(String(error)))
  page.on('console', (message) => {
    // A refusal is an answer like any other; browsers tell it as an error all the same.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) wrong.push(message.text())
  })
})
afterAll(async () => {
  await browser?.close()
  await journey?.[Symbol.asyncDispose]()
})

const account = (site: string, role: 'admin' | 'service' | 'member') => {
  const { email, token } = journey.sites.account(site, role)
  return { name: site, url: journey.sites.site(site).base, email, token }
}

pictureFailures(() => ({ page, journey }))

/** The pages of the story, for axe. */
const pages = new Map<string, string>()
const note = (name: string): void => void pages.set(name, page.url())

test('the set-up link makes the first administrator, once', async () => {
  const link = await firstLink(journey.database.db, Date.now())
  await makeAdministrator(page, `${journey.url}/setup#${link?.reveal()}`)
  await seen(page.getByRole('heading', { name: 'Carry configuration from one Jira to another' })).toBeVisible()
  note('overview, fresh')
  await page.goto(`${journey.url}/configuration/deployments`)
  await seen(page.getByText('Nothing has been deployed yet')).toBeVisible()
})

test('a wrong token is named and not stored; the right one connects', async () => {
  await page.goto(`${journey.url}/`)
  await page.getByRole('link', { name: 'Connect a site' }).click()
  const staging = account('staging', 'service')
  await fillInSite(page, { ...staging, token: `${staging.token.slice(0, -4)}0000`, projects: ['OPS'] })
  await testConnection(page)
  await seen(page.getByText('Wrong token')).toBeVisible()
  await seen(page.getByRole('button', { name: 'Connect staging' })).toBeDisabled()
  note('connect')
  await page.getByLabel('API token', { exact: true }).fill(staging.token)
  await testConnection(page)
  await seen(page.getByRole('list', { name: 'Checks' }).getByText(/The token is .*service account/)).toBeVisible()
  expect((await page.content()).includes(staging.token)).toBe(false)
  await page.getByRole('button', { name: 'Connect staging' }).click()
  await seen(page.getByRole('heading', { name: 'staging', exact: true })).toBeVisible()
  note('site')
  await connectSite(page, account('production', 'service'))
})

test('a token that is no administrator’s is stored, and it is said why deployments stay closed', async () => {
  await saveToken(page, ['production'], account('production', 'member'))
  await seen(page.getByText('Proven on production: not a Jira administrator.')).toBeVisible()
  await seen(page.getByText('No administrator', { exact: true })).toBeVisible()
})

test('an administrator’s own token is stored and proven', async () => {
  await saveToken(page, ['staging'], account('staging', 'admin'))
  await saveToken(page, ['production'], account('production', 'admin'))
  await seen(page.getByText('Proven on production: Jira administrator.')).toBeVisible()
  // What is said of both sites is said once.
  await seen(page.getByText(/Jira records Ada Lindqvist/)).toHaveCount(1)
  await seen(page.getByText('On production and staging.')).toBeVisible()
  note('authorization')
  await page.getByRole('link', { name: 'New deployment' }).click()
  await seen(page.getByRole('heading', { name: 'New deployment' })).toBeVisible()
  note('scope')
})

test('the analysis shows what differs, inside values too', async () => {
  await analyse(page, 'staging', 'production', ['OPS'])
  await untilAnalysed(page)
  note('analyse')
  await page.getByRole('searchbox', { name: 'Search objects' }).fill('Foxtrot')
  const rows = page.getByRole('grid', { name: 'Objects' }).getByRole('row')
  await seen(rows.filter({ hasText: 'Squad (select)' })).toBeVisible()
  await seen(rows.filter({ hasText: 'Task Screen' })).toHaveCount(0)
  // By keyboard: into the list, onto the row, into its panel, and back.
  await page.getByRole('grid', { name: 'Objects' }).focus()
  await page.keyboard.press('Enter')
  const panel = page.getByRole('complementary', { name: /Squad/ })
  await seen(panel.getByText('other order')).toBeVisible()
  await seen(panel.getByRole('button', { name: 'Epic Screen Screen', exact: true })).toBeVisible()
  note('analyse, panel')
  await page.keyboard.press('Escape')
  await seen(panel).toHaveCount(0)
})

test('what is asked is answered, reviewed, applied, watched, and proven equal', async () => {
  note('map')
  await answerAll(page)
  pages.set('map', page.url())
  await page.getByRole('link', { name: /^Review \d/ }).click()
  await seen(page.getByText(/Jira administrator, with your token/)).toBeVisible()
  note('review')
  await page.getByRole('link', { name: 'Analyse' }).click()
  await reviewAndApply(page)
  await seen(page.getByRole('grid', { name: 'Steps' })).toBeVisible()
  await untilEqual(page)
  await page.getByRole('grid', { name: 'Steps' }).getByText('Squad (select)').click()
  await seen(page.getByRole('complementary').getByText('Accepted').first()).toBeVisible()
  note('result')
  await page.setViewportSize({ width: 1024, height: 768 })
  await seenWhole(page.getByRole('grid', { name: 'Steps' }).getByRole('row'))
  // The word of its kind gives way to a name.
  const name = page.getByRole('grid', { name: 'Steps' }).getByTitle('Squad (select)')
  expect(await name.evaluate((shown) => shown.scrollWidth - shown.clientWidth)).toBe(0)
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.getByRole('link', { name: 'What it changes, before and after' }).click()
  await seen(page.getByRole('complementary', { name: /Squad/ }).getByText('other order')).toBeVisible()
}, 240_000)

test('the overview says what moved, and the palette leads everywhere', async () => {
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: /Find/ }).fill('over')
  await page.keyboard.press('Enter')
  await seen(page.getByText(/staging → production: 13 of 13 changes/)).toBeVisible()
  note('overview')
})

const SLOW = 240_000

test.each(['light', 'dark'] as const)(
  'no page has a serious fault for who cannot see, hear or point: %s',
  { timeout: SLOW },
  async (colorScheme) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const faults: string[] = []
    for (const [name, url] of [...pages, ...Object.entries(REST)]) {
      await page.goto(new URL(url, journey.url).href)
      await seen(page.locator('main h1')).toBeVisible()
      await seen(page.getByRole('status', { name: 'Loading' })).toHaveCount(0)
      faults.push(...(await faultsOf(page, colorScheme)).map((fault) => `${name}: ${fault}`))
    }
    expect(faults).toEqual([])
  },
)

const REST = {
  setup: '/setup#no-such-link-as-this-one',
  sites: '/sites',
  deployments: '/configuration/deployments',
  plans: '/configuration/plans',
  snapshots: '/configuration/snapshots',
  activity: '/activity',
  people: '/settings/people',
  kinds: '/settings/kinds',
  about: '/settings/about',
}

test('signing out ends it, and nothing went wrong on the way', async () => {
  await page.getByRole('button', { name: /owner$/i }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await seen(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  expect(wrong).toEqual([])
})
