/** A deployment's controls in a real browser: paused and resumed, its server killed and started again, one step retried and one skipped. */
import { type Browser, chromium, type Locator, type Page, expect as playwright } from '@playwright/test'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Fetch } from '../../src/base/index.ts'
import { Client } from '../journeys/client.ts'
import { type StartedServer, startServer } from '../journeys/command.ts'
import { freePort, layGround, PASSWORD, passTime } from '../journeys/journey.ts'
import { faultsOf } from './axe.ts'
import { chromiumLaunch } from './chromium.ts'

const seen = playwright.configure({ timeout: 15_000 })
const PATIENCE = { timeout: 60_000 }
const STORY = 180_000

let ground: Awaited<ReturnType<typeof layGround>>
let server: StartedServer
let ada: Client
let browser: Browser
let page: Page
const wrong: string[] = []
/** Production refuses what has this in its body. */
let refused: RegExp | null = null

const refusing =
  (fetch: Fetch): Fetch =>
  async (request) =>
    refused !== null && request.method === 'POST' && refused.test(request.body ?? '')
      ? { status: 400, headers: { 'content-type': 'application/json' }, body: '{"errorMessages":["Not today."]}' }
      : fetch(request)

const start = (): Promise<StartedServer> =>
  startServer({ ...ground.environment, FAIRLEAD_REQUEST_TIMEOUT: '2000', FAIRLEAD_IN_DOUBT_MARGIN: '100' }, ground.said)

beforeAll(async () => {
  ground = await layGround(
    [
      { name: 'staging', kind: 'cloud', story: 'acme' },
      { name: 'production', kind: 'cloud', story: 'empty', wrap: refusing },
    ],
    { port: await freePort() },
  )
  server = await start()
  const account = { name: 'Ada', email: 'ada@fairlead.example', password: PASSWORD }
  ada = await new Client(server.url, ground.said).enter('/session/first', { token: server.setup, ...account })
  for (const name of ['staging', 'production']) {
    const candidate = ground.sites.candidate(name, 'admin')
    await ada.get('connections.create', { name, ...candidate })
    await ada.get('authorizations.save', { connections: [name], ...candidate })
  }
  browser = await chromium.launch(await chromiumLaunch())
  const context = await browser.newContext({
    ...{ baseURL: server.url, viewport: { width: 1440, height: 900 }, colorScheme: 'light', reducedMotion: 'reduce' },
  })
  page = await context.newPage()
  page.setDefaultTimeout(15_000)
  page.on('pageerror', (error) => wrong.push(String(error)))
  await page.goto('/')
  await page.getByLabel('E-mail').fill(account.email)
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await seen(page.getByRole('heading', { name: 'Overview' })).toBeVisible()
}, STORY)
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return
  await page.screenshot({ path: `test-results/${task.name.replaceAll(/\W+/g, '-').slice(0, 80)}.png`, fullPage: true })
})
afterAll(async () => {
  await browser?.close()
  await server?.end('SIGKILL')
  await ground?.close()
  await ground?.database.close()
  expect(wrong).toEqual([])
})

/** A plan of this project that is ready, applied as a person applies it; ends on the deployment's page. */
async function apply(project: string): Promise<string> {
  const { id } = await ada.get('plans.make', { from: 'staging', to: 'production', projects: [project] })
  const made = await ada.until('plans.get', { id }, ({ state }) => state !== 'analysing')
  expect(made).toMatchObject({ state: 'ready', error: null })
  await page.goto(`/configuration/plans/${id}/review`)
  await page.getByRole('button', { name: /^Apply \d/ }).click()
  await page.waitForURL(/\/configuration\/deployments\/[\w-]+$/)
  return page.url().split('/').at(-1) ?? ''
}

const slow = (): void => ground.sites.fault('production', { kind: 'latency', method: 'POST', milliseconds: 60_000 })
const fast = (): void => ground.sites.site('production').faults.clear()
const button = (name: string | RegExp): Locator => page.getByRole('button', { name, exact: true })
const verdict = (text: string | RegExp): Locator => page.locator('main').getByText(text)

test('a refused step is retried, another skipped with what waits for it, each told before it happens', {
  timeout: STORY,
}, async () => {
  refused = /"(Auditors|Product Owners)"/
  const id = await apply('FIN')
  await seen(verdict('Compared again: not equal')).toBeVisible(PATIENCE)
  const { steps } = await ada.get('deployments.steps', { id })
  const failed = steps.filter(({ state }) => state === 'failed')
  expect(failed.length).toBeGreaterThan(1)
  const [first, second] = failed
  await button(`What now: ${first?.title}`).click()
  const panel = page.getByRole('complementary', { name: first?.title ?? '' })
  await seen(panel.getByText('Not today.').first()).toBeVisible()
  await seen(panel.getByText(/Retry looks at production first/)).toBeVisible()
  expect(await faultsOf(page, 'light')).toEqual([])
  await page.keyboard.press('Escape')
  await button(`What now: ${second?.title}`).click()
  const { skip } = await ada.get('deployments.choices', { id, step: second?.id ?? '' })
  const other = page.getByRole('complementary', { name: second?.title ?? '' })
  await other.getByRole('button', { name: /^Skip .*…$/ }).press('Enter')
  if (skip.along.length > 0) await seen(other.getByText(`Skips this step and ${skip.along.length} that`)).toBeVisible()
  await seen(other.getByLabel('Why')).toBeFocused()
  await page.keyboard.type('By hand on Monday')
  await page.keyboard.press('Enter')
  await seen(other.getByText('Skipped by Ada').first()).toBeVisible()
  await page.keyboard.press('Escape')
  refused = null
  for (const step of failed.filter((one) => one.id !== second?.id)) {
    if ((await ada.get('deployments.get', { id })).failed === 0) break
    await button(`What now: ${step.title}`).click()
    await page.getByRole('complementary', { name: step.title }).getByRole('button', { name: 'Retry' }).click()
    await ada.until('deployments.get', { id }, ({ proof }) => proof !== null)
    await page.keyboard.press('Escape')
  }
  const ended = await ada.until('deployments.get', { id }, ({ state }) => state === 'done')
  expect(ended.skipped).toBeGreaterThan(0)
  await seen(page.getByRole('region', { name: 'Who did what' }).getByText(/By hand on Monday$/)).toBeVisible()
})

test('paused it says by whom, resumed it goes on where it was, and its report can be kept', {
  timeout: STORY,
}, async () => {
  slow()
  const id = await apply('OPS')
  await ada.until('deployments.get', { id }, ({ done }) => done > 2)
  await button('Pause').click()
  await seen(verdict(/^Paused by Ada after \d+ of \d+/)).toBeVisible(PATIENCE)
  const paused = await ada.get('deployments.get', { id })
  expect(paused.done).toBeLessThan(paused.total)
  expect(await faultsOf(page, 'light')).toEqual([])
  fast()
  await button('Resume').click()
  await seen(verdict('Compared again: equal')).toBeVisible(PATIENCE)
  const who = page.getByRole('region', { name: 'Who did what' })
  await seen(who.getByText(/^Ada paused it/)).toBeVisible()
  await seen(who.getByText(/^Ada resumed it/)).toBeVisible()
  // By keyboard alone.
  await button('Report').focus()
  await page.keyboard.press('Enter')
  const download = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: 'Report as Page (HTML)' }).press('Enter')
  expect((await download).suggestedFilename()).toMatch(/^deployment-staging-production-.*\.html$/)
})

test('its server is killed and started again: the open page follows it to its end', { timeout: STORY }, async () => {
  slow()
  const id = await apply('INT')
  await ada.until('deployments.get', { id }, ({ done }) => done > 2)
  await page.locator('body').evaluate((body) => body.setAttribute('data-stayed', ''))
  await server.end('SIGKILL')
  fast()
  await passTime(ground.database)
  server = await start()
  await sql`update pgboss.job set start_after = now() where state in ('created', 'retry')`.execute(ground.database.db)
  await seen(verdict('Compared again: equal')).toBeVisible(PATIENCE)
  await seen(page.locator('body[data-stayed]')).toHaveCount(1)
  const ended = await ada.get('deployments.get', { id })
  expect(ended).toMatchObject({ state: 'done', failed: 0, done: ended.total })
})
