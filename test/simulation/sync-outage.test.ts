/** Jira is away for a day while people edit and comment on both sides: after its return all is drained soon, and nothing is overwritten unseen. */
import { expect, test } from 'vitest'
import type { SiteKind } from '../../src/simulator/index.ts'
import { integrate, settle } from './sync.ts'
import { judge } from './sync-judge.ts'
import { People } from './sync-people.ts'
import { Talk } from './sync-talk.ts'
import { judgeTalk, together } from './sync-talk-judge.ts'
import { SyncWorld } from './sync-world.ts'

const MINUTE = 60_000
const DAY = 1_440 * MINUTE
const EDITS = 160

const failed = (turn: Promise<unknown>) =>
  turn.then(
    () => false,
    () => true,
  )

test.each<SiteKind>(['cloud', 'dataCenter'])('%s: a day without Jira, and edits on both sides', async (kind) => {
  await using of = await SyncWorld.open({ seed: 11, kind, projects: ['PAR', 'ROU'], timeZone: 'Asia/Kolkata' })
  await integrate(of, 'both')
  await settle(of, 2)
  of.site.indexLag = { from: 0, to: 5 * MINUTE }
  const people = new People(of)
  const talk = new Talk(of, people)
  const began = of.world.now()
  of.site.faults.add({ kind: 'refused' })
  let failures = 0
  for (let edits = 0; edits < EDITS; edits++) {
    if (edits % 2 === 0) people.editJira()
    else await people.editHere()
    if (edits % 4 === 0) await talk.happen()
    if (edits % 5 === 0) failures += Number(await failed(of.turn()))
    await of.world.sleep(Math.max(0, began + ((edits + 1) * DAY) / EDITS - of.world.now()))
  }
  const before = of.simulator.asked.length
  of.site.faults.clear()
  of.site.faults.add({ kind: 'latency', milliseconds: 200 })
  const returned = of.world.now()
  const waits = () => of.database.db.selectFrom('link').select('id').whereRef('touched', '>', 'settled').execute()
  const open = () => of.database.db.selectFrom('step').select('id').where('state', '=', 'open').execute()
  do await of.turn()
  while ((await waits()).length + (await open()).length > 0 && of.world.now() - returned < 30 * MINUTE)
  const drained = of.world.now() - returned
  // What the index told late, and comments that Jira need not tell of.
  await talk.askAgain()
  await settle(of, 6)
  const conflicts = await of.database.db.selectFrom('conflict').select('state').execute()
  const { jira, portfolio } = people.edits
  console.log(
    `a day without ${kind}: ${jira} edits in Jira, ${portfolio} here and ${talk.counts.comments} comments, ${failures} turns that failed; drained ` +
      `${(drained / 1_000).toFixed(0)} s after its return with ${of.simulator.asked.length - before} requests; ` +
      `${conflicts.length} conflicts, of which ${conflicts.filter(({ state }) => state === 'open').length} ask`,
  )
  expect(failures).toBeGreaterThan(10)
  expect(jira + portfolio).toBeGreaterThan(EDITS / 2)
  expect(drained).toBeLessThan(10 * MINUTE)
  expect(talk.counts.comments).toBeGreaterThan(EDITS / 8)
  const fields = await of.ask('is judged', () => judge(of, people))
  expect(together(fields, await of.ask('is judged', () => judgeTalk(of, talk, false)))).toEqual({
    ...{ differing: [], lost: [], twins: [], echoes: [], falselyGone: [] },
  })
})
