/** Mapping in a real browser: an answer in its row, many at once, rules for people, a file with errors by line, and what is remembered. */
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { type Browser, chromium, type Page, expect as playwright } from '@playwright/test'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PlanView } from '../../src/actions/index.ts'
import type { Client } from '../journeys/client.ts'
import { beginJourney, connectAll, type Journey, PASSWORD } from '../journeys/journey.ts'
import { faultsOf } from './axe.ts'
import { chromiumLaunch } from './chromium.ts'
import { pictureFailures } from './picture-failures.ts'

const seen = playwright.configure({ timeout: 15_000 })
const PATIENCE = { timeout: 45_000 }

let journey: Journey
let ada: Client
let browser: Browser
let page: Page
let plan: string
const wrong: string[] = []

beforeAll(async () => {
  if (!existsSync('dist/web/index.html')) throw new Error('The web app is not built: run `npm run build:web` first.')
  journey = await beginJourney([
    { name: 'staging', kind: 'cloud', story: 'acme' },
    { name: 'production', kind: 'cloud', story: 'empty' },
  ])
  ada = await journey.administrator()
  await connectAll(ada, journey, ['staging', 'production'])
  plan = (await planned()).id
  browser = await chromium.launch(await chromiumLaunch())
  page = await openWindow()
})
pictureFailures(() => ({ page, journey }))
afterAll(async () => {
  await browser?.close()
  await journey?.[Symbol.asyncDispose]()
  expect(wrong).toEqual([])
})

async function openWindow(): Promise<Page> {
  const context = await browser.newContext({
    baseURL: journey.url,
    viewport: { width: 1440, height: 900 },
    colorScheme: 'light',
    reducedMotion: 'reduce',
  })
  const window = await context.newPage()
  window.setDefaultTimeout(15_000)
  window.on('pageerror', (error) => wrong.push(String(error)))
  await window.goto('/')
  await window.getByLabel('E-mail').fill('ada@fairlead.example')
  await window.getByLabel('Password').fill(PASSWORD)
  await window.getByRole('button', { name: 'Sign in', exact: true }).click()
  await seen(window.getByRole('heading', { name: 'Overview' })).toBeVisible()
  return window
}

async function planned(): Promise<PlanView> {
  const { id } = await ada.get('plans.make', { from: 'staging', to: 'production', projects: ['FIN'] })
  return made(id)
}
const made = (id: string): Promise<PlanView> => ada.until('plans.get', { id }, (now) => now.state !== 'analysing')

const objects = () => page.getByRole('grid', { name: 'Objects' })
const rowOf = (name: string) => objects().getByRole('row').filter({ hasText: name })

async function applied(): Promise<PlanView> {
  await page.getByRole('button', { name: /^Apply \d+ answers?$/ }).click()
  await seen(page.getByRole('button', { name: /^Apply \d+ answers?$/ })).toBeHidden(PATIENCE)
  await seen(objects()).toBeVisible(PATIENCE)
  return made(plan)
}

test('a project gets another key and name in its row; nothing is planned anew before it is applied', async () => {
  await page.goto(`/configuration/plans/${plan}/map`)
  await seen(objects()).toBeVisible(PATIENCE)
  await rowOf('FIN')
    .first()
    .getByRole('button', { name: /Change what becomes of it/ })
    .click()
  const choose = page.getByRole('dialog')
  await choose.getByLabel('Give it another name …').check()
  await choose.getByLabel('Key on the target').fill('FNX')
  await choose.getByLabel('Name on the target').fill('Finance X')
  await choose.getByRole('button', { name: 'Set' }).click()
  await seen(page.getByRole('button', { name: 'Apply 2 answers' })).toBeVisible()
  expect((await ada.get('plans.get', { id: plan })).answers).toEqual({})
  // It is made again before the page hears that it was asked for: nobody sees it being made.
  await page.route(`**/plans/${plan}/answers`, async (route) => {
    const response = await route.fetch()
    await made(plan)
    await route.fulfill({ response })
  })
  expect((await applied()).answers).toEqual({ 'project:FIN': 'rename:FNX', 'project:FIN/name': 'rename:Finance X' })
  await page.unrouteAll()
  await seen(rowOf('FIN').first()).toContainText('named FNX')
  await seen(rowOf('FIN').first()).toContainText('by Ada')
})

test('those that fit a filter are answered at once, or only those that are chosen, and it can be discarded', async () => {
  await page.goto(`/configuration/plans/${plan}/map?kind=priority`)
  await seen(objects()).toBeVisible()
  const priorities = (await ada.get('plans.keys', { id: plan, kind: 'priority' })).keys
  await page.getByRole('button', { name: `For all ${priorities.length}` }).click()
  await page.getByRole('menuitem', { name: 'Leave it out' }).click()
  await seen(page.getByRole('button', { name: `Apply ${priorities.length} answers` })).toBeVisible()
  await page.getByRole('button', { name: 'Discard' }).click()

  await objects().focus()
  await page.keyboard.press('x')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('x')
  await page.getByRole('button', { name: 'For 2 chosen' }).click()
  await page.getByRole('menuitem', { name: 'Leave it out' }).click()
  const { answers } = await applied()
  expect(Object.values(answers).filter((answer) => answer === 'leave-out')).toHaveLength(2)
})

test('rules say who is who and what becomes of the rest', async () => {
  await page.goto(`/configuration/plans/${plan}/map`)
  const order = page.getByRole('list', { name: 'In this order' }).getByRole('listitem')
  await page.getByRole('button', { name: 'Try the e-mail address earlier' }).click()
  await seen(order.first()).toContainText('the e-mail address')
  await seen(page.getByRole('button', { name: 'Try the e-mail address earlier' })).toBeFocused()
  await page.getByLabel('the name, where no address is shown').press('Alt+ArrowUp')
  await seen(order.nth(1)).toContainText('the name')
  await page.getByLabel('the name, where no address is shown').uncheck()
  await page.getByRole('combobox', { name: 'Whoever is not found there' }).click()
  await page.getByRole('option', { name: /^is left out; replaced only/ }).click()
  await page.getByRole('combobox', { name: 'A group that production does not have' }).click()
  await page.getByRole('option', { name: 'is replaced by one group of the target' }).click()
  await page.getByRole('combobox', { name: 'The group that takes their place' }).fill('jira')
  await page.getByRole('option', { name: 'jira-software-users' }).click()
  expect((await applied()).answers).toMatchObject({
    users: 'email, account, drop',
    groups: 'placeholder:group:jira-software-users',
  })
})

test('a file comes down with every object; a wrong line is told by its place, and nothing of it is taken', async () => {
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'YAML' }).click()
  const text = await readFile(String(await (await download).path()), 'utf8')
  expect(text).toContain('"project:FIN": "rename:FNX"')
  const line = text.split('\n').findIndex((one) => one.startsWith('"resolution:')) + 1
  const put = (changed: string) =>
    page.locator('input[type=file]').setInputFiles({
      name: 'mapping.yaml',
      mimeType: 'application/yaml',
      buffer: Buffer.from(
        text
          .split('\n')
          .with(line - 1, changed)
          .join('\n'),
      ),
    })
  await put('"resolution:Dune": use')
  const table = page.getByRole('table', { name: 'What is wrong in mapping.yaml' })
  await seen(table.getByRole('row', { name: new RegExp(`line ${line}, column 1`) })).toContainText('Neither site has')
  const before = (await ada.get('plans.get', { id: plan })).answers
  await put('"resolution:Done": use')
  await ada.until(
    'plans.get',
    { id: plan },
    ({ answers, state }) => state !== 'analysing' && answers['resolution:Done'] !== undefined,
  )
  await seen(table).toBeHidden(PATIENCE)
  await seen(objects()).toBeVisible(PATIENCE)
  expect((await made(plan)).answers).toEqual({ ...before, 'resolution:Done': 'use' })
})

test('what only the target has can be said to go, and goes nowhere unsaid', async () => {
  await page.getByRole('button', { name: 'Show them' }).click()
  const list = page.getByRole('table', { name: 'Only on production' })
  await seen(list.getByRole('row').first()).toBeVisible()
  await list.getByRole('button', { name: 'Delete', exact: true }).first().click()
  await seen(page.getByRole('button', { name: 'Apply 1 answer' })).toBeVisible()
  await page.getByRole('button', { name: 'Discard' }).click()
  await seen(list.getByRole('button', { name: 'To be deleted' })).toHaveCount(0)
})

test('once deployed, what was said is remembered with who said it; it has its history, and can be taken back', async () => {
  const { id, fingerprint } = await made(plan)
  const begun = await ada.get('deployments.start', { plan: id, fingerprint: String(fingerprint) })
  await ada.until('deployments.get', { id: begun.id }, (now) => now.proof !== null)
  plan = (await planned()).id
  await page.goto(`/configuration/plans/${plan}/map`)
  await seen(rowOf('FIN').first().getByLabel('Remembered')).toBeVisible(PATIENCE)

  await page.goto('/configuration/mappings')
  const answers = page.getByRole('grid', { name: 'Answers' })
  await answers.getByRole('row').filter({ hasText: 'named Finance X' }).click()
  const history = page.getByRole('complementary', { name: 'History of project:FIN/name' })
  await seen(history).toContainText('said by Ada')
  await history.getByRole('button', { name: 'Take back' }).click()
  await seen(history).toContainText('taken back by Ada')

  await page.getByText(/^Pairings \(/).click()
  await page.getByRole('searchbox', { name: 'Search pairings' }).fill('FNX')
  await page.getByRole('grid', { name: 'Pairings' }).getByRole('row').filter({ hasText: 'FNX' }).click()
  await page.getByRole('button', { name: 'Undo the pairing' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Undo the pairing' }).click()
  await seen(page.getByRole('dialog')).toBeHidden()
  const { pairings } = await ada.get('mappings.pairings', { from: 'staging', to: 'production', search: 'FNX' })
  expect(pairings).toEqual([])
})

test('its pages are fit for everybody, in light and in dark', async () => {
  for (const path of [
    `/configuration/plans/${plan}/map`,
    '/configuration/mappings',
    '/configuration/mappings?show=pairings',
  ])
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      await page.goto(path)
      await seen(page.getByRole('grid').first()).toBeVisible(PATIENCE)
      expect(await faultsOf(page, colorScheme), `${path} ${colorScheme}`).toEqual([])
    }
}, 180_000)
