/** The choice among ways in on the page that connects a site, in a real browser: an OAuth client of a service account, tested and connected. */
import { existsSync } from 'node:fs'
import { type Browser, chromium, type Page, expect as playwright } from '@playwright/test'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { giveClient } from '../../src/simulator/index.ts'
import { beginJourney, type Journey, PASSWORD } from '../journeys/journey.ts'
import { faultsOf } from './axe.ts'
import { chromiumLaunch } from './chromium.ts'
import { testConnection } from './steps.ts'

const seen = playwright.configure({ timeout: 30_000 })
let journey: Journey
let browser: Browser

beforeAll(async () => {
  if (!existsSync('dist/web/index.html')) throw new Error('The web app is not built: run `npm run build:web` first.')
  journey = await beginJourney(
    [
      { name: 'staging', kind: 'cloud', story: 'acme' },
      { name: 'production', kind: 'cloud', story: 'empty' },
      { name: 'legacy', kind: 'dataCenter', story: 'acme' },
    ],
    { isDemo: true },
  )
  await journey.administrator()
  browser = await chromium.launch(await chromiumLaunch())
})
afterAll(async () => {
  await browser?.close()
  await journey?.[Symbol.asyncDispose]()
})

/** Ada, on the page that connects a site. */
async function connecting(): Promise<Page> {
  const context = await browser.newContext({
    baseURL: journey.url,
    viewport: { width: 1440, height: 1000 },
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  page.setDefaultTimeout(30_000)
  await page.goto('/')
  await page.getByLabel('E-mail').fill('ada@fairlead.example')
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await seen(page.getByRole('heading', { name: 'Overview' })).toBeVisible()
  await page.goto('/sites/connect')
  return page
}

test('an OAuth client is chosen, tested and connected', { timeout: 180_000 }, async () => {
  const site = journey.sites.site('staging')
  const user = site.tables.users.get(journey.sites.account('staging', 'service').accountId)
  if (!user) throw new Error('the story has no service account')
  const client = giveClient(site, user)
  const page = await connecting()
  await page.getByLabel('Address of the Jira site').fill(site.base)
  await page.getByText('Jira Cloud', { exact: true }).click()
  await page.getByLabel('Name in Fairlead').fill('oauth')
  await seen(page.getByLabel('E-mail of the service account')).toBeVisible()
  await page.getByRole('radio', { name: 'OAuth 2.0 client' }).check()
  await seen(page.getByLabel('E-mail of the service account')).toBeHidden()
  await page.getByLabel('Client ID').fill(client.id)
  await page.getByLabel('Client secret').fill(client.token)
  await page.getByRole('button', { name: '1 year' }).click()
  await page.getByLabel('Every project the account sees').check()
  await seen(page.getByText('Create the client').first()).toBeVisible()
  await testConnection(page)
  expect(await faultsOf(page, 'light')).toEqual([])
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/ways-in.png`, fullPage: true })
  await page.getByRole('button', { name: 'Connect oauth' }).click()
  await seen(page.getByRole('heading', { name: 'oauth', exact: true })).toBeVisible()
  expect(await page.content()).not.toContain(client.token)
})

test('a site of the demo is taken for what it is, with the way in of its printed tokens', {
  timeout: 180_000,
}, async () => {
  const page = await connecting()
  const choose = (name: string) => page.getByRole('button', { name, exact: true }).click()
  await choose('production')
  await seen(page.getByRole('radio', { name: 'Jira Cloud' })).toBeChecked()
  await seen(page.getByRole('radio', { name: 'API token without scopes' })).toBeChecked()
  await choose('legacy')
  await seen(page.getByRole('radio', { name: 'Jira Data Center' })).toBeChecked()
  await seen(page.getByLabel('Address of the Jira site')).toHaveValue(journey.sites.site('legacy').base)
  await page.getByPlaceholder('Paste it here').fill(journey.sites.account('legacy', 'service').token)
  await page.getByRole('button', { name: 'Does not expire' }).click()
  await page.getByLabel('Every project the account sees').check()
  await testConnection(page)
  await page.getByRole('button', { name: 'Connect legacy' }).click()
  await seen(page.getByRole('heading', { name: 'legacy', exact: true })).toBeVisible()
})
