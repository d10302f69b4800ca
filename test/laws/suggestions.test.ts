/** What is suggested on four thousand sites with duplicate, renamed and translated names. */
import { test } from 'vitest'
import { suggestionLaw } from '../suggestions/law.ts'

test('nine of ten are found, and one of a hundred at most is wrong', () => suggestionLaw(4_000))
