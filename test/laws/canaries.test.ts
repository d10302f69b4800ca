/** 10,000 canaries of each kind through the real server, command line, worker, database and simulators: none is found. */
import { expect, test } from 'vitest'
import { canaryStory } from '../canaries/story.ts'

const COUNT = Number(process.env.CANARIES ?? 10_000)

test(`${COUNT} canaries of each kind`, async () => {
  const began = performance.now()
  const { planted, found, letters, places } = await canaryStory(COUNT)
  const kinds = [...planted].map(([kind, count]) => `${count} as ${kind}`).join(', ')
  const seconds = (performance.now() - began) / 1_000
  console.log(`planted: ${kinds}`)
  console.log(
    `${found.length} found in ${places.length} places with ${letters} letters, each looked for in 20 ways; ${seconds.toFixed(0)} s`,
  )
  expect(found).toEqual([])
})
