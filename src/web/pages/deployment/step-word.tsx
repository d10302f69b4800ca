/** What a person may say of one step while nothing moves: again, or not at all. Each says what it concerns before it happens. */
import { Button, Group, Stack, TextInput } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import type { DeployedStepView, DeploymentView, StepChoicesView } from '../../../actions/index.ts'
import { Failure } from '../../parts/failure.tsx'
import { useAsk, useTell } from '../../queries.ts'
import { useMay } from '../../session.ts'
import { CHANGES } from './controls.tsx'

/** So many titles are told at once. */
const FEW = 6

export function StepWord({
  deployment: { id, to },
  step,
}: {
  readonly deployment: DeploymentView
  readonly step: DeployedStepView
}): ReactNode {
  const may = useMay('deployer')
  const choices = useAsk('GET /deployments/{id}/choices', { id, step: step.id }, { enabled: may })
  const retry = useTell('POST /deployments/{id}/retry', CHANGES)
  const [skips, setSkips] = useState(false)
  if (!may || !choices.data) return null
  const { retry: again, skip } = choices.data
  if (!again.may && !skip.may) return null
  return (
    <section aria-label="What now">
      <h3 style={{ margin: '0 0 6px', fontSize: 13 }}>What now</h3>
      <Stack gap="sm">
        {again.may && !skips && (
          <p style={{ margin: 0 }}>
            Retry looks at {to} first and overwrites nobody’s change. {alsoText(again.along.length)}
          </p>
        )}
        {retry.error && <Failure error={retry.error} />}
        {skips ? (
          <SkipForm id={id} step={step.id} skip={skip} close={() => setSkips(false)} />
        ) : (
          <Group gap="xs">
            {again.may && (
              <Button loading={retry.isPending} onClick={() => retry.mutate({ id, step: step.id })}>
                Retry
              </Button>
            )}
            {skip.may && (
              <Button variant="default" onClick={() => setSkips(true)}>
                Skip {stepsText(skip.along.length + 1)} …
              </Button>
            )}
          </Group>
        )}
      </Stack>
    </section>
  )
}

const stepsText = (count: number): string => (count === 1 ? 'this step' : `${count} steps`)

const alsoText = (along: number): string =>
  along === 0
    ? 'Then the deployment goes on with what is open.'
    : `The ${along === 1 ? 'step that waits' : `${along} steps that wait`} for it and whatever else is open go on after it.`

function SkipForm({
  id,
  step,
  skip: { along },
  close,
}: {
  readonly id: string
  readonly step: string
  readonly skip: StepChoicesView['skip']
  readonly close: () => void
}): ReactNode {
  const skip = useTell('POST /deployments/{id}/skip', CHANGES)
  const [why, setWhy] = useState('')
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    skip.mutate({ id, step, why, along: along.length }, { onSuccess: close })
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        {along.length > 0 && (
          <div>
            Skips this step and {along.length} that {along.length === 1 ? 'waits' : 'wait'} for it:
            <ul style={{ margin: '4px 0 0', paddingLeft: 18 }}>
              {along.slice(0, FEW).map((title) => (
                <li key={title}>{title}</li>
              ))}
              {along.length > FEW && <li>{along.length - FEW} more</li>}
            </ul>
          </div>
        )}
        <TextInput
          label="Why"
          description="The report tells it."
          value={why}
          onChange={(event) => setWhy(event.currentTarget.value)}
          maxLength={500}
          data-autofocus
          autoFocus
        />
        {skip.error && <Failure error={skip.error} />}
        <Group gap="xs">
          <Button type="submit" disabled={why.trim() === ''} loading={skip.isPending}>
            Skip {stepsText(along.length + 1)}
          </Button>
          <Button variant="default" onClick={close}>
            Cancel
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
