/** The demo's last chapters: what waits for a person, because both sides said something, Jira has no way, or an issue is hidden. */
import { Fault } from '../../base/index.ts'
import { INTEGRATION } from './story.ts'
import { DISAGREEMENTS, HIDDEN, WAITING } from './story-work.ts'
import { knownItem, type Telling, until } from './telling.ts'

type Disagreement = (typeof DISAGREEMENTS)[keyof typeof DISAGREEMENTS]

/** While nothing is written, two people say different days; then the integration goes on and has to ask. */
export async function disagree(telling: Telling): Promise<void> {
  const { ask } = telling
  const { id } = await integrationOf(telling)
  const open: Disagreement[] = []
  for (const one of Object.values(DISAGREEMENTS)) if (!(await conflictAbout(telling, one))) open.push(one)
  if (open.length > 0) {
    await until(
      'nothing waited to be written',
      async () => (await integrationOf(telling)).counts.waiting === 0 || undefined,
    )
    await ask('integrations.pause', { id })
    for (const one of open) await sayBoth(telling, one)
  }
  await ask('integrations.start', { id })
  for (const one of Object.values(DISAGREEMENTS)) {
    const conflict = await until('both days were seen', () => conflictAbout(telling, one))
    if ('winner' in one && conflict.state === 'open')
      await ask('conflicts.decide', { id: conflict.id, winner: one.winner })
    if ('winner' in one) await until('the day that was chosen was on both sides', () => chosenDay(telling, one))
  }
}

async function chosenDay(telling: Telling, one: Disagreement): Promise<true | undefined> {
  if (!('winner' in one)) return true
  const { due } = await knownItem(telling, one.name)
  return due === telling.day(one.winner === 'jira' ? one.inJira : one.here) || undefined
}

async function integrationOf({ ask }: Telling) {
  const found = (await ask('integrations.list', {})).integrations.find(({ name }) => name === INTEGRATION)
  if (!found) throw new Fault('not-found', `The demo’s integration ${INTEGRATION} is no longer there.`)
  return found
}

async function conflictAbout(telling: Telling, { name }: Disagreement) {
  const item = (await knownItem(telling, name)).id
  const { conflicts } = await telling.ask('conflicts.list', { state: 'all', item })
  return conflicts.find(({ field }) => field === 'due')
}

async function sayBoth(telling: Telling, { name, inJira, here, by }: Disagreement): Promise<void> {
  const { ask, site, day } = telling
  const { id, fields, issue } = await ask('items.get', { id: (await knownItem(telling, name)).id })
  const field = fields.find((one) => one.field === 'due')?.jiraField
  if (!field || !issue) return
  await site.ask(by, 'PUT', `/rest/api/3/issue/${issue.key}`, { fields: { [field]: day(inJira) } })
  await ask('items.change', { id, fields: { due: day(here) } })
}

export async function finishTooEarly(telling: Telling): Promise<void> {
  const { id } = await knownItem(telling, WAITING.name)
  await telling.ask('items.change', { id, fields: { stage: WAITING.stage } })
}

/** An administrator of Jira hides an issue. That it is gone or hidden is believed when the next census misses it too. */
export async function hide(telling: Telling): Promise<void> {
  const { ask, site } = telling
  const { issues } = await ask('items.issues', { id: (await knownItem(telling, HIDDEN.below)).id })
  const key = issues.find(({ statusCategory, how }) => statusCategory !== 'done' && how.includes('parent'))?.key
  if (key !== undefined) await site.knock('PUT', `/issues/${key}/hidden`, { from: ['service'] })
}
