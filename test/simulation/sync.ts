/** One story of an engine among people, faults and deaths, from its first reading to its rest. */
import { isFault } from '../../src/base/index.ts'
import type { FaultRule, SiteKind } from '../../src/simulator/index.ts'
import { falselyGone, judge, type Left } from './sync-judge.ts'
import { People } from './sync-people.ts'
import { dueField, SyncWorld } from './sync-world.ts'

const MINUTE = 60_000
const ZONES = [
  'UTC',
  'Asia/Kolkata',
  'America/St_Johns',
  'Australia/Lord_Howe',
  'America/Los_Angeles',
  'Pacific/Chatham',
]
/** A working morning, and the nights on which clocks change in Europe, North America and on Lord Howe Island. */
const STARTS = ['2026-06-01T09:00Z', '2026-10-25T00:30Z', '2026-11-01T05:30Z', '2026-10-03T15:00Z', '2027-03-14T09:40Z']
const TICKS = 18

const FAULTS: readonly FaultRule[] = [
  { kind: 'answer-lost', method: 'PUT', probability: 0.15 },
  { kind: 'answer-lost', method: 'POST', path: '/issue', probability: 0.1 },
  { kind: 'late-commit', method: 'PUT', probability: 0.1, milliseconds: 15_000 },
  { kind: 'server-error', probability: 0.03, status: 503 },
  { kind: 'server-error-after-commit', method: 'PUT', probability: 0.1, status: 502 },
  { kind: 'rate-limited', probability: 0.03, milliseconds: 2_000 },
  { kind: 'reset', probability: 0.02 },
  { kind: 'truncated', probability: 0.02 },
  { kind: 'latency', probability: 0.1, milliseconds: 900 },
  { kind: 'stale-index', probability: 0.02, milliseconds: 4 * MINUTE },
]

export interface Story {
  readonly left: Left & {
    /** Why its last turn among the faults of nobody failed. */
    readonly stopped: readonly string[]
  }
  readonly trace: string
  readonly edits: { readonly jira: number; readonly portfolio: number }
  readonly writes: number
  readonly deaths: number
}

/** Every fourth site is a Data Center. */
export async function live(seed: number, kind: SiteKind = seed % 4 === 3 ? 'dataCenter' : 'cloud'): Promise<Story> {
  const timeZone = ZONES[seed % ZONES.length] ?? 'UTC'
  const start = Date.parse(STARTS[seed % STARTS.length] ?? '')
  await using of = await SyncWorld.open({ seed, kind, projects: ['PAR', 'ROU'], timeZone, start })
  const { site, world } = of
  await integrate(of)
  site.indexLag = seed % 3 === 0 ? 0 : { from: 0, to: (seed % 3 === 1 ? 5 : 9) * MINUTE }
  site.skew = seed % 4 === 0 ? (of.roll() - 0.5) * 20 * MINUTE : 0
  const people = new People(of)
  await settle(of, 4)

  let deaths = 0
  const blinks: string[] = []
  // Both together would outlast what the engine promises to wait for the index.
  const isLate = (rule: FaultRule) => rule.kind === 'stale-index' && seed % 3 === 2
  for (const rule of FAULTS) if (of.roll() < 0.5 && !isLate(rule)) site.faults.add(rule)
  of.mortality = seed % 2 === 0 ? 0.01 : 0
  of.meanwhile = (method, path) => {
    const [, issue, transition] = /\/issue\/(\d+)(\/transitions)?$/.exec(path) ?? []
    // Between our look and our write: the edit that nobody saw.
    if (method === 'PUT' && issue && of.roll() < 0.1) people.editJira(issue)
    if (method === 'POST' && issue && transition && of.roll() < 0.05) people.editJira(issue, 'name')
  }
  for (let tick = 0; tick < TICKS; tick++) {
    for (let edits = Math.floor(of.roll() * 4); edits > 0; edits--)
      if (of.roll() < 0.5) people.editJira()
      else await people.editHere()
    happen(of, people)
    if (of.roll() < 0.2) await people.hint()
    if (of.roll() < 0.1) blinks.push(...(await blink(of, people)))
    if (of.roll() < 0.06) await people.push()
    world.advance(Math.floor(of.roll() * 2 * MINUTE))
    if (of.roll() < 0.7 && (await turnOrFail(of)) === 'killed') deaths += 1
  }

  site.faults.clear()
  of.mortality = 0
  of.meanwhile = () => {}
  people.show()
  lookAgain(of, people)
  of.faults.length = 0
  await settle(of, 14)
  const writes = engineWrites(of)
  await settle(of, 3)
  const left = await judge(of, people)
  const idle = engineWrites(of) - writes
  const echoes = idle === 0 ? left.echoes : [...left.echoes, `${idle} writes at rest`]
  return {
    left: { ...left, echoes, falselyGone: [...blinks, ...left.falselyGone], stopped: of.faults.slice(-1) },
    trace: await traceOf(of),
    edits: people.edits,
    writes,
    deaths,
  }
}

/** Now and then more than an edit happens. */
function happen(of: SyncWorld, people: People): void {
  const luck = of.roll()
  const { accountId } = of.service
  if (luck < 0.03) people.hide()
  else if (luck < 0.05) people.delete()
  else if (luck < 0.08) people.move()
  else if (luck < 0.11) people.control(`DELETE /projects/PAR/access/${accountId}`)
  else if (luck < 0.16) lookAgain(of, people)
  else if (luck < 0.19) revoke(of, true)
}

/** A project is away for less than a minute, and there again: nobody may take anything for gone because of it. */
async function blink(of: SyncWorld, people: People): Promise<string[]> {
  const projects = await of.database.db.selectFrom('known_project').select('misses').execute()
  if (projects.some(({ misses }) => misses > 0)) return []
  const before = new Set(await falselyGone(of))
  const { accountId } = of.service
  if (!people.control(`DELETE /projects/ROU/access/${accountId}`)) return []
  const began = of.world.now()
  for (let looks = 0; looks < 2; looks++) {
    await turnOrFail(of)
    of.world.advance(5_000)
  }
  people.control(`PUT /projects/ROU/access/${accountId}`)
  // Faults may draw it out: what is away for half a minute and looked for twice is believed to be.
  if (of.world.now() - began >= 30_000) return []
  const gone = (await falselyGone(of)).filter((one) => !before.has(one))
  return gone.slice(0, 3).map((one) => `${one}, for a moment`)
}

/** The token works again, and the account sees its projects. */
function lookAgain(of: SyncWorld, people: People): void {
  revoke(of, false)
  for (const key of ['PAR', 'ROU']) people.control(`PUT /projects/${key}/access/${of.service.accountId}`)
}

/** An expired token answers many questions with 200 and nothing in it. */
function revoke(of: SyncWorld, isRevoked: boolean): void {
  for (const token of of.site.tables.tokens.values())
    if (token.accountId === of.service.accountId) token.revokedAt = isRevoked ? of.site.now() : null
}

/** What the product's worker does: a turn that fails is told, and the next one comes. */
async function turnOrFail(of: SyncWorld): Promise<'more' | 'rest' | 'killed' | 'failed'> {
  try {
    const turn = await of.turn()
    return turn === 'killed' ? turn : turn.more ? 'more' : 'rest'
  } catch (error) {
    if (!isFault(error) || error.code === 'internal') throw error
    of.faults.push(error.message)
    return 'failed'
  }
}

/** Rounds of turns until nothing is left to do at once, with so much time between that every look comes due. */
export async function settle(of: SyncWorld, rounds: number): Promise<void> {
  for (let round = 0; round < rounds; round++) {
    for (let turns = 0; turns < 40 && (await turnOrFail(of)) === 'more'; turns++) of.world.advance(500)
    of.world.advance(3 * MINUTE)
  }
}

function engineWrites(of: SyncWorld): number {
  return of.simulator.asked.filter(
    ({ method, path }) =>
      (method === 'PUT' && /\/issue\//.test(path)) || (method === 'POST' && /\/(transitions|issue)$/.test(path)),
  ).length
}

export async function integrate(of: SyncWorld): Promise<void> {
  const { statuses, issueTypes } = of.site.tables
  const type = [...issueTypes.values()].find(({ name }) => name === 'Epic')
  const inCategory = (wanted: string) =>
    [...statuses.values()].filter(({ category }) => category === wanted).map(({ id }) => id)
  const mapping = {
    projects: of.projects(['PAR', 'ROU']).map(({ id }) => id),
    types: [type?.id],
    createsItems: true,
    under: null,
    pushes: { project: of.projects(['PAR'])[0]?.id, type: type?.id },
    fills: {},
    fields: [
      { field: 'name', jira: 'summary', flow: 'both', policy: 'newest' },
      { field: 'description', jira: 'description', flow: 'both', policy: 'jira' },
      { field: 'due', jira: dueField(of), flow: 'both', policy: 'portfolio' },
      { field: 'labels', jira: 'labels', flow: 'both', policy: 'merge' },
      { field: 'owner', jira: 'assignee', flow: 'both', policy: 'ask' },
      {
        field: 'stage',
        jira: 'status',
        flow: 'both',
        policy: 'newest',
        values: { planned: inCategory('TODO'), underway: inCategory('IN_PROGRESS'), done: inCategory('DONE') },
      },
    ],
  }
  await of.database.db
    .insertInto('integration')
    .values({
      name: 'Epics',
      connection_id: of.connection,
      state: 'running',
      level: 'initiative',
      created_by: 'test',
      mapping: JSON.stringify(mapping),
    })
    .execute()
}

/** What happened, as text: the same seed tells the same. */
async function traceOf(of: SyncWorld): Promise<string> {
  const asked = of.simulator.asked.map(({ at, method, path, status }) => `${at} ${method} ${path} ${status}`)
  const items = await of.database.db
    .selectFrom('item')
    .select(['name', 'stage', 'due', 'labels'])
    .orderBy('name')
    .orderBy('due')
    .execute()
  return [...asked, ...items.map((item) => JSON.stringify(item))].join('\n')
}
