/** Analysis in a real browser: cards, filters, search inside values, one object's story, workflows as graphs, texts by line, two snapshots. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AnalysisStory, beginAnalysis, planned } from './analysis-story.ts'
import { faultsOf } from './axe.ts'
import { pictureFailures } from './picture-failures.ts'
import { goTo, seen } from './sync-story.ts'

let story: AnalysisStory
let plan: string
beforeAll(async () => {
  story = await beginAnalysis()
  plan = await planned(story.ada, { from: 'staging', to: 'production', projects: ['OPS', 'PAR'] })
})
afterAll(() => story?.[Symbol.asyncDispose]())
pictureFailures(() => story)

/** The pages of the story, for axe. */
const pages = new Map<string, string>()
const note = (name: string): void => void pages.set(name, story.page.url())
const rows = () => story.page.getByRole('grid', { name: 'Objects' }).getByRole('row')
const analysis = (view = ''): string => `/configuration/plans/${plan}/analyse${view}`

test('cards count each kind and filter the table; the filters are chips and stand in the address', async () => {
  const { page } = story
  await goTo(story, analysis())
  const made = await story.ada.get('plans.get', { id: plan })
  const workflows = made.kinds.find(({ kind }) => kind === 'workflow')
  const card = page
    .getByRole('region', { name: 'Kinds' })
    .getByRole('button', { name: `${workflows?.update} to change` })
  await card.first().click()
  await seen(page).toHaveURL(/kind=.*choice=update|choice=update.*kind=/)
  await page.getByRole('button', { name: 'Clear', exact: true }).click()
  await page.getByRole('button', { name: 'Kind', exact: true }).click()
  await page.getByRole('menuitemcheckbox', { name: /^Workflows / }).click()
  await page.keyboard.press('Escape')
  await seen(page).toHaveURL(/kind=workflow(&|$)/)
  await seen(rows().filter({ hasText: 'Acme Bug Workflow' })).toHaveCount(1)
  await seen(rows().filter({ hasText: 'Squad (select)' })).toHaveCount(0)
  note('analyse')
  await page.reload()
  await seen(page.getByRole('button', { name: /^Kind: Workflows/ })).toBeVisible()
  await seen(rows().filter({ hasText: 'Squad (select)' })).toHaveCount(0)
})

test('the search looks inside values; nothing found says where else to look', async () => {
  const { page } = story
  await goTo(story, analysis())
  await page.getByRole('searchbox', { name: 'Search objects' }).fill('foxtrot')
  await seen(rows().filter({ hasText: 'Squad (select)' })).toBeVisible()
  await seen(rows().filter({ hasText: 'Task Screen' })).toHaveCount(0)
  await page.getByRole('searchbox', { name: 'Search objects' }).fill('nothing is called this')
  await seen(page.getByRole('button', { name: /^Look among all/ })).toBeVisible()
  note('analyse, nothing found')
})

test('by keyboard onto an object: its fields before and after, what it reaches, and the whole way that brought it in', async () => {
  const { page } = story
  await goTo(story, analysis('?q=foxtrot&kind=custom-field'))
  await page.getByRole('grid', { name: 'Objects' }).focus()
  await page.keyboard.press('Enter')
  const panel = page.getByRole('complementary', { name: /Squad/ })
  await seen(panel.getByText('other order')).toBeVisible()
  const way = panel.getByRole('list', { name: 'From what was chosen' }).getByRole('listitem')
  const { why } = await story.ada.get('plans.difference', { id: plan, key: 'custom-field:Squad (select)' })
  await seen(way).toHaveCount(why.length + 1)
  await seen(way.first()).toContainText('chosen; names the next')
  await seen(way.last()).toContainText('Squad (select)')
  note('analyse, panel')
  await way.first().getByRole('button').click()
  await seen(page.getByRole('complementary', { name: /^Projects? / }).getByText('It was chosen.')).toBeVisible()
  await page.keyboard.press('Escape')
  await seen(page.getByRole('complementary')).toHaveCount(0)
})

test('a finding’s ways out are buttons: one click settles it, and its answer can be taken back', async () => {
  const { page, ada } = story
  const key = 'custom-field:Squad (select)'
  await goTo(story, analysis(`?open=${encodeURIComponent(key)}`))
  const found = page.getByRole('list', { name: 'Problems' })
  await found.getByRole('button', { name: 'Use the target’s as it is' }).click()
  await ada.until('plans.get', { id: plan }, ({ state, answers }) => state !== 'analysing' && answers[key] === 'use')
  const decided = page.getByRole('region', { name: 'Decide' })
  await seen(decided.getByText('You said: use the target’s as it is.')).toBeVisible()
  await decided.getByRole('button', { name: 'Take that back' }).click()
  await ada.until('plans.get', { id: plan }, ({ state, answers }) => state !== 'analysing' && !(key in answers))
  await seen(found.getByRole('button', { name: 'Use the target’s as it is' })).toBeVisible()
  await goTo(story, `/configuration/plans/${plan}/map`)
  await page.getByRole('combobox', { name: 'Instead of Squad (select)' }).click()
  await seen(page.getByRole('option')).toHaveText(['Use the target’s as it is.'])
  await page.keyboard.press('Escape')
  const question = page.getByRole('group', { name: 'custom-field:Business value (float)' })
  await question.getByRole('radio', { name: 'Another object of production …' }).check()
  await question.getByRole('combobox', { name: 'Object of the target' }).fill('story poi')
  await page.getByRole('option').first().click()
  await seen(page.getByRole('button', { name: 'Apply 1 answer' })).toBeVisible()
})

test('a workflow stands as two graphs on the same places; a transition tells its rules; a table says the same', async () => {
  const { page } = story
  await goTo(story, analysis(`?open=${encodeURIComponent('workflow:Acme Bug Workflow')}`))
  await page.getByRole('button', { name: 'See it as a graph' }).click()
  const [before, after] = ['production now, drawn', 'production afterwards, drawn'].map((name) =>
    page.getByRole('region', { name }),
  )
  if (!before || !after) throw new Error('there are two graphs')
  await seen(after.getByRole('button', { name: /Not a bug/ }).first()).toBeVisible()
  await seen(before.getByRole('button', { name: /Not a bug/ })).toHaveCount(0)
  const places = async (graph: typeof before) => {
    const frame = await graph.boundingBox()
    const box = await graph.getByText('In Testing', { exact: true }).boundingBox()
    return [Math.round((box?.x ?? 0) - (frame?.x ?? 0)), Math.round((box?.y ?? 0) - (frame?.y ?? 0))]
  }
  expect(await places(before)).toEqual(await places(after))
  const changes = page.getByRole('table', { name: 'What changes in the workflow' })
  await seen(changes.getByRole('row', { name: /Transition added Not a bug/ })).toBeVisible()
  await changes.getByRole('button', { name: 'Accept' }).click()
  await seen(page.getByRole('region', { name: 'Transition Accept' })).toContainText(/Validators|Actions/)
  await seen(after.getByRole('button', { name: /Accept/ })).toHaveAttribute('aria-pressed', 'true')
  note('workflow as graphs')
})

/** As an administrator of production does it in Jira itself. */
async function inProduction(method: string, path: string, body?: object): Promise<Record<string, unknown>> {
  const { url, email, token } = story.journey.sites.candidate('production', 'admin')
  const answer = await fetch(`${url}/rest/api/3${path}`, {
    method,
    headers: { authorization: `Basic ${btoa(`${email}:${token}`)}`, 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
  return (await answer.json()) as Record<string, unknown>
}
async function snapshotOfProduction(): Promise<string> {
  const { id } = await story.ada.get('snapshots.take', { connection: 'production' })
  await story.ada.until('snapshots.get', { id }, (now) => now.state === 'done')
  return id
}

test('a query is compared clause by clause: side by side where there is room, one below the other where there is none', async () => {
  const { page } = story
  const jql = 'project = OPS AND resolution = Unresolved ORDER BY created DESC'
  const { id } = await inProduction('POST', '/filter', { name: 'Open work', jql })
  const from = await snapshotOfProduction()
  await inProduction('PUT', `/filter/${id}`, {
    name: 'Open work',
    jql: 'project = OPS AND resolution = Unresolved AND priority = High ORDER BY created DESC',
  })
  const to = await snapshotOfProduction()
  const begun = await story.ada.get('snapshots.compare', { from: `snapshot:${from}`, to: `snapshot:${to}` })
  await story.ada.until('plans.get', { id: begun.id }, (now) => now.state !== 'analysing')
  const { differences } = await story.ada.get('plans.differences', { id: begun.id, moving: 'true' })
  expect(differences.map(({ kind, fields }) => [kind, fields])).toEqual([['filter', ['jql']]])
  const open = encodeURIComponent(String(differences[0]?.key))
  await goTo(story, `/configuration/compare?from=${from}&to=${to}&open=${open}&as=wide`)
  const changes = page.getByRole('region', { name: 'What changes' })
  await seen(changes.locator('table.diff-split')).toBeVisible()
  await seen(changes.locator('.diff-code-insert').filter({ hasText: 'priority = High' })).toHaveCount(1)
  await seen(changes.locator('.diff-code-delete')).toHaveCount(0)
  note('texts side by side')
  await page.getByRole('button', { name: 'Make the panel narrow' }).click()
  await page.setViewportSize({ width: 1024, height: 900 })
  await seen(changes.locator('table.diff-unified')).toBeVisible()
  await page.setViewportSize({ width: 1440, height: 900 })
})

test('the plan is drawn in waves, and a chosen step lights what it waits for', async () => {
  const { page } = story
  await goTo(story, `/configuration/plans/${plan}/review`)
  await page.getByRole('button', { name: 'Draw it' }).click()
  const drawn = page.getByRole('region', { name: 'The plan, drawn' })
  await drawn.getByRole('button', { name: /^Change Projects? OPS$/ }).click()
  await seen(page.getByText(/^Waits for [1-9]\d*; \d+ wait for it\.$/)).toBeVisible()
  expect(await drawn.locator('[data-lit]').count()).toBeGreaterThan(1)
  await page.getByText('By kind', { exact: true }).click()
  await seen(drawn.getByRole('button', { name: /\d+ × / }).first()).toBeVisible()
})

test('the history says what changed since; any two snapshots are compared', async () => {
  const { page } = story
  await inProduction('POST', '/role', { name: 'Night watch', description: 'They look.' })
  await snapshotOfProduction()
  await goTo(story, '/configuration/compare')
  await seen(page.getByText('Choose two snapshots')).toBeVisible()
  note('compare, nothing chosen')
  await goTo(story, '/configuration/history')
  const newest = page.getByRole('grid', { name: 'Snapshots' }).getByRole('row').filter({ hasText: '1 came' }).first()
  await seen(newest).toContainText('by hand')
  note('history')
  await newest.getByRole('link', { name: 'See what' }).click()
  await seen(page).toHaveURL(/\/configuration\/compare\?from=[\w-]+&to=[\w-]+/)
  await seen(rows().filter({ hasText: 'Night watch' })).toContainText('Came')
  await seen(rows()).toHaveCount(3)
  await page.getByRole('button', { name: 'Swap the two' }).click()
  await seen(rows().filter({ hasText: 'Night watch' })).toContainText('Went')
  note('compare')
})

test('against a snapshot there is a comparison and nothing to apply; a snapshot may be the source', async () => {
  const { page, ada } = story
  const [snapshot] = (await ada.get('snapshots.list', {})).snapshots
  const id = await planned(ada, { from: 'staging', to: `snapshot:${snapshot?.id}`, projects: ['OPS'] })
  await goTo(story, `/configuration/plans/${id}/analyse`)
  await seen(page.getByText('This is a comparison only: the target is a snapshot.')).toBeVisible()
  await seen(page.getByRole('navigation', { name: 'Stages' }).getByText('Apply')).toHaveCount(0)
  note('comparison with a snapshot')
  await goTo(story, '/configuration/new')
  await page.getByRole('combobox', { name: 'From' }).click()
  await page
    .getByRole('option', { name: /^production, / })
    .first()
    .click()
  await page.getByRole('combobox', { name: 'To' }).click()
  await page.getByRole('option', { name: 'production', exact: true }).click()
  await page.getByRole('radio', { name: 'Chosen objects' }).check()
  await page.getByRole('combobox', { name: 'Objects' }).fill('night')
  await page.getByRole('option', { name: 'project-role:Night watch' }).click()
  await page.keyboard.press('Escape')
  note('scope of objects')
  await page.getByRole('button', { name: 'Analyse', exact: true }).click()
  await seen(page.getByText('production already holds all of it.')).toBeVisible({ timeout: 30_000 })
})

test.each(['light', 'dark'] as const)(
  'no page has a serious fault for who cannot see, hear or point: %s',
  { timeout: 240_000 },
  async (colorScheme) => {
    const { page } = story
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const faults: string[] = []
    for (const [name, url] of pages) {
      await goTo(story, url)
      await seen(page.locator('main')).not.toBeEmpty()
      faults.push(...(await faultsOf(page, colorScheme)).map((fault) => `${name}: ${fault}`))
    }
    expect(faults).toEqual([])
    expect(story.wrong).toEqual([])
  },
)
