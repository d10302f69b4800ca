/** What a person does in Jira where its API cannot: the clicks as a list to tick off, and then another look, or a word that it is done. */
import { Button, Checkbox, Group, Stack } from '@mantine/core'
import type { ReactNode } from 'react'
import { useState } from 'react'
import type { DeployedStepView, DeploymentView } from '../../../actions/index.ts'
import { Failure } from '../../parts/failure.tsx'
import { Said } from '../../parts/said.tsx'
import { useAsk, useTell } from '../../queries.ts'
import { useMay } from '../../session.ts'
import { useWho } from '../../who.ts'
import { CHANGES } from './controls.tsx'

interface ByHandProps {
  readonly deployment: DeploymentView
  readonly step: DeployedStepView
}

export function ByHand({ deployment, step }: ByHandProps): ReactNode {
  const who = useWho()
  const [ticked, setTicked] = useState<ReadonlySet<number>>(new Set())
  const { byHand, state } = step
  if (byHand === null) return null
  const tick = (at: number, isOn: boolean): void =>
    setTicked(new Set(isOn ? [...ticked, at] : [...ticked].filter((one) => one !== at)))
  return (
    <section aria-label="By hand">
      <h3 style={{ margin: '0 0 6px', fontSize: 13 }}>By hand, in {deployment.to}</h3>
      <Stack gap="sm">
        <ol style={{ margin: 0, padding: 0, listStyle: 'none', display: 'grid', gap: 8 }}>
          {byHand.clicks.map((click, at) => (
            // Two clicks may read alike: their place tells them apart.
            // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes.
            <li key={at}>
              <Checkbox
                label={click}
                checked={state === 'done' || ticked.has(at)}
                disabled={state !== 'by-hand'}
                onChange={(event) => tick(at, event.currentTarget.checked)}
              />
            </li>
          ))}
        </ol>
        {state === 'by-hand' && byHand.waits && (
          <div className="dimmed">
            <Said text={byHand.waits} />
          </div>
        )}
        {byHand.confirmedBy !== null && <div className="dimmed">{who(byHand.confirmedBy)} said that it is done.</div>}
        {state === 'by-hand' && <Next deployment={deployment} step={step} />}
      </Stack>
    </section>
  )
}

function Next({ deployment: { id }, step }: ByHandProps): ReactNode {
  const may = useMay('deployer')
  const choices = useAsk('GET /deployments/{id}/choices', { id, step: step.id }, { enabled: may })
  const confirm = useTell('POST /deployments/{id}/confirm', CHANGES)
  const resume = useTell('POST /deployments/{id}/resume', CHANGES)
  if (!may) return null
  const error = confirm.error ?? resume.error
  return (
    <Stack gap="xs">
      {error && <Failure error={error} />}
      <Group gap="xs">
        {choices.data?.confirm.may && step.byHand?.confirmedBy === null && (
          <Button loading={confirm.isPending} onClick={() => confirm.mutate({ id, step: step.id })}>
            Done by hand
          </Button>
        )}
        <Button variant="default" loading={resume.isPending} onClick={() => resume.mutate({ id })}>
          Look again
        </Button>
      </Group>
    </Stack>
  )
}
