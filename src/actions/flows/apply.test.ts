/** A plan goes on only with the version that made what is still open of it. */
import { expect, test } from 'vitest'
import { applied, planned } from '../../../test/toy-sites.ts'
import type { ConfigurationPlan } from '../../configuration/index.ts'
import { refuseOtherVersion } from './apply.ts'

/** Its kinds have the names of real ones, as which they are judged. */
const PLAN = planned(
  { status: { a1: { name: 'Open' } }, project: { a2: { name: 'OPS', scheme: null, fields: [] } } },
  {},
)
const madeBy = (engine: string, versions: Readonly<Record<string, number>>): ConfigurationPlan => ({
  ...PLAN,
  madeBy: { engine, kinds: { ...PLAN.madeBy.kinds, ...versions } },
})
const { engine } = PLAN.madeBy
const first = PLAN.steps.findIndex(({ data }) => data.kind === 'status')
const entries = applied(PLAN, {}, first + 1).entries

test('of another engine, or another version of a kind, it is refused', () => {
  expect(() => refuseOtherVersion(madeBy(engine, {}))).not.toThrow()
  expect(() => refuseOtherVersion(madeBy('0', {}))).toThrow('another version of Fairlead')
  expect(() => refuseOtherVersion(madeBy(engine, { status: 99 }))).toThrow('(status)')
})

test('what is done may have been made by another', () => {
  expect(PLAN.steps.length).toBeGreaterThan(first + 1)
  expect(() => refuseOtherVersion(madeBy(engine, { status: 99 }), entries)).not.toThrow()
  expect(() => refuseOtherVersion(madeBy('0', {}), entries)).toThrow('another version of Fairlead')
  const done = applied(PLAN, {}).entries
  expect(() => refuseOtherVersion(madeBy('0', { status: 99 }), done)).not.toThrow()
})
