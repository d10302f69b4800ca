/** Generated configurations through the pure engine, part 2 of 4: ten thousand seeds in all. */
import { test } from 'vitest'
import { pureLaw } from '../generated/law/run.ts'

test('deciding keeps its laws, part 2', () => pureLaw(10_000, 2, 4))
