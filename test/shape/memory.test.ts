/** Whatever starts a server bounds its memory as the front door does (docs/decisions/0010-memory.md). */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { AS_STARTED, STARTED_WITH } from '../bench/as-started.ts'

test.each(['fairlead', 'Dockerfile', 'compose.yaml'])('%s', (file) => {
  const text = readFileSync(file, 'utf8')
  expect(AS_STARTED).toHaveLength(3)
  for (const flag of AS_STARTED) expect(text).toContain(flag)
  // Compose starts the image, which has it from the Dockerfile.
  if (file !== 'compose.yaml') expect(text).toContain(`MALLOC_ARENA_MAX=${STARTED_WITH.MALLOC_ARENA_MAX}`)
})
