/** How fluid the pages of configuration are in a real browser where they are long: until the first row shows, and frames while they are scrolled. */
import { type CDPSession, chromium, type Page } from '@playwright/test'
import type { Db } from '../../../src/store/index.ts'
import { chromiumLaunch } from '../../browser/chromium.ts'
import setUp from '../../global-setup.ts'
import { beginJourney, connectAll, PASSWORD } from '../../journeys/journey.ts'
import { keepLargeDeployment } from './large-deployment.ts'
import { keepLargePlan } from './large-plan.ts'
import { keepLargeSnapshots } from './large-snapshots.ts'

export interface ShownPage {
  readonly name: string
  readonly rows: number
  /** Seconds from the beginning of its loading. */
  readonly firstPaint: number
  readonly firstRow: number
  /** Seconds of the processor that the page needed until then. */
  readonly work: number
  /** While nobody does anything: what the machine itself allows. */
  readonly still: Frames
  readonly scrolled: Frames
  /** To places far apart. */
  readonly thrown: Frames
  /** Elements of the page while it is scrolled. */
  readonly elements: number
}

export interface Frames {
  /** Milliseconds between two frames, the shortest first. */
  readonly took: readonly number[]
  /** Milliseconds of the processor that the page needed for a frame, on average: other work on the machine does not count. */
  readonly work: number
}

const FRAMES = 120

/** Its name, its address, and what is scrolled where it is not the page itself. */
export type NamedPage = readonly [name: string, path: string, scrolls?: string]

/** Each with its address: a plan of so many objects, two snapshots of them, a deployment of so many steps. */
async function keepAll(db: Db, rows: number): Promise<readonly NamedPage[]> {
  const [{ work: plan }, [before, after]] = [await keepLargePlan(db, rows), await keepLargeSnapshots(db, rows)]
  return [
    ['analyse', `/configuration/plans/${plan}/analyse?show=all`],
    ['map', `/configuration/plans/${plan}/map`],
    ['review', `/configuration/plans/${plan}/review`],
    ['snapshot', `/configuration/snapshots/${after}`],
    ['compare', `/configuration/compare?from=${before}&to=${after}`],
    ['deployment', `/configuration/deployments/${await keepLargeDeployment(db, rows)}`],
  ]
}

export async function showPages(rows: number): Promise<ShownPage[]> {
  const tearDown = await setUp()
  const journey = await beginJourney()
  const browser = await chromium.launch(await chromiumLaunch())
  try {
    const ada = await journey.administrator()
    await connectAll(ada, journey, ['staging', 'production'])
    const pages = await keepAll(journey.database.db, rows)
    const context = await browser.newContext({ baseURL: journey.url, viewport: { width: 1440, height: 900 } })
    const page = await signIn(await context.newPage())
    return await showEach(page, rows, pages)
  } finally {
    await browser.close()
    await journey[Symbol.asyncDispose]()
    await tearDown()
  }
}

export async function signIn(page: Page, password = PASSWORD): Promise<Page> {
  await page.goto('/')
  await page.getByLabel('E-mail').fill('ada@fairlead.example')
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.getByRole('heading', { name: 'Overview' }).waitFor()
  // What the browser keeps of the app by then, it has on every later visit too.
  await page.addInitScript(MARK)
  return page
}

/** All are loaded before any is scrolled: a browser that draws without a graphics card is behind for seconds after that. */
export async function showEach(page: Page, rows: number, pages: readonly NamedPage[]): Promise<ShownPage[]> {
  const loaded = []
  for (const [name, path] of pages) loaded.push({ name, rows, ...(await load(page, path)) })
  const shown: ShownPage[] = []
  for (const [at, [, path, scrolls]] of pages.entries()) {
    await load(page, path)
    const first = loaded[at]
    if (first) shown.push({ ...first, ...(await scroll(page, scrolls)) })
  }
  return shown
}

/** Each page's work is counted from nought. */
async function countWork(page: Page): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  return session
}

async function load(page: Page, path: string) {
  const session = await countWork(page)
  const before = await workOf(session)
  await page.goto(path)
  await page.locator(ROW).first().waitFor({ timeout: 120_000 })
  const work = ((await workOf(session)) - before) / 1_000
  await session.detach()
  await page.waitForLoadState('networkidle')
  return { firstPaint: await page.evaluate<number>(PAINTED), firstRow: await page.evaluate<number>(ROW_SEEN), work }
}

async function scroll(page: Page, scrolls: string | undefined) {
  const session = await countWork(page)
  const still = await framesOf(page, session, 'not', scrolls)
  const scrolled = await framesOf(page, session, 'evenly', scrolls)
  const elements = await page.evaluate<number>('document.querySelectorAll("*").length')
  const thrown = await framesOf(page, session, 'far', scrolls)
  await session.detach()
  return { still, scrolled, thrown, elements }
}

/** Every frame a few rows on, or every tenth to another place of the page, or not at all. */
async function framesOf(
  page: Page,
  session: CDPSession,
  how: 'not' | 'evenly' | 'far',
  scrolls: string | undefined,
): Promise<Frames> {
  const before = await workOf(session)
  const took = await page.evaluate<number[]>(`(${FRAMES_OF})(${FRAMES}, '${how}', ${JSON.stringify(scrolls ?? null)})`)
  const work = ((await workOf(session)) - before) / FRAMES
  return { took: took.sort((left, right) => left - right), work }
}

/** Milliseconds of the page's main thread so far. */
async function workOf(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics')
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1_000
}

/** A row of a list, or a bar. */
const ROW = '[role=gridcell] .one-line, [role=row][data-kind=bar]'

// What runs in the page is told as text: here there is no page.
const MARK = `new MutationObserver((_, observer) => {
  if (!document.querySelector('${ROW}')) return
  observer.disconnect()
  performance.mark('first row')
}).observe(document, { childList: true, subtree: true })`
const PAINTED = `performance.getEntriesByName('first-contentful-paint')[0].startTime / 1_000`
const ROW_SEEN = `performance.getEntriesByName('first row')[0].startTime / 1_000`
const FRAMES_OF = `async (many, how, scrolls) => {
  const took = []
  const scroller = scrolls === null ? document.documentElement : document.querySelector(scrolls)
  const height = scroller.scrollHeight
  let last = await new Promise(requestAnimationFrame)
  for (let at = 0; at < many; at++) {
    if (how === 'evenly') scroller.scrollBy(0, 90)
    else if (how === 'far' && at % 10 === 0) scroller.scrollTo(0, ((at * 7_919) % 1_000) * (height / 1_000))
    const now = await new Promise(requestAnimationFrame)
    took.push(now - last)
    last = now
  }
  return took
}`
