/** Generated configurations through the pure engine, part 4 of 4: ten thousand seeds in all. */
import { test } from 'vitest'
import { pureLaw } from '../generated/law/run.ts'

test('deciding keeps its laws, part 4', () => pureLaw(10_000, 4, 4))
