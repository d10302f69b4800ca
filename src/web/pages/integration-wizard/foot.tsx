/** Back and forth, and whether what was entered is kept. */
import { Button, Group, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useView } from '../../view.ts'
import { isWhole } from './draft.ts'
import { STEPS, type Step, type StepId } from './steps.ts'
import type { DraftState } from './use-draft.ts'
import type { DryRun } from './use-dry-run.ts'
import classes from './wizard.module.css'

export function Foot({
  step,
  done,
  kept,
  run,
}: {
  readonly step: Step
  readonly done: ReadonlySet<StepId>
  readonly kept: DraftState
  readonly run: DryRun
}): ReactNode {
  const { change } = useView()
  const at = STEPS.indexOf(step)
  const [before, after] = [STEPS[at - 1], STEPS[at + 1]]
  // What is running is only paused by who asks for it in so many words.
  const runs = after?.id === 'dry-run' && kept.draft.state === 'draft'
  const go = (to: Step): void => change({ ...NO_LIST, step: to.id })
  const next = (): void => {
    if (!after) return
    go(after)
    if (kept.draft.id === undefined && isWhole(kept.draft)) void kept.save().catch(() => {})
    if (runs && run.id === undefined) run.start.mutate()
  }
  return (
    <Group gap="sm" className={classes.foot}>
      {before && (
        <Button variant="default" size="sm" onClick={() => go(before)}>
          Back
        </Button>
      )}
      {after && (
        <Button size="sm" disabled={!done.has(step.id)} onClick={next}>
          {runs ? 'Run dry' : 'Next'}
        </Button>
      )}
      <Text fz="xs" className="dimmed" aria-live="polite">
        {keptText(kept)}
      </Text>
    </Group>
  )
}

/** One step's list is not another's. */
const NO_LIST = {
  open: undefined,
  q: undefined,
  sort: undefined,
  where: undefined,
  verb: undefined,
  field: undefined,
  matched: undefined,
}

function keptText({ draft, saving, dirty }: DraftState): string {
  if (saving) return 'Saving …'
  if (draft.id === undefined) return ''
  if (draft.state !== 'draft') return dirty ? 'Changed here only: the dry run saves it.' : ''
  return dirty ? '' : 'Kept as a draft: you may close this window and go on later.'
}
