/** The wizard's steps, and which of them are done. Pure. */
import type { DryRunView, SyncOptionsView } from '../../../actions/index.ts'
import { ambiguous, type Draft, isOfStatuses, lacksValues, mappingOf, statusesOf } from './draft.ts'
import { placeOf } from './placing.ts'

export const STEPS = [
  { id: 'connection', title: 'Connection and projects' },
  { id: 'level', title: 'Level and issue types' },
  { id: 'fields', title: 'Fields' },
  { id: 'stages', title: 'Stages and statuses' },
  { id: 'people', title: 'People' },
  { id: 'dry-run', title: 'Dry run' },
] as const
export type Step = (typeof STEPS)[number]
export type StepId = Step['id']

/** Nobody has to be matched: the step for people is done once it was looked at. */
export function doneSteps(
  draft: Draft,
  options: SyncOptionsView | undefined,
  seen: ReadonlySet<StepId>,
  run: Pick<DryRunView, 'state'> | undefined,
): ReadonlySet<StepId> {
  const { connection, name, mapping } = draft
  const { projects, types, fields, pushes } = mapping
  const done: [StepId, boolean][] = [
    ['connection', connection !== null && projects.length > 0],
    [
      'level',
      types.length > 0 &&
        name.trim() !== '' &&
        (pushes === null || (projects.includes(pushes.project) && types.includes(pushes.type))),
    ],
    ['fields', fields.length > 0 && options !== undefined && ambiguous(draft, options).length === 0],
    ['stages', fields.length > 0 && options !== undefined && arePlaced(draft, options)],
    ['people', options !== undefined && seen.has('people')],
    ['dry-run', run?.state === 'done'],
  ]
  return new Set(done.flatMap(([step, isDone]) => (isDone ? [step] : [])))
}

const arePlaced = (draft: Draft, options: SyncOptionsView): boolean =>
  unplaced(draft, options).length === 0 && !draft.mapping.fields.some(lacksValues)

/** Statuses without a stage; none where stages are not aligned with statuses. */
export function unplaced({ mapping }: Pick<Draft, 'mapping'>, options: SyncOptionsView): SyncOptionsView['statuses'] {
  const stage = mappingOf(mapping, 'stage')
  if (!stage || !isOfStatuses(stage)) return []
  return statusesOf(options, mapping.types).filter(({ id }) => placeOf(stage.values ?? {}, id) === undefined)
}
