/** The differences of a plan: a page of them as they are filtered, what they can be filtered by, and one whole. */
import { z } from 'zod'
import {
  countDifferences,
  type DifferenceFilter,
  type DifferenceRow,
  type DifferenceSort,
  differenceFacets,
  loadDifference,
  pageOfDifferences,
} from '../../store/index.ts'
import { defineAction } from '../action.ts'
import { showProblem } from '../flows/show-value.ts'
import { BY_ID, type FILTERED_KEYS, LIST_DIFFERENCES, ONE_DIFFERENCE } from '../inputs.ts'
import { DIFFERENCE, DIFFERENCE_FACETS, type DifferenceView, WHOLE_DIFFERENCE } from '../shapes/index.ts'
import { madePlan } from './plans.ts'

export const listDifferencesAction = defineAction({
  name: 'plans.differences',
  says: 'The objects of a plan, kind by kind: what the target has, what it should have.',
  method: 'GET',
  path: '/plans/{id}/differences',
  needs: 'viewer',
  audit: 'never',
  input: LIST_DIFFERENCES,
  output: z.object({
    total: z.number(),
    /** How many fit of each kind, in the order of the rows. */
    kinds: z.array(z.object({ kind: z.string(), count: z.number() })),
    differences: z.array(DIFFERENCE),
  }),
  async run({ db }, { id, sort, values, limit, offset, ...wanted }) {
    const plan = await madePlan(db, id)
    const filter = filterOf(wanted)
    const [kinds, rows] = await Promise.all([
      countDifferences(db, plan, filter),
      pageOfDifferences(db, plan, filter, {
        sort: sort?.replace('-', '') as DifferenceSort | undefined,
        descending: sort?.startsWith('-'),
        offset,
        limit,
        values,
      }),
    ])
    const total = kinds.reduce((sum, { count }) => sum + count, 0)
    return { total, kinds: kinds.map((kind) => ({ ...kind })), differences: rows.map(show) }
  },
})

/** The words of the door, as the store takes them. */
export const filterOf = (wanted: Omit<z.output<typeof FILTERED_KEYS>, 'id'>): DifferenceFilter => ({
  kinds: wanted.kind,
  choices: wanted.choice,
  severities: wanted.severity,
  codes: wanted.code,
  mapping: wanted.mapping,
  problems: wanted.problems,
  moving: wanted.moving,
  search: wanted.search,
})

export const getDifferenceAction = defineAction({
  name: 'plans.difference',
  says: 'One object of a plan, whole: before and after, why it is included, what was found about it.',
  method: 'GET',
  path: '/plans/{id}/difference',
  needs: 'viewer',
  audit: 'never',
  input: ONE_DIFFERENCE,
  output: WHOLE_DIFFERENCE,
  async run({ db }, { id, key }) {
    const { difference, row } = await loadDifference(db, await madePlan(db, id), key)
    const { why = [] } = difference
    return { ...show(row), why: why.map((link) => ({ ...link })) }
  },
})

export const differenceFacetsAction = defineAction({
  name: 'plans.facets',
  says: 'What the objects of a plan can be filtered by, with how many there are of each.',
  method: 'GET',
  path: '/plans/{id}/facets',
  needs: 'viewer',
  audit: 'never',
  input: BY_ID,
  output: DIFFERENCE_FACETS,
  async run({ db }, { id }) {
    const { severities, codes, moving } = await differenceFacets(db, await madePlan(db, id))
    return { severities: { ...severities }, codes: { ...codes }, moving }
  },
})

const show = (row: DifferenceRow): DifferenceView => ({
  key: row.key,
  targetKey: row.targetKey,
  kind: row.kind,
  name: row.name,
  title: row.title,
  choice: row.choice,
  because: row.because,
  before: row.before,
  after: row.after,
  fields: [...row.fields],
  mapping: row.mapping,
  problems: row.problems.map(showProblem),
})
