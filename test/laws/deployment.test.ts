/** Many seeds of what `npm test` samples: deployments killed again and again in bad weather, one project and all six. */
import { expect, test } from 'vitest'
import { killAndResume } from '../simulation/kill.ts'
import { seeds } from '../world.ts'

test('project OPS: killed at random moments, with lost answers and late commits', async () => {
  for (const seed of seeds(40)) expect(await killAndResume(seed, ['OPS'])).toBeGreaterThan(0)
})

test('all of acme: killed at random moments, with lost answers and late commits', async () => {
  for (const seed of seeds(10))
    expect(await killAndResume(seed, ['PAR', 'ROU', 'WHM', 'INT', 'OPS', 'FIN'])).toBeGreaterThan(0)
})
