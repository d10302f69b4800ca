/** The wizard's draft: suggestions, questions, and which steps are done. */
import { describe, expect, test } from 'vitest'
import type { SyncOptionsView } from '../../../actions/index.ts'
import {
  ambiguous,
  chosen,
  type Draft,
  draftOf,
  fitting,
  isWhole,
  mappingOf,
  NOTHING,
  unfit,
  withSuggestions,
} from './draft.ts'
import { doneSteps, unplaced } from './steps.ts'

const field = (id: string, fits: string[]) => ({
  id,
  name: id,
  holds: 'a day',
  fits,
  flows: Object.fromEntries(fits.map((one) => [one, ['both' as const, 'from-jira' as const]])),
  zoned: false,
  options: [],
})
const OPTIONS: SyncOptionsView = {
  projects: [{ id: '10', key: 'PAY', name: 'Payments' }],
  types: [{ id: '100', name: 'Epic', subtask: false, hierarchyLevel: 1, projects: ['10'] }],
  statuses: [
    { id: '1', name: 'To Do', category: 'new', types: ['100'] },
    { id: '2', name: 'Done', category: 'done', types: ['100'] },
    { id: '3', name: 'Of another type', category: 'done', types: ['101'] },
  ],
  fields: [
    field('summary', ['name']),
    field('start', ['start']),
    field('target', ['start']),
    field('status', ['stage']),
  ],
  people: [],
  points: [],
  timeZone: 'UTC',
  suggested: {
    ...NOTHING.mapping,
    projects: ['10'],
    types: ['100'],
    fields: [
      { field: 'name', jira: 'summary', flow: 'both', policy: 'newest' },
      { field: 'stage', jira: 'status', flow: 'both', policy: 'jira', values: { idea: ['1'] } },
    ],
  },
  because: { name: 'It is Jira’s own field for it.' },
  problems: [
    { severity: 'notes', code: 'ambiguous-field', about: 'start', says: 'Several could be it: start, target.' },
  ],
}
const begun: Draft = { ...NOTHING, connection: 'production', mapping: { ...NOTHING.mapping, projects: ['10'] } }

describe('suggestions', () => {
  test('fill in what nobody has decided, once', () => {
    const suggested = withSuggestions(begun, OPTIONS)
    expect(mappingOf(suggested.mapping, 'name')?.jira).toBe('summary')
    expect(suggested.mapping.types).toEqual(['100'])
    expect(suggested.name).toBe('Initiatives in PAY')
    expect(withSuggestions(suggested, OPTIONS)).toBe(suggested)
  })

  test('leave alone what a person has decided, also what they left out', () => {
    const decided: Draft = { ...begun, name: 'Mine', settled: new Set(['stage', 'name', 'types']) }
    const suggested = withSuggestions(decided, OPTIONS)
    expect(mappingOf(suggested.mapping, 'stage')).toBeUndefined()
    expect(suggested.mapping.types).toEqual([])
    expect(suggested.name).toBe('Mine')
  })

  test('of the chosen types alone: their statuses, and one of them for what is pushed', () => {
    const story = { id: '101', name: 'Story', subtask: false, hierarchyLevel: 0, projects: ['10'] }
    const values = { idea: ['1'], done: ['2', '3'] }
    const suggestion = OPTIONS.suggested && {
      ...OPTIONS.suggested,
      fields: OPTIONS.suggested.fields.map((one) => (one.field === 'stage' ? { ...one, values } : one)),
      pushes: { project: '10', type: '100' },
    }
    const options = { ...OPTIONS, types: [...OPTIONS.types, story], suggested: suggestion }
    const chosen: Draft = { ...begun, mapping: { ...begun.mapping, types: ['101'] }, settled: new Set(['types']) }
    const { mapping } = withSuggestions(chosen, options)
    expect(mappingOf(mapping, 'stage')?.values).toEqual({ done: ['3'] })
    expect(mapping.pushes).toEqual({ project: '10', type: '101' })
  })

  test('a project that is left out takes no pushes any more: another one that has the type does', () => {
    const types = OPTIONS.types.map((type) => ({ ...type, projects: ['10', '11'] }))
    const options = { ...OPTIONS, types, suggested: null }
    const pushes = { project: '10', type: '100' }
    const chosen = (projects: string[]): Draft => ({
      ...begun,
      mapping: { ...begun.mapping, types: ['100'], projects, pushes },
      settled: new Set(['types', 'pushes']),
    })
    expect(withSuggestions(chosen(['10', '11']), options).mapping.pushes).toEqual(pushes)
    expect(withSuggestions(chosen(['11']), options).mapping.pushes).toEqual({ project: '11', type: '100' })
  })

  test('never change an integration that was kept before', () => {
    const kept = draftOf({
      id: 'a',
      name: 'Kept',
      connection: 'production',
      site: 'https://acme.example',
      state: 'running',
      mapping: { ...begun.mapping, types: ['100'], fields: [] },
      names: { projects: ['PAY'], types: ['Epic'] },
      counts: { items: 0, issues: 0, unlinked: 0, conflicts: 0, problems: 0, waiting: 0 },
      createdBy: 'Ada',
      createdAt: '2026-01-01T00:00:00Z',
    })
    expect(withSuggestions(kept, OPTIONS)).toBe(kept)
  })
})

describe('steps', () => {
  test('a field that several of Jira could be asks, until one is chosen or it is left out', () => {
    const suggested = withSuggestions(begun, OPTIONS)
    expect(ambiguous(suggested, OPTIONS)).toEqual(['start'])
    const left: Draft = { ...suggested, settled: new Set(['start']) }
    expect(ambiguous(left, OPTIONS)).toEqual([])
    expect(doneSteps(suggested, OPTIONS, new Set(), undefined).has('fields')).toBe(false)
    expect(doneSteps(left, OPTIONS, new Set(), undefined).has('fields')).toBe(true)
  })

  test('a field of Jira that is aligned already is offered for no other', () => {
    const ids = (draft: Draft) => fitting(OPTIONS, draft.mapping, 'start').map(({ id }) => id)
    expect(ids(begun)).toEqual(['start', 'target'])
    const due = { field: 'due', jira: 'target', flow: 'both', policy: 'newest' } as const
    expect(ids({ ...begun, mapping: { ...begun.mapping, fields: [due] } })).toEqual(['start'])
  })

  test('fields of one name are offered with what tells them apart', () => {
    const [first] = OPTIONS.fields.filter(({ id }) => id === 'start')
    if (!first) throw new Error('no field fits')
    const twin = { ...OPTIONS, fields: [...OPTIONS.fields, { ...first, id: 'other' }] }
    const named = fitting(twin, begun.mapping, 'start').filter(({ id }) => id === 'start' || id === 'other')
    expect(named.map(({ name }) => name)).toEqual([`${first.name} (start)`, `${first.name} (other)`])
  })

  test('every status of the chosen types is placed before the stages are done', () => {
    const suggested = withSuggestions(begun, OPTIONS)
    expect(unplaced(suggested, OPTIONS).map(({ name }) => name)).toEqual(['Done'])
    expect(doneSteps(suggested, OPTIONS, new Set(), undefined).has('stages')).toBe(false)
  })

  test('a dry run is done when it has come to its end, and people when they were looked at', () => {
    expect(doneSteps(begun, OPTIONS, new Set(['people']), { state: 'running' }).has('dry-run')).toBe(false)
    const done = doneSteps(begun, OPTIONS, new Set(['people']), { state: 'done' })
    expect([done.has('dry-run'), done.has('people'), done.has('connection')]).toEqual([true, true, true])
  })

  test('only a whole mapping is sent', () => {
    expect(isWhole(begun)).toBe(false)
    const suggested = withSuggestions(begun, OPTIONS)
    expect(isWhole(suggested)).toBe(true)
    const fields = suggested.mapping.fields.map((one) => ({ ...one, values: {} }))
    expect(isWhole({ ...suggested, mapping: { ...suggested.mapping, fields } })).toBe(false)
  })
})

describe('what Jira’s field holds', () => {
  const sprint = { ...field('sprint', ['start']), holds: 'sprints', flows: { start: ['from-jira' as const] } }
  const options = { ...OPTIONS, fields: [...OPTIONS.fields, sprint] }

  test('a field that does not fit, or is taken, says why', () => {
    const fields = [{ field: 'name' as const, jira: 'summary', flow: 'both' as const, policy: 'newest' as const }]
    const why = unfit(options, { ...NOTHING.mapping, fields }, 'due')
    expect(why.map(({ id }) => id)).toEqual(['summary', 'start', 'target', 'status', 'sprint'])
    expect(why.at(-1)?.why).toBe('holds sprints')
    expect(unfit(options, { ...NOTHING.mapping, fields }, 'name').map(({ id }) => id)).not.toContain('summary')
  })

  test('a direction that it has not is changed for one that it has', () => {
    const before = { field: 'start' as const, jira: 'target', flow: 'both' as const, policy: 'jira' as const }
    expect(chosen(before, 'start', sprint)).toEqual({
      field: 'start',
      jira: 'sprint',
      flow: 'from-jira',
      policy: 'jira',
    })
    expect(chosen(undefined, 'start', field('target', ['start']))).toMatchObject({ flow: 'both', policy: 'newest' })
  })
})
