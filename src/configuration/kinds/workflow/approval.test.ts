/** What becomes of an approval when a field cannot be had: without whom to ask it goes, what fills that field beforehand may be missing. */
import { expect, test } from 'vitest'
import type { Json } from '../../../base/index.ts'
import { swapAll } from '../../references.ts'
import { workflow } from '../workflow.ts'

const value = (approval: Json): Json => ({
  ...{ name: 'W', description: '', transitions: [] },
  statuses: [{ status: 'status:Open', layout: null, properties: {}, approval }],
})
const approval = { field: 'custom-field:A (x)', prePopulatedField: 'custom-field:B (x)', conditionValue: '1' }
const without = (gone: string): Json =>
  swapAll(workflow, value(approval), (_reference, held) => (held === gone ? undefined : held))

test('an approval goes whole with the field that names the approvers, and stays without the other', () => {
  expect(without('custom-field:A (x)')).toEqual(value(null))
  expect(without('custom-field:B (x)')).toEqual(value({ ...approval, prePopulatedField: null }))
})
