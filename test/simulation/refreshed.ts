/** One story of refreshes: edits by dice between snapshots, each refresh beside a snapshot that reads all. */
import { expect } from 'vitest'
import { canonical, type Json } from '../../src/base/index.ts'
import { KINDS, lastOf, type Snapshot, takeSnapshot } from '../../src/configuration/index.ts'
import type { StoryName } from '../../src/simulator/index.ts'
import { type Editor, edit, moveUnseen } from './edits.ts'
import { type Sites, simulate } from './sites.ts'

const NAME = 'acme'
/** Longer than records may be late by. */
const HOUR = 3_600_000

interface Story {
  readonly sites: Sites
  readonly editor: Editor
  /** All of it, or what changed since. */
  readonly take: (last?: Snapshot) => Promise<Snapshot>
}

export function begin(seed: number, story: StoryName = 'acme'): Story {
  const sites = simulate([{ name: NAME, kind: 'cloud', story }], seed)
  // What was made a moment ago is read again in any case.
  sites.world.advance(HOUR)
  const jira = sites.client(NAME)
  return {
    sites,
    editor: { jira, site: sites.simulator.site(NAME), random: sites.world.random },
    take: (last) =>
      takeSnapshot(jira, { kinds: KINDS, identity: NAME, ...(last === undefined ? {} : { last: lastOf(last) }) }),
  }
}

/** What a snapshot holds, whatever way it came about. */
export const held = ({ objects, kinds, account }: Snapshot) => ({
  account,
  kinds: Object.fromEntries(Object.entries(kinds).map(([kind, { state, count }]) => [kind, { state, count }])),
  objects: [...objects].sort((a, b) => (`${a.key} ${a.id}` < `${b.key} ${b.id}` ? -1 : 1)),
})

export interface Told {
  readonly refreshed: Snapshot
  readonly whole: Snapshot
}

/** So many refreshes, each of the one before, with up to so many edits in front of each. */
export async function refreshes(seed: number, times: number, edits: number): Promise<Told[]> {
  const { sites, editor, take } = begin(seed)
  const told: Told[] = []
  for (let last = await take(); told.length < times; ) {
    sites.world.advance(HOUR)
    for (let count = 0; count < Math.floor(editor.random() * (edits + 1)); count++) await edit(editor)
    sites.world.advance(HOUR)
    last = await take(last)
    told.push({ refreshed: last, whole: await take() })
  }
  return told
}

/** Whether a refresh tells of a change that left no record, and whether it is true in the end. */
async function stray(seed: number, story: StoryName) {
  const { sites, editor, take } = begin(seed, story)
  const first = await take()
  sites.world.advance(HOUR)
  await moveUnseen(editor)
  const refreshed = await take(first)
  const whole = await take()
  const screens = first.kinds.screen?.count ?? 0
  return {
    alarm: refreshed.kinds.screen?.missed !== undefined,
    /** Of so many screens so many are looked at. */
    screens,
    sampled: Math.ceil(screens / 50),
    isTrue: canonical(held(refreshed) as unknown as Json) === canonical(held(whole) as unknown as Json),
  }
}

/** Five times the deviation of so many throws. */
export async function foundAsOften(chosen: readonly number[], story: StoryName): Promise<void> {
  let [alarms, expected] = [0, 0]
  for (const seed of chosen) {
    const { alarm, isTrue, sampled, screens } = await stray(seed, story)
    expect([seed, isTrue]).toEqual([seed, alarm])
    alarms += alarm ? 1 : 0
    expected += sampled / screens
  }
  expect(alarms).toBeGreaterThan(0)
  expect(Math.abs(alarms - expected)).toBeLessThan(5 * Math.sqrt(expected))
}
