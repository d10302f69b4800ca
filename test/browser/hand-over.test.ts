/** A hand-over in two browsers: one of an administrator here, one of an administrator of Jira who has no account here. */
import { existsSync } from 'node:fs'
import { type Browser, chromium, type Page, expect as playwright } from '@playwright/test'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { firstLink } from '../../src/server/index.ts'
import { beginJourney, type Journey } from '../journeys/journey.ts'
import { faultsOf } from './axe.ts'
import { chromiumLaunch } from './chromium.ts'
import { giveEmail, makeAdministrator } from './steps.ts'

/** A busy machine takes its time. */
const seen = playwright.configure({ timeout: 30_000 })
let journey: Journey
let browser: Browser
let ada: Page
let giver: Page
let link: string
const wrong: string[] = []

async function openBrowser(): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, colorScheme: 'light' })
  const page = await context.newPage()
  page.setDefaultTimeout(30_000)
  page.on('pageerror', (error) => wrong.push(String(error)))
  page.on('console', (message) => {
    const text = message.text()
    // A picture is taken with a style of the browser's driver, which the app's own rules refuse.
    const drivers = process.env.HAND_OVER_PICTURES !== undefined && text.startsWith('Applying inline style')
    if (message.type() === 'error' && !text.startsWith('Failed to load resource') && !drivers) wrong.push(text)
  })
  return page
}

beforeAll(async () => {
  if (!existsSync('dist/web/hand-over.html'))
    throw new Error('The web app is not built: run `npm run build:web` first.')
  journey = await beginJourney()
  browser = await chromium.launch(await chromiumLaunch())
  ada = await openBrowser()
  giver = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await journey?.[Symbol.asyncDispose]()
})
afterEach(async ({ task }) => {
  for (const [name, page] of [
    ['ada', ada],
    ['giver', giver],
  ] as const)
    if (task.result?.state === 'fail')
      await page.screenshot({ path: `test-results/${task.name.replaceAll(/\W+/g, '-')}-${name}.png`, fullPage: true })
})

/** Looked at by people: HAND_OVER_PICTURES names a folder. */
async function pictures(page: Page, name: string): Promise<void> {
  const folder = process.env.HAND_OVER_PICTURES
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    expect(await faultsOf(page, colorScheme), `${name}, ${colorScheme}`).toEqual([])
    for (const width of folder ? [1440, 1024] : []) {
      await page.setViewportSize({ width, height: 900 })
      await page.screenshot({ path: `${folder}/${name}-${colorScheme}-${width}.png`, fullPage: true })
    }
  }
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  await page.setViewportSize({ width: 1440, height: 900 })
}

const PATIENCE = { timeout: 30_000 }

test('an administrator here asks for a token, and is shown the link once', async () => {
  const first = await firstLink(journey.database.db, Date.now())
  await makeAdministrator(ada, `${journey.url}/setup#${first?.reveal()}`)
  await ada.goto(`${journey.url}/sites/hand-overs`)
  await seen(ada.getByText('No link was made yet')).toBeVisible()
  await ada.getByRole('button', { name: 'Ask for a token' }).first().click()
  const panel = ada.getByRole('complementary', { name: 'Ask for a token' })
  await panel.getByLabel('Address of the Jira site').fill(journey.sites.site('staging').base)
  await panel.getByText('Jira Cloud', { exact: true }).click()
  await panel.getByLabel('Name in Fairlead').fill('staging')
  await panel.getByRole('combobox', { name: 'Project keys' }).fill('PAR')
  await ada.keyboard.press('Enter')
  await panel.getByLabel('Why').fill('For the roadmap of the payments team.')
  await pictures(ada, 'ask')
  await panel.getByRole('button', { name: 'Make the link' }).click()
  const shown = panel.getByText(/\/hand-over#[\w-]{43}$/)
  await seen(shown).toBeVisible()
  link = (await shown.textContent()) ?? ''
  expect(link.startsWith(journey.url)).toBe(true)
  await pictures(ada, 'link-made')
  await ada.keyboard.press('Escape')
  await seen(ada.getByRole('row', { name: /staging/ }).getByText('Waits')).toBeVisible()
})

test('whoever opens it sees who asks, for what and how, and nothing of the app', async () => {
  const answer = await giver.goto(link)
  const policy = answer?.headers()['content-security-policy'] ?? ''
  expect(policy).toMatch(/^default-src 'none'; script-src 'nonce-[\w+/=]+'; /)
  expect(answer?.headers()).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' })
  await seen(giver.getByRole('heading', { level: 1 })).toContainText('A token for 127.0.0.1')
  await seen(giver.getByText('Ada Lindqvist (ada@fairlead.example) asks you for it.', { exact: false })).toBeVisible()
  await seen(giver.getByText('For the roadmap of the payments team.')).toBeVisible()
  await seen(giver.getByRole('row', { name: /Transition issues/ })).toBeVisible()
  const home = new URL(journey.url).origin
  const hrefs = await giver
    .locator('a')
    .evaluateAll((all) => all.map((one) => (one as unknown as { href: string }).href))
  expect(hrefs.length).toBeGreaterThan(2)
  expect(hrefs.filter((href) => href.startsWith(home))).toEqual([])
  expect(await giver.context().cookies()).toEqual([])
  await pictures(giver, 'page')
  await giver.getByRole('radio', { name: 'OAuth 2.0 client' }).check()
  await seen(giver.getByLabel('Client ID')).toBeVisible()
  await seen(giver.getByText('Create the client')).toBeVisible()
  await seen(giver.getByLabel('E-mail of the account')).toBeHidden()
  await pictures(giver, 'client')
})

test('a wrong token is told and does not spend the link; the right one is stored', async () => {
  const { email, token } = journey.sites.account('staging', 'service')
  await giveEmail(giver, 'the account', email)
  await giver.getByLabel('API token', { exact: true }).fill(`${token.slice(0, -4)}0000`)
  await giver.getByRole('button', { name: '90 days' }).click()
  await giver.getByRole('button', { name: 'Test and hand over' }).click()
  await seen(giver.getByRole('alert').getByText(/does not accept this token/)).toBeVisible(PATIENCE)
  await seen(giver.getByText('4 tokens may be tried', { exact: false })).toBeVisible()
  await pictures(giver, 'refused')
  await giver.getByLabel('API token', { exact: true }).fill(token)
  await giver.getByRole('button', { name: 'Test and hand over' }).click()
  await seen(giver.getByRole('heading', { name: 'Thank you' })).toBeVisible(PATIENCE)
  await seen(giver.getByText('The link is spent. You can close this page.')).toBeVisible()
  expect(await giver.content()).not.toContain(token)
  expect(giver.url()).not.toContain('#')
  await pictures(giver, 'given')
})

test('the site is connected, and a second opening waits for whoever administers', async () => {
  await giver.goto('about:blank')
  await giver.goto(link)
  await seen(giver.getByText('This link was used already.')).toBeVisible()
  expect(await giver.content()).not.toMatch(/staging|Ada|roadmap/)
  await pictures(giver, 'spent')
  await ada.goto(`${journey.url}/`)
  await ada.getByRole('link', { name: /one-time link for staging was opened again/ }).click()
  await seen(ada.getByRole('row', { name: /staging/ }).getByText('Given')).toBeVisible()
  await pictures(ada, 'alarm')
  await ada.getByRole('button', { name: 'Looked into' }).click()
  await seen(ada.getByText(/was opened again/)).toHaveCount(0)
  await ada.goto(`${journey.url}/sites/staging`)
  await seen(ada.getByText(/by a one-time link/)).toBeVisible()
})

test('a right beyond its work is accepted with a reason, and is no finding then', async () => {
  await seen(ada.getByText('Too many rights').first()).toBeVisible()
  await ada.getByRole('button', { name: 'Accept', exact: true }).click()
  await ada.getByLabel('Why is it left?').fill('The group is shared until spring.')
  await ada.getByRole('button', { name: 'Accept for 90 days' }).click()
  await seen(ada.getByText('The group is shared until spring.')).toBeVisible()
  await seen(ada.getByText('Connected', { exact: true }).first()).toBeVisible()
  await pictures(ada, 'accepted')
})

test('the page’s document is not given out under the app’s rules, and nothing went wrong on the way', async () => {
  const text = await (await fetch(`${journey.url}/hand-over.html`)).text()
  expect(text).not.toContain('hand-over-')
  expect(wrong).toEqual([])
})
