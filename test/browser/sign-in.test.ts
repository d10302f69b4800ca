/** Signing in, in a real browser: a passkey, one-time codes, single sign-on, and "Confirm it is you", which goes on by itself. */
import { existsSync } from 'node:fs'
import { type Browser, type BrowserContext, chromium, type Page, expect as playwright } from '@playwright/test'
import { generate } from 'otplib'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { firstLink } from '../../src/server/index.ts'
import { freePort } from '../free-port.ts'
import { beginJourney, type Journey } from '../journeys/journey.ts'
import { type ServedProvider, serveProvider } from '../oidc.ts'
import { faultsOf } from './axe.ts'
import { chromiumLaunch } from './chromium.ts'
import { makeAdministrator, PERSON } from './steps.ts'

/** A busy machine takes its time. */
const seen = playwright.configure({ timeout: 30_000 })
let journey: Journey
let provider: ServedProvider
let browser: Browser
let context: BrowserContext
let page: Page
/** Passkeys belong to names, not to addresses. */
let url: string
const wrong: string[] = []

beforeAll(async () => {
  if (!existsSync('dist/web/index.html')) throw new Error('The web app is not built: run `npm run build:web` first.')
  const port = await freePort()
  url = `http://localhost:${port}`
  provider = await serveProvider([url])
  journey = await beginJourney([], { port, environment: { ...provider.settings, FAIRLEAD_PROOF_MINUTES: '5' } })
  browser = await chromium.launch(await chromiumLaunch())
  context = await browser.newContext({ viewport: { width: 1440, height: 900 }, colorScheme: 'light' })
  page = await context.newPage()
  page.setDefaultTimeout(30_000)
  page.on('pageerror', (error) => wrong.push(String(error)))
})
afterAll(async () => {
  await browser?.close()
  await journey?.[Symbol.asyncDispose]()
  await provider?.[Symbol.asyncDispose]()
})
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail')
    await page.screenshot({ path: `test-results/${task.name.replaceAll(/\W+/g, '-')}.png`, fullPage: true })
})

/** For whoever wants to look: `FAIRLEAD_PICTURES` is a folder. */
async function picture(name: string): Promise<void> {
  const folder = process.env.FAIRLEAD_PICTURES
  if (folder === undefined) return
  for (const colorScheme of ['light', 'dark'] as const)
    for (const width of [1440, 1024]) {
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize({ width, height: 900 })
      await page.screenshot({ path: `${folder}/${name}-${colorScheme}-${width}.png`, fullPage: true })
    }
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize({ width: 1440, height: 900 })
}
async function judged(name: string): Promise<void> {
  await picture(name)
  expect(await faultsOf(page, 'light')).toEqual([])
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await faultsOf(page, 'dark')).toEqual([])
  await page.emulateMedia({ colorScheme: 'light' })
}
const signOut = async (): Promise<void> => {
  await page.getByRole('button', { name: PERSON.name }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await seen(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
}
const typePassword = async (): Promise<void> => {
  await page.getByLabel('E-mail').fill(PERSON.email)
  await page.getByLabel('Password').fill(PERSON.password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}
const proofIsOld = (): Promise<unknown> =>
  journey.database.db
    .updateTable('session')
    .set({ proved_at: new Date(Date.now() - 360_000) })
    .execute()
const codeOf = (key: string, steps: number): Promise<string> =>
  generate({ secret: key, epoch: Math.floor(Date.now() / 1_000) + steps * 30 })

/** What the server answers there reaches the page only once it is released. */
async function heldBack(address: string): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  await page.route(address, async (route) => {
    await promise
    await route.continue()
  })
  return resolve
}

let key = ''
// Each page is judged twice by axe, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 180_000 })

test('one-time codes are set up with what the app shows, and recovery codes are kept', async () => {
  const link = await firstLink(journey.database.db, Date.now())
  await makeAdministrator(page, `${url}/setup#${link?.reveal()}`)
  await page.getByRole('link', { name: 'Your account' }).click()
  await seen(page.getByText('Add a second factor')).toBeVisible()
  await page.getByRole('button', { name: 'Set up an authenticator app' }).click()
  await seen(page.getByRole('img', { name: 'Key for your authenticator app' })).toBeVisible()
  const shown = await page.getByText('Or type the key:').locator('code').textContent()
  key = (shown ?? '').replaceAll(' ', '')
  await judged('codes')
  await page.getByLabel('Code', { exact: true }).fill(await codeOf(key, 20))
  await page.getByRole('button', { name: 'Confirm' }).click()
  await seen(page.getByText('This code is not right now.')).toBeVisible()
  // The form goes as soon as the page knows of the codes, however long another answer takes: the recovery codes stay.
  const release = await heldBack('**/api/v1/sessions')
  await page.getByLabel('Code', { exact: true }).fill(await codeOf(key, 0))
  await page.getByRole('button', { name: 'Confirm' }).click()
  await seen(page.getByRole('button', { name: 'Take away' })).toBeVisible()
  release()
  const codes = page.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem')
  await seen(codes).toHaveCount(10)
  await judged('recovery')
  await page.getByLabel('I have kept them').check()
  await page.getByRole('button', { name: 'Done' }).click()
  await seen(page.getByText('10 are left')).toBeVisible()
  await seen(page.getByRole('row', { name: /Password and code.*This one/ })).toBeVisible()
})

test('the code is asked for after the password', async () => {
  await signOut()
  await typePassword()
  await seen(page.getByRole('heading', { name: 'Second step' })).toBeVisible()
  await judged('second-step')
  await page.getByLabel('Code').fill(await codeOf(key, 1))
  await page.getByRole('button', { name: 'Go on' }).click()
  await seen(page.getByRole('heading', { name: 'Settings' })).toBeVisible()
})

test('what is dangerous asks who it is and goes on by itself, with everything that was typed', async () => {
  const session = await context.newCDPSession(page)
  await session.send('WebAuthn.enable')
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      ...{ protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true },
      ...{ isUserVerified: true, automaticPresenceSimulation: true },
    },
  })
  await proofIsOld()
  await page.getByLabel('Name of the device').fill('Laptop of the test')
  await page.getByRole('button', { name: 'Add a passkey' }).click()
  const dialog = page.getByRole('dialog', { name: 'Confirm it is you' })
  await seen(dialog.getByLabel('Your password')).toBeVisible()
  await judged('confirm')
  await dialog.getByLabel('Your password').fill('a wrong guess of somebody')
  await dialog.getByRole('button', { name: 'Confirm', exact: true }).click()
  await seen(dialog.getByText('This is not right.')).toBeVisible()
  await dialog.getByLabel('Your password').fill(PERSON.password)
  await dialog.getByRole('button', { name: 'Confirm', exact: true }).click()
  await seen(page.getByRole('row', { name: /^Laptop of the test/ })).toBeVisible()
  await seen(dialog).toBeHidden()
  await judged('account')
})

test('a passkey signs in, without a password', async () => {
  await signOut()
  await judged('sign-in')
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
  await seen(page.getByRole('row', { name: /Passkey.*This one/ })).toBeVisible()
})

test('a passkey confirms as well; who would rather not is told what was refused', async () => {
  await proofIsOld()
  await page.getByRole('button', { name: 'Make new ones' }).click()
  const dialog = page.getByRole('dialog', { name: 'Confirm it is you' })
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await seen(page.getByText('Confirm that it is you: what you ask for')).toBeVisible()
  await page.getByRole('button', { name: 'Make new ones' }).click()
  await dialog.getByRole('button', { name: 'Use a passkey' }).click()
  await seen(page.getByText('Keep these recovery codes')).toBeVisible()
})

test('the audit log as a file asks who it is, and is kept afterwards', async () => {
  await page.goto(`${url}/activity`)
  await proofIsOld()
  await page.getByRole('button', { name: 'Export' }).click()
  const kept = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: 'All of it, JSON lines' }).click()
  await page.getByRole('dialog', { name: 'Confirm it is you' }).getByRole('button', { name: 'Use a passkey' }).click()
  expect((await kept).suggestedFilename()).toMatch(/\.jsonl$/)
  await page.goto(`${url}/settings/account`)
})

test('single sign-on leads to the provider and back to where one wanted to go', async () => {
  await signOut()
  provider.next = { subject: 'grace', name: 'Grace', email: 'grace@acme.example', groups: ['jira-admins'] }
  await page.goto(`${url}/settings/account`)
  await page.getByRole('link', { name: 'Sign in with Acme' }).click()
  await page.getByRole('button', { name: 'Sign in to Acme' }).click()
  await seen(page.getByRole('row', { name: /Single sign-on.*This one/ })).toBeVisible()
  await proofIsOld()
  await page.getByRole('button', { name: 'Set up an authenticator app' }).click()
  const opened = context.waitForEvent('page')
  await page.getByRole('button', { name: 'Confirm with Acme' }).click()
  const there = await opened
  await there.getByRole('button', { name: 'Sign in to Acme' }).click()
  await seen(page.getByRole('img', { name: 'Key for your authenticator app' })).toBeVisible()
})

test('nobody without a group gets in, and is told why', async () => {
  await context.clearCookies()
  provider.next = { subject: 'mallory', email: 'mallory@acme.example', groups: [] }
  await page.goto(url)
  await page.getByRole('link', { name: 'Sign in with Acme' }).click()
  await page.getByRole('button', { name: 'Sign in to Acme' }).click()
  await seen(page.getByText('None of your groups has a role in Fairlead.')).toBeVisible()
  await judged('refused')
})

test('no page threw', () => expect(wrong).toEqual([]))
