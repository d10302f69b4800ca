/** One story of an engine among people, faults and deaths, from its first reading to its rest. */
import { isFault } from '../../src/base/index.ts'
import type { SiteKind } from '../../src/simulator/index.ts'
import type { CommentFlow } from '../../src/sync/index.ts'
import { Backup } from './sync-backup.ts'
import { type HooksSeen, lie, listen } from './sync-hooks.ts'
import { falselyGone, judge, type Left } from './sync-judge.ts'
import { People } from './sync-people.ts'
import { Talk } from './sync-talk.ts'
import { judgeTalk, together } from './sync-talk-judge.ts'
import { calm, happen, letLoose, note, type Struck } from './sync-trouble.ts'
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
/** Initiatives that nobody has pushed when the story begins. */
const PLANNED = 3
/** Where clocks are not whole hours from each other’s. */
const HALVES = /Kolkata|St_Johns|Lord_Howe|Chatham/

export interface Story {
  readonly left: Left & {
    /** Writes of workers that had lost the connection to another. */
    readonly unfenced: readonly string[]
    /** Why its last turn among the faults of nobody failed. */
    readonly stopped: readonly string[]
  }
  readonly trace: string
  readonly counts: Counts
  readonly struck: Struck
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
  setting(of, { timeZone, workers, isNight: seed % STARTS.length > 0 })
  const people = new People(of)
  const talk = new Talk(of, people)
  const hooks = of.roll() < 0.5 ? await listen(of) : undefined
  for (let planned = 0; planned < PLANNED; planned++) await people.plan()
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
    if (of.roll() < 0.2) await (hooks ? lieOnce(of, hooks, people) : people.hint())
    if (of.roll() < 0.06) await people.push()
    if (of.roll() < 0.1) await people.pushOld()
    for (const worker of of.workers) if (of.roll() < 0.7) begin(of, worker, told)
    // Whoever edits now comes in the middle of a turn.
    const meanwhile = of.roll() < 0.5 ? people.editHere() : undefined
    await world.sleep(Math.floor(of.roll() * 2 * MINUTE))
    await meanwhile
    if (tick === restoring?.from) {
      const item = await people.plan()
      await backup.keep()
      // The backup knows the item, and not that it was pushed.
      await people.push(item)
    }
    if (tick === restoring?.to) told.restored += await backup.restore()
    if (workers === 1 && of.roll() < 0.1) blinks.push(...(await blink(of, people)))
  }
  note(of, 'backup restored', told.restored)
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
    struck: of.struck,
  }
}

/** What is odd from the beginning. */
function setting(
  of: SyncWorld,
  { timeZone, workers, isNight }: { readonly timeZone: string; readonly workers: number; readonly isNight: boolean },
): void {
  if (of.site.skew !== 0) note(of, 'clock skew')
  if (of.site.indexLag !== 0) note(of, 'index lag')
  if (workers > 1) note(of, 'two workers')
  if (HALVES.test(timeZone)) note(of, 'zone of half an hour')
  if (isNight) note(of, 'night on which clocks change')
}

async function lieOnce(of: SyncWorld, hooks: HooksSeen, people: People): Promise<void> {
  await lie(of, hooks, people.pick(people.epics()) ?? '1')
  note(of, 'forged deletion')
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
  note(of, 'project away for a moment')
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

/** What the product's worker does: a turn that fails is told, and the next one comes. */
async function turnOrFail(of: SyncWorld, worker: Worker): Promise<'more' | 'rest' | 'killed' | 'taken' | 'failed'> {
  try {
    const turn = await worker.turn()
    return typeof turn === 'string' ? turn : turn.left === 'nothing' ? 'rest' : 'more'
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
