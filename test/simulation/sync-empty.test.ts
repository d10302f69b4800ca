/** A token that has expired for the length of one question, whichever it is: its empty answer is taken for nothing. */
import { expect, test } from 'vitest'
import { isFault } from '../../src/base/index.ts'
import type { SiteKind } from '../../src/simulator/index.ts'
import { ranksSince } from '../../src/store/index.ts'
import { integrate, settle } from './sync.ts'
import { falselyGone } from './sync-judge.ts'
import { People } from './sync-people.ts'
import { revoke } from './sync-trouble.ts'
import { SyncWorld } from './sync-world.ts'

const MINUTE = 60_000
/** More than a turn asks in which all looks are due. */
const QUESTIONS = 20
/** What a turn reads by, each of which must have been answered with nothing once. */
const READINGS: Readonly<Record<SiteKind, readonly string[]>> = {
  cloud: [
    'GET /rest/api//myself',
    'GET /rest/api//project/search',
    'GET /rest/api//field',
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
  const ranked = async () => (await ranksSince(of.database.db, undefined)).places.get(of.connection)?.size
  const epics = people.epics().length
  expect(await ranked()).toBe(epics)
  const asked = new Set<string>()
  for (const which of [...Array(QUESTIONS).keys(), ...READINGS[kind]]) {
    // Every look is due, an issue was changed, and one is to be written.
    of.world.advance(6 * MINUTE)
    people.editJira(people.epics()[0], 'name', 'admin')
    await people.editHere()
    let count = 0
    of.meanwhile = (method, path) => {
      const question = `${method} ${path.replace(/\?.*|\d+/g, '')}`
      const isIt = which === question || which === count
      revoke(of, isIt)
      if (isIt) asked.add(question)
      count += 1
    }
    await of.turn().catch((error: unknown) => {
      if (!isFault(error)) throw error
    })
    revoke(of, false)
    expect([which, await falselyGone(of), await ranked()]).toEqual([which, [], epics])
  }
  of.meanwhile = () => {}
  await settle(of, 4)
  expect(await falselyGone(of)).toEqual([])
  expect([...asked]).toEqual(expect.arrayContaining([...READINGS[kind]]))
})
