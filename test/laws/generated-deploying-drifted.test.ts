/** Generated configurations deployed to a drifted site through the simulator, deployed again, taken back. */
import { test } from 'vitest'
import { deployLaw } from '../generated/law/run.ts'

test('to a drifted site: equal, then nothing to do, then as it was', () => deployLaw(300, 'drifted'))
