/** What is suggested on sites with duplicate, renamed and translated names: a sample of what `npm run laws` judges. */
import { test } from 'vitest'
import { suggestionLaw } from './law.ts'

test('nine of ten are found, and one of a hundred at most is wrong', () => suggestionLaw(320))
