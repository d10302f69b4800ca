/** Comments on the item’s page: said in Jira, said here, written there, edited, and what only some may see told by number. */
import { expect, test } from 'vitest'
import { itemOf } from '../journeys/aligned.ts'
import { align, goTo, PATIENCE, seen, tellStory } from './sync-story.ts'

const KEY = 'PAR-39'
const doc = (text: string) => ({
  ...{ type: 'doc', version: 1 },
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
})

const story = tellStory(async (begun) => {
  const { ada, acme } = begun
  const ours = [...acme.site.tables.groups.values()].find(({ members }) => members.includes(acme.service))
  const path = `/issue/${KEY}/comment`
  await acme.ask('Anna Berg', 'POST', path, { body: doc('The plan is at https://acme.example/plan.') })
  await acme.ask('Anna Berg', 'POST', path, {
    body: doc('Not for all'),
    visibility: { type: 'group', value: ours?.name ?? '' },
  })
  await align(begun, {})
  const { integrations } = await ada.get('integrations.list', {})
  const [{ id, mapping }] = integrations as [(typeof integrations)[number]]
  await ada.get('integrations.change', { id, mapping: { ...mapping, comments: 'both' } })
})

const region = () => story.page.getByRole('region', { name: 'Comments' })

test('what was said in Jira is there, its link can be followed, and the rest is a number', async () => {
  const { code } = await itemOf(story.ada, KEY)
  await goTo(story, `/portfolio/items/${code}`)
  const said = region().getByRole('listitem').filter({ hasText: 'The plan is at' })
  await isShown(said)
  await seen(said.getByRole('link', { name: 'https://acme.example/plan' })).toHaveAttribute(
    'href',
    'https://acme.example/plan',
  )
  await seen(said.getByRole('link', { name: KEY })).toHaveAttribute('href', /focusedCommentId=/)
  await seen(region()).toContainText(`1 of ${KEY} only some may see in Jira`)
  await seen(region()).not.toContainText('Not for all')
})

test('Ctrl+Enter says it, and it is written to Jira in its author’s name', async () => {
  const { page, acme } = story
  await region().getByRole('textbox', { name: 'Comment' }).fill('Let us begin')
  await page.keyboard.press('Control+Enter')
  const said = region().getByRole('listitem').filter({ hasText: 'Let us begin' })
  await isShown(said)
  await seen(said.getByRole('link', { name: KEY })).toHaveAttribute('href', /focusedCommentId=/, PATIENCE)
  const { comments } = await acme.ask('admin', 'GET', `/issue/${KEY}/comment`)
  expect(JSON.stringify(comments)).toContain(', in Fairlead:')
})

test('one’s own is edited, and what it said before can be read', async () => {
  const { page } = story
  const said = region().getByRole('listitem').filter({ hasText: 'Let us begin' })
  await said.getByRole('button', { name: 'Edit' }).click()
  await region().getByRole('textbox', { name: 'Edit the comment' }).fill('Let us go on')
  await page.keyboard.press('Control+Enter')
  const edited = region().getByRole('listitem').filter({ hasText: 'Let us go on' })
  await seen(edited).toContainText('edited')
  await seen(edited).not.toContainText('waits', PATIENCE)
  await edited.getByText('What it said before').click()
  await seen(edited).toContainText('Let us begin')
  await page.screenshot({ path: 'test-results/comments.png', fullPage: true })
})

const isShown = (found: ReturnType<typeof region>) => seen(found).toBeVisible(PATIENCE)
