/** The dry run: runs, shows how far it is, then everything that would change where; only then can it be started. */
import { Button, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { DryRunView } from '../../../actions/index.ts'
import { Failure } from '../../parts/failure.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Progress } from '../../parts/progress.tsx'
import { useTell } from '../../queries.ts'
import { useView } from '../../view.ts'
import type { Draft } from './draft.ts'
import { DryRunResult } from './dry-run-result.tsx'
import { PutBack } from './put-back.tsx'
import { STEPS, type StepId } from './steps.ts'
import type { DryRun } from './use-dry-run.ts'

interface DryRunStepProps {
  readonly draft: Draft
  /** As it was when the wizard was opened. */
  readonly initial: Draft
  readonly run: DryRun
  readonly done: ReadonlySet<StepId>
}

export function DryRunStep({ draft, initial, run, done }: DryRunStepProps): ReactNode {
  const { change } = useView()
  const missing = STEPS.slice(0, -1).find(({ id }) => !done.has(id))
  if (missing)
    return (
      <Notice
        meaning="person"
        title={`The step “${missing.title}” is not done yet.`}
        action={
          <Button variant="default" onClick={() => change({ step: missing.id })}>
            Go there
          </Button>
        }
      >
        Fill it in, then look at what would be written.
      </Notice>
    )
  return (
    <>
      {run.start.isError && <Failure error={run.start.error} again={() => run.start.mutate()} />}
      {run.id === undefined ? (
        !run.start.isError && <NotRun draft={draft} run={run} />
      ) : (
        <Loaded query={run.found}>{(found) => <Found found={found} draft={draft} run={run} />}</Loaded>
      )}
      {initial.state !== 'draft' && draft.state === 'paused' && initial.mapping !== draft.mapping && (
        <PutBack initial={initial} />
      )}
    </>
  )
}

function NotRun({ draft, run }: Pick<DryRunStepProps, 'draft' | 'run'>): ReactNode {
  const runs = draft.state === 'running'
  return (
    <div>
      <Text fz="sm" mb={10}>
        Every issue of the chosen types is read, and each change that would be made is listed. Nothing is written.
        {runs && ' The integration is paused for it, and stays paused until you start it with the changed mapping.'}
      </Text>
      <Button loading={run.start.isPending} onClick={() => run.start.mutate()}>
        {runs ? 'Pause it and run dry' : 'Run dry'}
      </Button>
    </div>
  )
}

function Found({
  found,
  draft,
  run,
}: Pick<DryRunStepProps, 'draft' | 'run'> & { readonly found: DryRunView }): ReactNode {
  const again = (
    <Button size="sm" variant="default" loading={run.start.isPending} onClick={() => run.start.mutate()}>
      Run again
    </Button>
  )
  if (found.state === 'running')
    return (
      <div className="card" style={{ padding: '16px 20px' }}>
        <Text fw={600} mb={8}>
          Reading {draft.connection}
        </Text>
        <Progress
          label="Issues read"
          done={found.progress?.done ?? 0}
          of={found.progress?.of ?? 1}
          says={found.progress?.says ?? 'Waiting for a worker'}
        />
        <Text fz="xs" className="dimmed" mt={6}>
          Nothing is written. You may close this window; the draft is found again under Integrations.
        </Text>
      </div>
    )
  if (found.state === 'failed')
    return (
      <Notice meaning="lose" urgent title="The dry run did not come to its end." action={again}>
        {found.error ?? 'It says no reason; the log does.'}
      </Notice>
    )
  return (
    <Stack gap="md">
      <DryRunResult found={found} actions={<Start draft={draft} found={found} again={again} />} />
    </Stack>
  )
}

function Start({
  draft,
  found,
  again,
}: {
  readonly draft: Draft
  readonly found: DryRunView
  readonly again: ReactNode
}): ReactNode {
  const navigate = useNavigate()
  const start = useTell('POST /integrations/{id}/start', ['GET /integrations', 'GET /integrations/{id}', 'GET /sync'])
  const blocks = found.problems.filter(({ severity }) => severity === 'blocks').length
  const id = draft.id ?? ''
  const begin = (): void =>
    start.mutate(
      { id },
      {
        onSuccess: ({ name }) => {
          notifications.show({ message: `${name} runs.` })
          void navigate({ to: '/sync/integrations/$id', params: { id } })
        },
      },
    )
  return (
    <>
      {start.isError && <Failure error={start.error} />}
      {again}
      <Button size="sm" disabled={blocks > 0} loading={start.isPending} onClick={begin}>
        Start
      </Button>
      {blocks > 0 && <span className="dimmed">What blocks must be settled first.</span>}
    </>
  )
}
