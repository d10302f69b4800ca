/** Where a second factor is a must: whoever deploys gets no further without one, on any page, and goes on by themselves with it. */
import { existsSync } from 'node:fs'
import { type Browser, chromium, type Page, expect as playwright } from '@playwright/test'
import { generate } from 'otplib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { firstLink } from '../../src/server/index.ts'
import { beginJourney, type Journey } from '../journeys/journey.ts'
import { faultsOf } from './axe.ts'
import { chromiumLaunch } from './chromium.ts'
import { PERSON } from './steps.ts'

/** A busy machine takes its time. */
const seen = playwright.configure({ timeout: 30_000 })
let journey: Journey
let browser: Browser
let page: Page

beforeAll(async () => {
  if (!existsSync('dist/web/index.html')) throw new Error('The web app is not built: run `npm run build:web` first.')
  journey = await beginJourney([], { environment: { FAIRLEAD_REQUIRE_SECOND_FACTOR: 'true' } })
  browser = await chromium.launch(await chromiumLaunch())
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, colorScheme: 'light' })
  page = await context.newPage()
  page.setDefaultTimeout(30_000)
})
afterAll(async () => {
  await browser?.close()
  await journey?.[Symbol.asyncDispose]()
})

const asked = () => page.getByRole('heading', { name: 'Add a second factor' })

test('an owner with a password alone sees one page, whatever they open, and all of them with a code', {
  timeout: 180_000,
}, async () => {
  const link = await firstLink(journey.database.db, Date.now())
  await page.goto(`${journey.url}/setup#${link?.reveal()}`)
  await page.getByLabel('Your name').fill(PERSON.name)
  await page.getByLabel('E-mail').fill(PERSON.email)
  await page.getByLabel('Password').fill(PERSON.password)
  await page.getByRole('button', { name: 'Create the account' }).click()
  await seen(asked()).toBeVisible()
  for (const path of ['/sites', '/settings/people', '/activity']) {
    await page.goto(`${journey.url}${path}`)
    await seen(asked()).toBeVisible()
    await seen(page.getByRole('navigation')).toHaveCount(0)
  }
  expect(await faultsOf(page, 'light')).toEqual([])
  const folder = process.env.FAIRLEAD_PICTURES
  if (folder !== undefined) await page.screenshot({ path: `${folder}/must-enrol.png`, fullPage: true })
  await page.getByRole('button', { name: 'Set up an authenticator app' }).click()
  const shown = await page.getByText('Or type the key:').locator('code').textContent()
  const code = await generate({ secret: (shown ?? '').replaceAll(' ', '') })
  await page.getByLabel('Code', { exact: true }).fill(code)
  await page.getByRole('button', { name: 'Confirm' }).click()
  await page.getByLabel('I have kept them').check()
  await page.getByRole('button', { name: 'Done' }).click()
  await seen(page.getByRole('heading', { name: 'Activity' })).toBeVisible()
})
