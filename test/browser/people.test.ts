/** People and API keys in a real browser: invited, joined, given a role, a key made and ended, somebody disabled; and no style or script that the page's policy refuses. */
import { existsSync } from 'node:fs'
import { type Browser, chromium, type Page, expect as playwright } from '@playwright/test'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { firstLink } from '../../src/server/index.ts'
import { beginJourney, type Journey } from '../journeys/journey.ts'
import { faultsOf } from './axe.ts'
import { chromiumLaunch } from './chromium.ts'
import { makeAdministrator } from './steps.ts'

/** A busy machine takes its time. */
const seen = playwright.configure({ timeout: 30_000 })
let journey: Journey
let browser: Browser
let page: Page
const wrong: string[] = []

function watched(one: Page): Page {
  one.setDefaultTimeout(30_000)
  one.on('pageerror', (error) => wrong.push(String(error)))
  one.on('console', (line) => {
    if (/Content Security Policy/i.test(line.text())) wrong.push(line.text())
  })
  return one
}

beforeAll(async () => {
  if (!existsSync('dist/web/index.html')) throw new Error('The web app is not built: run `npm run build:web` first.')
  journey = await beginJourney([])
  browser = await chromium.launch(await chromiumLaunch())
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, colorScheme: 'light' })
  page = watched(await context.newPage())
})
afterAll(async () => {
  await browser?.close()
  await journey?.[Symbol.asyncDispose]()
})
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail')
    await page.screenshot({ path: `test-results/${task.name.replaceAll(/\W+/g, '-')}.png` })
})

/** For whoever wants to look: `FAIRLEAD_PICTURES` is a folder. */
async function judged(name: string): Promise<void> {
  // A menu that closes is still drawn, and has nothing in it.
  await seen(page.getByRole('menu')).toHaveCount(0)
  const folder = process.env.FAIRLEAD_PICTURES
  for (const colorScheme of ['light', 'dark'] as const)
    for (const width of folder === undefined ? [] : [1440, 1024]) {
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize({ width, height: 900 })
      await page.screenshot({ path: `${folder}/${name}-${colorScheme}-${width}.png` })
    }
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize({ width: 1440, height: 900 })
  expect(await faultsOf(page, 'light')).toEqual([])
}

test('an owner invites somebody, who makes their account and is then seen, changed and disabled', {
  timeout: 180_000,
}, async () => {
  const link = await firstLink(journey.database.db, Date.now())
  await makeAdministrator(page, `${journey.url}/setup#${link?.reveal()}`)
  await page.goto(`${journey.url}/settings/people`)
  await page.getByRole('button', { name: 'Invite somebody' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('E-mail').fill('ben@acme.example')
  await dialog.getByRole('button', { name: 'Make the link' }).click()
  const told = await dialog.getByText(/\/join#/).innerText()
  await judged('people-link')
  await dialog.getByRole('button', { name: 'Done' }).click()
  await seen(page.getByRole('table', { name: 'Invited' }).getByText('ben@acme.example')).toBeVisible()
  await judged('people-invited')

  const other = watched(await (await browser.newContext()).newPage())
  await other.goto(told)
  await other.getByLabel('Your name').fill('Ben Berg')
  await other.getByLabel('Password').fill('plain words that nobody guesses')
  await other.getByRole('button', { name: 'Create the account' }).click()
  await seen(other.getByText('Ben Berg').first()).toBeVisible()
  await other.goto(`${journey.url}/settings/people`)
  await seen(other.getByText('What each role may do')).toBeVisible()
  await seen(other.getByRole('table', { name: 'People' })).toHaveCount(0)

  await page.reload()
  const row = page.getByRole('row', { name: /Ben Berg/ })
  await row.getByRole('combobox', { name: 'Role of Ben Berg' }).click()
  await page.getByRole('option', { name: 'Deployer' }).click()
  await seen(row.getByRole('combobox', { name: 'Role of Ben Berg' })).toHaveValue('Deployer')
  await judged('people')
  await row.getByRole('button', { name: 'Actions for Ben Berg' }).click()
  await page.getByRole('menuitem', { name: 'Sessions' }).click()
  const sessions = page.getByRole('dialog', { name: 'Where Ben Berg is signed in' })
  await seen(sessions.getByRole('row', { name: /Chrom.*Password/ })).toBeVisible()
  await judged('people-sessions')
  await sessions.getByRole('button', { name: 'End all of them' }).click()
  await seen(sessions.getByText('Nowhere.')).toBeVisible()
  await other.reload()
  await other.getByLabel('E-mail').fill('ben@acme.example')
  await other.getByLabel('Password').fill('plain words that nobody guesses')
  await other.getByRole('button', { name: 'Sign in', exact: true }).click()
  await seen(other.getByText('Ben Berg').first()).toBeVisible()
  await sessions.getByRole('button', { name: 'Close' }).click()
  await row.getByRole('button', { name: 'Actions for Ben Berg' }).click()
  await page.getByRole('menuitem', { name: 'Disable' }).click()
  await page.getByLabel('Type Ben Berg to confirm').fill('Ben Berg')
  await seen(page.locator('[role=menu]')).toHaveCount(0)
  await judged('people-disable')
  await page.getByRole('button', { name: 'Disable' }).last().click()
  await seen(row.getByText('Disabled')).toBeVisible()
  await other.reload()
  await seen(other.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible()
  expect(wrong).toEqual([])
})

test('a key is shown once, works, and is ended', { timeout: 180_000 }, async () => {
  await page.goto(`${journey.url}/settings/keys`)
  await seen(page.getByText('No key yet')).toBeVisible()
  await judged('keys-empty')
  await page.getByRole('button', { name: 'Make a key' }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('What for').fill('Nightly drift')
  await judged('keys-make')
  await dialog.getByRole('button', { name: 'Make the key' }).click()
  const secret = await dialog.getByText(/^fairlead_/).innerText()
  await judged('keys-once')
  await dialog.getByRole('button', { name: 'Done' }).click()
  const ask = () => journey.nobody.send('GET', '/overview', { headers: { authorization: `Bearer ${secret}` } })
  expect((await ask()).status).toBe(200)
  await page.reload()
  const row = page.getByRole('row', { name: /Nightly drift/ })
  await seen(row.getByText('In force')).toBeVisible()
  await judged('keys')
  await row.getByRole('button', { name: 'End Nightly drift' }).click()
  await page.getByLabel('Type Nightly drift to confirm').fill('Nightly drift')
  await page.getByRole('button', { name: 'End the key' }).click()
  await seen(row.getByText('Ended')).toBeVisible()
  expect((await ask()).status).toBe(401)
  await seen(page.locator('body')).not.toContainText(secret)
  expect(wrong).toEqual([])
})
