/** Comparing passes over a merge where both sides are the same: merging such a value must change nothing. */
import { expect, test } from 'vitest'
import { visit } from '../../../test/sites.ts'
import { takeSnapshot } from '../take-snapshot.ts'
import { KINDS } from './index.ts'

const { objects } = await takeSnapshot(visit('acme').jira, { kinds: KINDS, identity: 'acme' })
const merging = KINDS.flatMap(({ name, merge }) => (merge ? [[name, merge] as const] : []))

test.each(merging)('%s: what both sides have alike stays as it is', (name, merge) => {
  const mine = objects.filter(({ kind }) => kind === name)
  expect(mine.length).toBeGreaterThan(0)
  for (const { key, value } of mine) expect(merge(value, value, new Set()), key).toEqual(value)
})
