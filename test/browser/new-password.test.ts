/** In a real browser: a forgotten password chosen anew by a mailed link and by an owner's, and signing out while the server cannot be reached. */
import { existsSync } from 'node:fs'
import { type Browser, chromium, type Page, expect as seen } from '@playwright/test'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { firstLink } from '../../src/server/index.ts'
import { freePort } from '../free-port.ts'
import { beginJourney, type Journey } from '../journeys/journey.ts'
import { type MailServer, openMailServer } from '../mail-server.ts'
import { faultsOf } from './axe.ts'
import { chromiumLaunch } from './chromium.ts'
import { makeAdministrator, PERSON } from './steps.ts'

let journey: Journey
let mail: MailServer
let browser: Browser
let page: Page
let url: string
const wrong: string[] = []

beforeAll(async () => {
  if (!existsSync('dist/web/index.html')) throw new Error('The web app is not built: run `npm run build:web` first.')
  const port = await freePort()
  url = `http://localhost:${port}`
  mail = await openMailServer()
  const sends = { FAIRLEAD_SMTP_URL: mail.url, FAIRLEAD_SMTP_FROM: 'fairlead@acme.example' }
  journey = await beginJourney([], { port, environment: { ...sends, FAIRLEAD_URL: url } })
  browser = await chromium.launch(await chromiumLaunch())
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, colorScheme: 'light' })
  page = await context.newPage()
  page.setDefaultTimeout(30_000)
  page.on('pageerror', (error) => wrong.push(String(error)))
})
afterAll(async () => {
  await browser?.close()
  await journey?.[Symbol.asyncDispose]()
  await mail?.[Symbol.asyncDispose]()
})
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail')
    await page.screenshot({ path: `test-results/${task.name.replaceAll(/\W+/g, '-')}.png`, fullPage: true })
})
vi.setConfig({ testTimeout: 180_000 })

/** Pictures for whoever wants to look: `FAIRLEAD_PICTURES` is a folder. */
async function judged(name: string): Promise<void> {
  const folder = process.env.FAIRLEAD_PICTURES
  for (const width of [1024, 1440])
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.setViewportSize({ width, height: 900 })
      await page.emulateMedia({ colorScheme })
      if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}-${width}-${colorScheme}.png` })
      expect(await faultsOf(page, colorScheme)).toEqual([])
    }
}
const signOut = async (): Promise<void> => {
  await page.getByRole('button', { name: PERSON.name }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await seen(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
}
const signIn = async (password: string): Promise<void> => {
  await page.getByLabel('E-mail').fill(PERSON.email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}
async function choose(link: string, password: string): Promise<void> {
  // What differs in its hash alone is no new page.
  await page.goto('about:blank')
  await page.goto(link)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Change the password' }).click()
}

test('the mailed link leads to a new password, which then signs in', async () => {
  const link = await firstLink(journey.database.db, Date.now())
  await makeAdministrator(page, `${url}/setup#${link?.reveal()}`)
  await signOut()
  await page.getByRole('button', { name: 'Forgot your password?' }).click()
  await judged('forgot')
  await page.getByLabel('E-mail').fill(PERSON.email)
  await page.route('**/password/forgot', (route) => route.abort())
  await page.getByRole('button', { name: 'Send me a link' }).click()
  await seen(page.getByRole('alert')).toBeVisible()
  await judged('forgot-failing')
  await page.unroute('**/password/forgot')
  await page.getByRole('button', { name: 'Send me a link' }).click()
  await seen(page.getByText('Look into your mail.')).toBeVisible()
  await judged('forgot-asked')
  await vi.waitFor(() => expect(mail.mails).toHaveLength(1), { timeout: 20_000 })
  const [, mailed = ''] = /(http\S+#[\w-]+)/.exec(mail.mails[0]?.text.replaceAll('=\n', '') ?? '') ?? []
  await choose(mailed, 'password')
  await seen(page.getByText(/at least 15 characters/).last()).toBeVisible()
  await judged('choose-refused')
  await page.getByLabel('Password').fill('the lamp room smells of tar')
  await page.getByRole('button', { name: 'Change the password' }).click()
  await seen(page.getByText('Your password is changed.')).toBeVisible()
  await judged('chosen')
  await page.getByRole('link', { name: 'Sign in' }).click()
  await signIn('the lamp room smells of tar')
  await seen(page.getByRole('heading', { name: 'Overview' })).toBeVisible()
})

test('an owner makes a link, shown once; opened a second time it says so', async () => {
  await page.goto(`${url}/settings/people`)
  await page.getByRole('button', { name: `Actions for ${PERSON.name}` }).click()
  await page.getByRole('menuitem', { name: 'New password' }).click()
  await judged('owner-link')
  await page.getByRole('button', { name: 'Make the link' }).click()
  const link = await page.getByRole('dialog').locator('code').textContent()
  await judged('owner-link-made')
  await page.getByRole('button', { name: 'Done' }).click()
  await choose(link ?? '', 'barnacles under the jetty')
  await seen(page.getByText('Your password is changed.')).toBeVisible()
  await choose(link ?? '', 'barnacles under the jetty again')
  await seen(page.getByText(/This link was used already/)).toBeVisible()
})

test('signed out while the server cannot be reached, the page forgets at once and the session ends when it answers', async () => {
  await page.goto(url)
  await signIn('barnacles under the jetty')
  await seen(page.getByRole('heading', { name: 'Overview' })).toBeVisible()
  await page.evaluate(() => localStorage.setItem('folded', 'rows'))
  const sessions = () => journey.database.db.selectFrom('session').select('id').execute()
  expect(await sessions()).toHaveLength(1)
  await page.route('**/api/**', (route) => route.abort())
  await signOut()
  expect(await page.locator('body').textContent()).not.toContain(PERSON.name)
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual(['fairlead-left'])
  await page.reload({ waitUntil: 'domcontentloaded' })
  await seen(page.getByText('Fairlead does not answer.')).toBeVisible({ timeout: 60_000 })
  await judged('left')
  expect(await sessions()).toHaveLength(1)
  await page.unroute('**/api/**')
  await page.reload()
  await seen(page.getByLabel('Password')).toBeVisible()
  expect(await sessions()).toEqual([])
  await signIn('barnacles under the jetty')
  await seen(page.getByRole('heading', { name: 'Overview' })).toBeVisible()
  expect(wrong).toEqual([])
})
