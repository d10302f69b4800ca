/** A token that has expired for the length of one question, whichever it is: its empty answer is taken for nothing. */
import { expect, test } from 'vitest'
import { isFault } from '../../src/base/index.ts'
import type { SiteKind } from '../../src/simulator/index.ts'
import { integrate, revoke, settle } from './sync.ts'
import { falselyGone } from './sync-judge.ts'
import { People } from './sync-people.ts'
import { SyncWorld } from './sync-world.ts'

const MINUTE = 60_000
/** More than a turn asks in which all looks are due. */
const QUESTIONS = 20
/** What a turn reads by, each of which must have been answered with nothing once. */
const READINGS: Readonly<Record<SiteKind, readonly string[]>> = {
  cloud: [
    'GET /rest/api//myself',
    'GET /rest/api//project/search',
    'POST /rest/api//search/jql',
    'POST /rest/api//issue/bulkfetch',
    'POST /rest/api//changelog/bulkfetch',
  ],
  dataCenter: [
    'GET /rest/api//myself',
    'GET /rest/api//project',
    'GET /rest/api//field',
    'POST /rest/api//search',
    'GET /rest/api//issue/',
  ],
}

test.each<SiteKind>(['cloud', 'dataCenter'])('%s: each question of a turn, one after another', async (kind) => {
  await using of = await SyncWorld.open({ seed: 5, kind, projects: ['PAR', 'ROU'] })
  await integrate(of)
  await settle(of, 2)
  const people = new People(of)
  const asked = new Set<string>()
  for (let which = 0; which < QUESTIONS; which++) {
    // Every look is due, an issue was changed, and one is to be written.
    of.world.advance(6 * MINUTE)
    people.editJira(people.epics()[0], 'name', 'admin')
    await people.editHere()
    let count = 0
    of.meanwhile = (method, path) => {
      revoke(of, count === which)
      if (count === which) asked.add(`${method} ${path.replace(/\?.*|\d+/g, '')}`)
      count += 1
    }
    await of.turn().catch((error: unknown) => {
      if (!isFault(error)) throw error
    })
    revoke(of, false)
    expect([which, await falselyGone(of)]).toEqual([which, []])
  }
  of.meanwhile = () => {}
  await settle(of, 4)
  expect(await falselyGone(of)).toEqual([])
  expect([...asked]).toEqual(expect.arrayContaining([...READINGS[kind]]))
})
