/** One story of an engine among people, faults and deaths, from its first reading to its rest. */
import { isFault } from '../../src/base/index.ts'
import type { FaultRule, SiteKind } from '../../src/simulator/index.ts'
import type { CommentFlow } from '../../src/sync/index.ts'
import { Backup } from './sync-backup.ts'
import { lie, listen, WEBHOOK_FAULTS } from './sync-hooks.ts'
import { falselyGone, judge, type Left } from './sync-judge.ts'
import { People } from './sync-people.ts'
import { Talk } from './sync-talk.ts'
import { judgeTalk, together } from './sync-talk-judge.ts'
import { isWrite, type Worker } from './sync-worker.ts'
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
  { kind: 'server-error-after-commit', method: 'POST', path: '/comment$', probability: 0.1, status: 502 },
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
    /** Writes of workers that had lost the connection to another. */
    readonly unfenced: readonly string[]
    /** Why its last turn among the faults of nobody failed. */
    readonly stopped: readonly string[]
  }
  readonly trace: string
  readonly counts: Counts
}

export interface Counts {
  jira: number
  portfolio: number
  /** What people said in comments, edited there or took back. */
  comments: number
  writes: number
  deaths: number
  /** Turns that found another worker at work, or lost the connection to one. */
  taken: number
  /** Backups that were restored. */
  restored: number
  /** Webhooks that were heard, and that were refused. */
  heard: number
  refused: number
}

/** Every fourth site is a Data Center. */
export async function live(seed: number, kind: SiteKind = seed % 4 === 3 ? 'dataCenter' : 'cloud'): Promise<Story> {
  const timeZone = ZONES[seed % ZONES.length] ?? 'UTC'
  const start = Date.parse(STARTS[seed % STARTS.length] ?? '')
  const workers = seed % 5 < 2 ? 2 : 1
  await using of = await SyncWorld.open({ seed, kind, projects: ['PAR', 'ROU'], timeZone, start, workers })
  const { site, world } = of
  await of.ask('sets up', () => integrate(of, seed % 5 === 4 ? 'from-jira' : 'both'))
  site.indexLag = seed % 3 === 0 ? 0 : { from: 0, to: (seed % 3 === 1 ? 5 : 9) * MINUTE }
  site.skew = of.roll() < 0.25 ? (of.roll() - 0.5) * 20 * MINUTE : 0
  const people = new People(of)
  const talk = new Talk(of, people)
  const hooks = of.roll() < 0.5 ? await listen(of) : undefined
  await settle(of, 4)

  const told = { deaths: 0, taken: 0, restored: 0 }
  const backup = new Backup(of, people, talk)
  letLoose(of, people, talk, seed)
  const restoring = of.roll() < 0.15 ? { from: 3 + Math.floor(of.roll() * 4), to: 9 + Math.floor(of.roll() * 6) } : null
  const blinks: string[] = []
  for (let tick = 0; tick < TICKS; tick++) {
    await edit(of, people)
    if (of.roll() < 0.7) await talk.happen()
    happen(of, people)
    if (of.roll() < 0.2) await (hooks ? lie(of, hooks, people.pick(people.epics()) ?? '1') : people.hint())
    if (of.roll() < 0.06) await people.push()
    for (const worker of of.workers) if (of.roll() < 0.7) begin(of, worker, told)
    // Whoever edits now comes in the middle of a turn.
    const meanwhile = of.roll() < 0.5 ? people.editHere() : undefined
    await world.sleep(Math.floor(of.roll() * 2 * MINUTE))
    await meanwhile
    if (tick === restoring?.from) await backup.keep()
    if (tick === restoring?.to) told.restored += await backup.restore()
    if (workers === 1 && of.roll() < 0.1) blinks.push(...(await blink(of, people)))
  }
  calm(of, people)
  // A turn that was under way may still fail of what struck before.
  await settle(of, 1)
  of.faults.length = 0
  await talk.askAgain()
  await settle(of, 13)
  const writes = engineWrites(of)
  await settle(of, 3)
  const ofTalk = await of.ask('is judged', () => judgeTalk(of, talk, told.restored > 0))
  const left = together(await of.ask('is judged', () => judge(of, people, backup.lost)), ofTalk)
  const idle = engineWrites(of) - writes
  const echoes = idle === 0 ? left.echoes : [...left.echoes, `${idle} writes at rest`]
  const falselyGone = [...blinks, ...left.falselyGone]
  const [heard, refused] = [hooks?.statuses.get(200) ?? 0, hooks?.statuses.get(401) ?? 0]
  return {
    left: { ...left, echoes, falselyGone, unfenced: of.unfenced, stopped: of.faults.slice(-1) },
    trace: await of.ask('is told', () => traceOf(of)),
    counts: { ...people.edits, ...talk.counts, ...told, writes, heard, refused },
  }
}

/** From now on faults strike, workers die and sleep, and people edit between a look and a write. */
function letLoose(of: SyncWorld, people: People, talk: Talk, seed: number): void {
  const { site } = of
  // Both together would outlast what the engine promises to wait for the index.
  const isLate = (rule: FaultRule) => rule.kind === 'stale-index' && seed % 3 === 2
  for (const rule of [...FAULTS, ...WEBHOOK_FAULTS]) if (of.roll() < 0.5 && !isLate(rule)) site.faults.add(rule)
  of.mortality = of.roll() < 0.5 ? 0.005 : 0
  of.drowsiness = of.roll() < 0.4 ? 0.005 : 0
  let blind = 0
  of.meanwhile = (method, path) => {
    if (--blind === 0) revoke(of, false)
    // An expired token answers many questions with 200 and nothing in it: for this question, or a few.
    if (blind < 0 && of.roll() < 0.004) {
      blind = 1 + Math.floor(of.roll() * 3)
      revoke(of, true)
    }
    const [, issue, transition] = /\/issue\/(\d+)(\/transitions)?$/.exec(path) ?? []
    // Between our look and our write: the edit that nobody saw.
    if (method === 'PUT' && issue && of.roll() < 0.1) people.editJira(issue)
    if (method === 'POST' && issue && transition && of.roll() < 0.05) people.editJira(issue, 'name')
    if (method === 'PUT' && /\/comment\/\d+$/.test(path) && of.roll() < 0.1) talk.editInJira(path)
  }
}

function calm(of: SyncWorld, people: People): void {
  of.site.faults.clear()
  of.mortality = 0
  of.drowsiness = 0
  of.meanwhile = () => {}
  people.show()
  lookAgain(of, people)
  of.faults.length = 0
}

async function edit(of: SyncWorld, people: People): Promise<void> {
  for (let edits = Math.floor(of.roll() * 4); edits > 0; edits--)
    if (of.roll() < 0.5) people.editJira()
    else await people.editHere()
}

/** Its turn goes on beside all else; one that is still in the middle of the last goes on with that. */
function begin(of: SyncWorld, worker: Worker, told: { deaths: number; taken: number }): void {
  if (worker.isBusy) return
  void turnOrFail(of, worker).then((came) => {
    if (came === 'killed') told.deaths += 1
    if (came === 'taken') told.taken += 1
  })
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
  else if (luck < 0.24) people.putAway(of.roll() < 0.5 ? 'archivedAt' : 'trashedAt')
}

/** A project is away for less than a minute, and there again: nobody may take anything for gone because of it. */
async function blink(of: SyncWorld, people: People): Promise<string[]> {
  const [worker] = of.workers
  if (!worker || worker.isBusy || people.isAway('ROU')) return []
  const gone = () => of.ask('are they gone', () => falselyGone(of))
  const missed = () => of.database.db.selectFrom('known_project').select('misses').execute()
  if ((await of.ask('is any missed', missed)).some(({ misses }) => misses > 0)) return []
  const before = new Set(await gone())
  const { accountId } = of.service
  if (!people.control(`DELETE /projects/ROU/access/${accountId}`)) return []
  const began = of.world.now()
  for (let looks = 0; looks < 2; looks++) {
    await turnOrFail(of, worker)
    of.world.advance(5_000)
  }
  people.control(`PUT /projects/ROU/access/${accountId}`)
  // Faults may draw it out: what is away for half a minute and looked for twice is believed to be.
  if (of.world.now() - began >= 30_000) return []
  const after = (await gone()).filter((one) => !before.has(one))
  return after.slice(0, 3).map((one) => `${one}, for a moment`)
}

/** The token works again, the account sees its projects, and they are back from wherever they were put. */
function lookAgain(of: SyncWorld, people: People): void {
  revoke(of, false)
  people.bringBack()
  for (const key of ['PAR', 'ROU']) people.control(`PUT /projects/${key}/access/${of.service.accountId}`)
}

/** An expired token answers many questions with 200 and nothing in it. */
export function revoke(of: SyncWorld, isRevoked: boolean): void {
  for (const token of of.site.tables.tokens.values())
    if (token.accountId === of.service.accountId) token.revokedAt = isRevoked ? of.site.now() : null
}

/** What the product's worker does: a turn that fails is told, and the next one comes. */
async function turnOrFail(of: SyncWorld, worker: Worker): Promise<'more' | 'rest' | 'killed' | 'taken' | 'failed'> {
  try {
    const turn = await worker.turn()
    return typeof turn === 'string' ? turn : turn.more ? 'more' : 'rest'
  } catch (error) {
    if (!isFault(error) || error.code === 'internal') throw error
    of.faults.push(error.message)
    return 'failed'
  }
}

/** Rounds of turns until nothing is left to do at once, with so much time between that every look comes due. */
export async function settle(of: SyncWorld, rounds: number): Promise<void> {
  for (let round = 0; round < rounds; round++) {
    for (const worker of of.workers) {
      // One that sleeps wakes up some time.
      while (worker.isBusy) await of.world.sleep(MINUTE)
      for (let turns = 0; turns < 40 && (await turnOrFail(of, worker)) === 'more'; turns++) of.world.advance(500)
    }
    await of.world.sleep(3 * MINUTE)
  }
}

function engineWrites(of: SyncWorld): number {
  return of.simulator.asked.filter(({ method, path }) => isWrite(method, path)).length
}

export async function integrate(of: SyncWorld, comments: CommentFlow = 'none'): Promise<void> {
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
    comments,
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
  return [...of.world.trace, ...asked, ...items.map((item) => JSON.stringify(item))].join('\n')
}
