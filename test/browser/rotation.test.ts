/** A token's life in a real browser: its end on every page, rotated without leaving the site's page, back again; the health of a site. */
import { existsSync } from 'node:fs'
import { type Browser, chromium, type Page, expect as playwright } from '@playwright/test'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { giveAnother } from '../credential-life.ts'
import type { Client } from '../journeys/client.ts'
import { beginJourney, type Journey, PASSWORD } from '../journeys/journey.ts'
import { faultsOf } from './axe.ts'
import { chromiumLaunch } from './chromium.ts'

const seen = playwright.configure({ timeout: 15_000 })
const STORY = 120_000
const day = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

let journey: Journey
let ada: Client
let browser: Browser
let page: Page
const wrong: string[] = []

beforeAll(async () => {
  if (!existsSync('dist/web/index.html')) throw new Error('The web app is not built: run `npm run build:web` first.')
  journey = await beginJourney([
    { name: 'staging', kind: 'cloud', story: 'acme' },
    { name: 'legacy', kind: 'dataCenter', story: 'acme' },
  ])
  ada = await journey.administrator()
  for (const [name, days] of [
    ['staging', 6],
    ['legacy', 300],
  ] as const)
    await ada.get('connections.create', { name, ...journey.sites.candidate(name, 'service'), expiresAt: day(days) })
  browser = await chromium.launch(await chromiumLaunch())
  const context = await browser.newContext({
    ...{ baseURL: journey.url, viewport: { width: 1440, height: 900 }, colorScheme: 'light', reducedMotion: 'reduce' },
  })
  page = await context.newPage()
  page.setDefaultTimeout(15_000)
  page.on('pageerror', (error) => wrong.push(String(error)))
  await signIn(page, 'ada@fairlead.example')
})
afterAll(async () => {
  await browser?.close()
  await journey?.[Symbol.asyncDispose]()
})
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await picture(`failed-${task.name.replaceAll(/\W+/g, '-').slice(0, 60)}`)
})

async function signIn(who: Page, email: string): Promise<void> {
  await who.goto('/')
  await who.getByLabel('E-mail').fill(email)
  await who.getByLabel('Password').fill(PASSWORD)
  await who.getByRole('button', { name: 'Sign in', exact: true }).click()
  await seen(who.getByRole('heading', { name: 'Overview' })).toBeVisible()
}

const picture = (name: string) => page.screenshot({ path: `test-results/rotation-${name}.png`, fullPage: true })
const banner = (who = page) => who.getByText(/The token of staging ends in \d+ days\./).first()

test('a token that ends soon is on every page for whoever can act, and nobody else', { timeout: STORY }, async () => {
  for (const path of ['/', '/sites', '/configuration', '/activity', '/settings/authorization']) {
    await page.goto(path)
    await seen(banner()).toBeVisible()
  }
  expect(await faultsOf(page, 'light')).toEqual([])
  await page.goto('/')
  await seen(
    page.getByRole('region', { name: 'What is waiting for me?' }).getByText(/token of staging ends/),
  ).toBeVisible()
  await picture('banner')
  const vera = await journey.person('viewer')
  expect((await vera.get('tokens.warnings', {})).warnings).toEqual([])
})

test('rotated from the banner: the form refuses another account, takes the right one, and the banner goes', {
  timeout: STORY,
}, async () => {
  await page.goto('/configuration')
  await page.getByRole('link', { name: 'Rotate it' }).click()
  await seen(page.getByRole('heading', { name: 'staging', exact: true })).toBeVisible()
  await seen(page.getByRole('heading', { name: 'Health' })).toBeVisible()
  await page.getByRole('button', { name: 'Rotate the token' }).click()
  const form = page.getByRole('complementary', { name: 'Rotate the token' })
  await form.getByLabel('API token', { exact: true }).fill(journey.sites.account('staging', 'admin').token)
  await form.getByLabel('E-mail of the account').fill(journey.sites.account('staging', 'admin').email)
  await form.getByRole('button', { name: 'Rotate the token' }).click()
  await seen(form.getByText(/belongs to/)).toBeVisible()
  await seen(form.getByLabel('Another account is meant to act from now on')).toBeVisible()
  await picture('form-refused')
  const token = giveAnother(journey.sites.site('staging'), 'service')
  await form.getByLabel('E-mail of the account').fill(journey.sites.account('staging', 'service').email)
  await form.getByLabel('API token', { exact: true }).fill(token)
  await form.getByRole('button', { name: '1 year' }).click()
  // Time goes by so fast here that half an hour would be over before the next test.
  await form.getByRole('combobox', { name: 'Keep the old one to go back to' }).click()
  await page.getByRole('option', { name: 'for a day' }).click()
  await form.getByRole('button', { name: 'Rotate the token' }).click()
  await seen(page.getByText(`API token without scopes, ends with ${token.slice(-4)}`)).toBeVisible()
  await seen(page.getByText(/The old token ends with/)).toBeVisible()
  await seen(banner()).toHaveCount(0)
  expect(await faultsOf(page, 'light')).toEqual([])
  await picture('rotated')
  expect(await page.content()).not.toContain(token)
})

test('back to the old one, and the end is on every page again', { timeout: STORY }, async () => {
  await page.getByRole('button', { name: 'Go back to it' }).click()
  const { token } = journey.sites.account('staging', 'service')
  await seen(page.getByText(`API token without scopes, ends with ${token.slice(-4)}`)).toBeVisible()
  await seen(banner()).toBeVisible()
})

test('a person’s own token is rotated on its page, and back again', { timeout: STORY }, async () => {
  const { email, token } = journey.sites.account('staging', 'admin')
  await ada.get('authorizations.save', { connections: ['staging'], email, token })
  await page.goto('/settings/authorization')
  await page.getByRole('button', { name: 'Actions for staging' }).click()
  await page.getByRole('menuitem', { name: 'Rotate' }).click()
  const form = page.getByRole('complementary', { name: 'Rotate the token' })
  await seen(form.getByRole('radio', { name: 'API token without scopes' })).toBeChecked()
  const next = giveAnother(journey.sites.site('staging'), 'admin')
  await form.getByLabel('API token', { exact: true }).fill(next)
  await form.getByRole('combobox', { name: 'Keep the old one to go back to' }).click()
  await page.getByRole('option', { name: 'for a day' }).click()
  await picture('own-form')
  await form.getByRole('button', { name: 'Rotate the token' }).click()
  await seen(page.getByRole('row', { name: new RegExp(`staging.*…${next.slice(-4)}`) })).toBeVisible()
  expect(await faultsOf(page, 'light')).toEqual([])
  await picture('own-rotated')
  await page.getByRole('button', { name: 'Go back to it' }).click()
  await seen(page.getByRole('row', { name: new RegExp(`staging.*…${token.slice(-4)}`) })).toBeVisible()
  expect(await page.content()).not.toContain(next)
})

test('Data Center: Fairlead is allowed to make its own tokens, by a switch', { timeout: STORY }, async () => {
  await page.goto('/sites/legacy')
  await page.getByRole('switch', { name: 'Made by Fairlead itself' }).click()
  await seen(page.getByText(/The one before is revoked in Jira/)).toBeVisible()
  expect((await ada.get('connections.get', { name: 'legacy' })).renewal).toMatchObject({ every: 90 })
  await picture('renewal')
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.setViewportSize({ width: 1024, height: 768 })
  await picture('renewal-dark-1024')
  expect(await faultsOf(page, 'dark')).toEqual([])
})

test('nothing broke on the way', () => {
  expect(wrong).toEqual([])
})
