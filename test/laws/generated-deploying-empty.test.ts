/** Generated configurations deployed to an empty site through the simulator, deployed again, taken back. */
import { test } from 'vitest'
import { deployLaw } from '../generated/law/run.ts'

test('to an empty site: equal, then nothing to do, then as it was', () => deployLaw(300, 'empty'))
