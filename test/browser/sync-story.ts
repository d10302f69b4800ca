/** What a story of sync begins with: acme on a port, a whole server, and a window of the browser where its administrator is signed in. */
import { existsSync } from 'node:fs'
import { type Browser, chromium, type Page, expect as playwright } from '@playwright/test'
import { afterAll, beforeAll, expect } from 'vitest'
import { ACME, connectAcme, integrate, type Mapping, start } from '../journeys/aligned.ts'
import type { Client } from '../journeys/client.ts'
import { InJira } from '../journeys/in-jira.ts'
import { beginJourney, freePort, type Journey, PASSWORD } from '../journeys/journey.ts'
import { chromiumLaunch } from './chromium.ts'
import { pictureFailures } from './picture-failures.ts'

export interface Story {
  readonly journey: Journey
  /** The same administrator without a browser, for what only prepares or checks. */
  readonly ada: Client
  readonly acme: InJira
  readonly browser: Browser
  readonly page: Page
  readonly wrong: string[]
}

/** Five seconds are few on a machine that is busy with other tests. */
export const seen = playwright.configure({ timeout: 15_000 })

/** For what goes by way of Jira: written, polled, seen again. */
export const PATIENCE = { timeout: 30_000 }

/** One for a whole file. What failed leaves a picture behind; at the end nothing may have gone wrong unseen. */
export function tellStory(prepare: (story: Story) => Promise<void> = async () => {}): Story {
  let story: Story | undefined
  const told = (): Story => {
    if (!story) throw new Error('the story has not begun')
    return story
  }
  beforeAll(async () => {
    story = await begin()
    await prepare(story)
  })
  pictureFailures(() => story)
  afterAll(async () => {
    await story?.browser.close()
    await story?.journey[Symbol.asyncDispose]()
    expect(story?.wrong ?? []).toEqual([])
  })
  return {
    get journey() {
      return told().journey
    },
    get ada() {
      return told().ada
    },
    get acme() {
      return told().acme
    },
    get browser() {
      return told().browser
    },
    get page() {
      return told().page
    },
    get wrong() {
      return told().wrong
    },
  }
}

async function begin(): Promise<Story> {
  if (!existsSync('dist/web/index.html')) throw new Error('The web app is not built: run `npm run build:web` first.')
  // Jira is told the address at which it shall knock before the server listens.
  const journey = await beginJourney([{ name: ACME, kind: 'cloud', story: 'acme' }], { port: await freePort() })
  const ada = await journey.administrator()
  const browser = await chromium.launch(await chromiumLaunch())
  const wrong: string[] = []
  const page = await openWindow(browser, journey.url, wrong)
  return { journey, ada, acme: new InJira(journey.sites, ACME), browser, page, wrong }
}

/** Signed in as the administrator whom `journey.administrator()` made. */
export async function openWindow(browser: Browser, baseURL: string, wrong: string[]): Promise<Page> {
  const viewport = { width: 1440, height: 900 }
  const context = await browser.newContext({ baseURL, viewport, colorScheme: 'light', reducedMotion: 'reduce' })
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  page.on('pageerror', (error) => wrong.push(String(error)))
  page.on('console', (message) => {
    // A refusal is an answer like any other; browsers tell it as an error all the same.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) wrong.push(message.text())
  })
  await page.goto('/')
  await page.getByLabel('E-mail').fill('ada@fairlead.example')
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await seen(page.getByRole('heading', { name: 'Overview' })).toBeVisible()
  return page
}

type Rule = Partial<Mapping['fields'][number]>

/** Acme's epics are kept aligned already, by what is suggested and by these rules. Its epics have Target end for a due date. */
export async function align(
  { ada, acme, journey }: Story,
  rules: Readonly<Partial<Record<Mapping['fields'][number]['field'], Rule>>> = {},
): Promise<void> {
  await connectAcme(ada, journey.sites)
  const end = { field: 'due', jira: acme.field('Target end'), flow: 'both', policy: 'newest' } as const
  const change = ({ fields, ...mapping }: Mapping): Mapping => ({
    ...mapping,
    fields: [...fields.filter(({ field }) => field !== 'due'), end].map((one) => ({ ...one, ...rules[one.field] })),
  })
  await start(ada, await integrate(ada, change))
}

/** So many days from today. */
export const day = (from: number): string => new Date(Date.now() + from * 86_400_000).toISOString().slice(0, 10)

/** Opens the place and waits until it is whole. */
export async function goTo({ page }: Pick<Story, 'page'>, path: string): Promise<void> {
  await page.goto(path)
  await seen(page.locator('main h1')).toBeVisible()
  await seen(page.getByRole('status', { name: 'Loading' })).toHaveCount(0)
}
