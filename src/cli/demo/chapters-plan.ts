/** The demo's first chapters: the connection, what the company wants, and the past of its figures. */
import { CONNECTION, OBJECTIVES, PROJECTS, type ToldKeyResult, type ToldObjective } from './story.ts'
import { itemNamed, type Telling } from './telling.ts'

export async function connect({ ask, site }: Telling): Promise<void> {
  const { connections } = await ask('connections.list', {})
  if (connections.some(({ name }) => name === CONNECTION)) return
  const { email, token } = site.account('service')
  await ask('connections.create', { name: CONNECTION, url: site.url, email, token, projects: [...PROJECTS] })
}

export async function objectives(telling: Telling): Promise<void> {
  for (const told of OBJECTIVES) {
    const { id } = (await itemNamed(telling, told.name)) ?? (await makeObjective(telling, told))
    for (const result of told.results) await measure(telling, id, result)
  }
}

function makeObjective({ ask, day }: Telling, { name, text, health, days, results }: ToldObjective) {
  const weeks = Math.max(...results.map(({ values }) => values.length))
  const [start, due] = [day(days[0]), day(days[1])]
  return ask('items.create', { level: 'objective', name, text, health, start, due, stage: 'underway' }, weeks)
}

const DAY = 86_400_000

/** Week by week, from where it was left. */
async function measure({ ask }: Telling, item: string, told: ToldKeyResult): Promise<void> {
  const { name, unit, from, target, values } = told
  const past = values.length - 1
  const look = async () => (await ask('items.get', { id: item })).results.find((one) => one.name === name)
  if (!(await look())) await ask('keyResults.create', { id: item, name, unit, from, target, current: from }, past)
  const result = await look()
  if (!result) return
  const said = Math.max(...result.history.map(({ at }) => Date.parse(at)))
  for (const [at, current] of values.entries()) {
    const weeksAgo = past - at
    const isSaid = Date.now() - weeksAgo * 7 * DAY < said + DAY
    if (!isSaid) await ask('keyResults.change', { id: result.id, current }, weeksAgo)
  }
}
