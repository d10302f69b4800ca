/** The demo's middle chapters: epics of Jira become initiatives, each gets its place, and outcomes count what belongs to them. */
import { Fault } from '../../base/index.ts'
import { CONNECTION, INTEGRATION, OBJECTIVES, PROJECTS } from './story.ts'
import { FROM_JIRA, ONLY_HERE, OUTCOMES, type ToldInitiative, type ToldOutcome } from './story-work.ts'
import { itemNamed, knownItem, memberNamed, type Telling, until } from './telling.ts'

type Options = Awaited<ReturnType<typeof optionsOf>>
const optionsOf = ({ ask }: Telling) => ask('integrations.options', { name: CONNECTION })

export async function integrate(telling: Telling): Promise<void> {
  const { ask } = telling
  const { integrations } = await ask('integrations.list', {})
  const found = integrations.find(({ name }) => name === INTEGRATION) ?? (await makeIntegration(telling))
  if (found.state !== 'running') await ask('integrations.start', { id: found.id })
  await until('the epics were initiatives', async () => {
    const { items } = await ask('items.list', { level: 'initiative' })
    return FROM_JIRA.every(({ name }) => items.some((item) => item.name === name)) || undefined
  })
  // Epics come first; the people and the work below them, which later chapters name, come after.
  await until('all was read', async () => {
    const { connections } = await ask('sync.status', {})
    return (
      connections.some(({ connection, firstReading }) => connection === CONNECTION && firstReading.done) || undefined
    )
  })
}

async function makeIntegration(telling: Telling) {
  const options = await optionsOf(telling)
  const points = options.points.find(({ name }) => name === 'Story Points')?.id ?? null
  return telling.ask('integrations.create', {
    name: INTEGRATION,
    connection: CONNECTION,
    mapping: mappingFrom(options),
    points,
  })
}

/** What the product suggests; but Acme's epics have a last day of their own, and about that a person is asked. */
function mappingFrom({ projects, types, fields, suggested }: Options) {
  const [first, ...others] = PROJECTS.flatMap((key) => projects.find((one) => one.key === key)?.id ?? [])
  const epic = types.find(({ name }) => name === 'Epic')?.id
  const lastDay = fields.find(({ name }) => name === 'Target end')?.id
  if (!suggested || first === undefined || epic === undefined || lastDay === undefined)
    throw new Fault('not-found', 'The demo’s site has no epics to align.')
  return {
    ...suggested,
    level: 'initiative' as const,
    projects: [first, ...others],
    types: [epic],
    fields: [
      ...suggested.fields.filter(({ field }) => field !== 'due'),
      { field: 'due' as const, jira: lastDay, flow: 'both' as const, policy: 'ask' as const },
    ],
    createsItems: true,
    under: null,
    pushes: { project: first, type: epic },
  }
}

export async function initiatives(telling: Telling): Promise<void> {
  const { ask, day } = telling
  for (const { name, owner } of OBJECTIVES) {
    const { id } = await knownItem(telling, name)
    await ask('items.change', { id, fields: { owner: await memberNamed(telling, owner) } })
  }
  for (const { name, under, days, health = null } of FROM_JIRA) {
    const { id } = await knownItem(telling, name)
    const parent = (await knownItem(telling, under)).id
    await ask('items.change', { id, fields: { parent, start: day(days[0]), due: day(days[1]), health } })
  }
  for (const told of ONLY_HERE) {
    const { id } = (await itemNamed(telling, told.name)) ?? (await make(telling, 'initiative', told))
    await follow(telling, id, told)
  }
}

/** Since when people think about what has not begun. */
const MADE_WEEKS_AGO = 3

async function make(telling: Telling, level: 'initiative' | 'outcome', told: ToldInitiative) {
  const { name, under, days, owner, labels = [], ...rest } = told
  const [start, due] = [telling.day(days[0]), telling.day(days[1])]
  const parent = (await knownItem(telling, under)).id
  const { stage, text, health } = rest
  return telling.ask(
    'items.create',
    {
      ...{ level, name, parent, start, due, labels: [...labels] },
      owner: owner === undefined ? null : await memberNamed(telling, owner),
      ...(stage === undefined ? {} : { stage }),
      ...(text === undefined ? {} : { text }),
      ...(health === undefined ? {} : { health }),
    },
    MADE_WEEKS_AGO,
  )
}

export async function outcomes(telling: Telling): Promise<void> {
  for (const told of OUTCOMES) {
    const { id } = (await itemNamed(telling, told.name)) ?? (await make(telling, 'outcome', told))
    await follow(telling, id, told)
    await link(telling, id, told)
  }
}

async function follow({ ask }: Telling, id: string, { jql }: ToldInitiative): Promise<void> {
  if (jql === undefined) return
  const { rules } = await ask('items.get', { id })
  if (rules.length === 0) await ask('items.rule', { id, connection: CONNECTION, jql })
}

async function link(telling: Telling, id: string, { links = 0, under }: ToldOutcome): Promise<void> {
  const { ask } = telling
  const { issues } = await ask('items.issues', { id })
  const above = await ask('items.issues', { id: (await knownItem(telling, under)).id })
  const open = above.issues.filter(({ statusCategory, how }) => statusCategory !== 'done' && how.includes('parent'))
  for (const { key } of open.slice(0, Math.max(0, links - issues.length)))
    await ask('items.link', { id, connection: CONNECTION, key })
}
