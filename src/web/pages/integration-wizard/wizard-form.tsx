/** The wizard itself: its steps on the left, one at a time beside them, back and forth below. */
import { Stack } from '@mantine/core'
import { type ReactNode, useCallback, useEffect, useState } from 'react'
import type { SyncOptionsView } from '../../../actions/index.ts'
import { Failure } from '../../parts/failure.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Page } from '../../parts/page.tsx'
import { useAsk } from '../../queries.ts'
import { useView } from '../../view.ts'
import { type Draft, withSuggestions } from './draft.ts'
import { Foot } from './foot.tsx'
import { ConnectionStep } from './step-connection.tsx'
import { DryRunStep } from './step-dry-run.tsx'
import { FieldsStep } from './step-fields.tsx'
import { LevelStep } from './step-level.tsx'
import { StepList } from './step-list.tsx'
import { PeopleStep } from './step-people.tsx'
import { StagesStep } from './step-stages.tsx'
import { doneSteps, STEPS, type StepId } from './steps.ts'
import { useDraft } from './use-draft.ts'
import { useDryRun } from './use-dry-run.ts'
import classes from './wizard.module.css'

const FRESH = 300_000

export function WizardForm({
  initial,
  onMade,
}: {
  readonly initial: Draft
  readonly onMade: (id: string) => void
}): ReactNode {
  const { view, change: changeView } = useView()
  const kept = useDraft(initial, onMade)
  const { draft } = kept
  const edit = kept.change
  // What was found holds only for what it was found with.
  const change = useCallback(
    (next: (draft: Draft) => Draft): void => {
      edit(next)
      changeView({ dry: undefined })
    },
    [edit, changeView],
  )
  const options = useOptions(draft, edit)
  const run = useDryRun(kept, view.dry, (dry) => changeView({ dry }))
  const step = STEPS.find(({ id }) => id === view.step) ?? STEPS[0]
  const seen = useSeen(step.id, initial.id !== undefined)
  const done = doneSteps(draft, options.data, seen, run.found.data)
  const props = { draft, change }
  return (
    <Page
      title={titleOf(initial)}
      context="Nothing is written to Jira or to the portfolio before you have seen what would be, and start it."
    >
      <div className={classes.columns}>
        <StepList done={done} current={step.id} />
        <section className={classes.step} aria-label={step.title}>
          <Stack gap="md">
            {step.id === 'connection' ? (
              <ConnectionStep {...props} />
            ) : (
              <Loaded query={options}>
                {(known) => (
                  <>
                    {step.id === 'level' && <LevelStep {...props} options={known} />}
                    {step.id === 'fields' && <FieldsStep {...props} options={known} />}
                    {step.id === 'stages' && <StagesStep {...props} options={known} />}
                    {step.id === 'people' && <PeopleStep connection={draft.connection ?? ''} options={known} />}
                    {step.id === 'dry-run' && <DryRunStep draft={draft} initial={initial} run={run} done={done} />}
                  </>
                )}
              </Loaded>
            )}
            {kept.error && <Failure error={kept.error} />}
            <Foot step={step} done={done} kept={kept} run={run} />
          </Stack>
        </section>
      </div>
    </Page>
  )
}

const titleOf = ({ id, name, state }: Draft): string =>
  id === undefined ? 'Set up an integration' : `${state === 'draft' ? 'Set up' : 'Change'} ${name}`

/** What the chosen projects offer; suggestions go in wherever nobody has decided. */
function useOptions(draft: Draft, edit: (next: (draft: Draft) => Draft) => void) {
  const { connection, mapping } = draft
  const ready = connection !== null && mapping.projects.length > 0
  const options = useAsk(
    'GET /connections/{name}/sync-options',
    { name: connection ?? '', projects: mapping.projects.join(',') },
    { enabled: ready, fresh: FRESH },
  )
  const known: SyncOptionsView | undefined = ready ? options.data : undefined
  useEffect(() => {
    if (known) edit((now) => withSuggestions(now, known))
  }, [known, edit])
  return options
}

function useSeen(step: StepId, all: boolean): ReadonlySet<StepId> {
  const [seen, setSeen] = useState<ReadonlySet<StepId>>(new Set(all ? STEPS.map(({ id }) => id) : []))
  useEffect(() => setSeen((before) => (before.has(step) ? before : new Set([...before, step]))), [step])
  return seen
}
