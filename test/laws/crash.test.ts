/** A crash at every boundary of the journal, of a deployment and of its undo, through lost answers and late commits: the same end. */
import { expect, test } from 'vitest'
import { type Case, crashDeployment, crashUndo, undoHalf } from '../simulation/crash.ts'
import { ANSWERS } from '../simulation/deploy.ts'
import { SWAPPED } from '../simulation/swapped.ts'
import { isFull, seeds } from '../world.ts'

const OPS: Case = { projects: ['OPS'], target: 'empty' }
const ACME: Case = {
  projects: ['PAR', 'ROU', 'WHM', 'INT', 'OPS', 'FIN'],
  target: 'drifted',
  answers: ANSWERS,
  kept: ['Question'],
}

const WAYS = { 'a deployment': crashDeployment, 'an undo': crashUndo, 'a deployment that is then undone': undoHalf }

for (const [name, crash] of Object.entries(WAYS)) {
  test(`${name} of project OPS, at every boundary`, () => everyBoundary(crash, OPS))
  test(`${name} of names that went round, at every boundary`, () => everyBoundary(crash, SWAPPED))
  test(`${name} of all acme to a drifted site, at some boundaries`, () => everyBoundary(crash, ACME, isFull() ? 1 : 7))
}

/** From the first entry to past the last one. */
async function everyBoundary(crash: typeof crashDeployment, one: Case, stride = 1): Promise<void> {
  for (const seed of seeds(1)) {
    let boundary = 0
    while (await crash(boundary, seed, one)) boundary += stride
    console.info(`SEED_START=${seed}: ${boundary} boundaries`)
    expect(boundary).toBeGreaterThan(100)
  }
}
