/** One step: its state, why, what it waited for, and every request it sent with what came of it. */
import { Anchor, Group, Stack } from '@mantine/core'
import { IconCheck, IconClock, IconX } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { DeployedStepView, DeploymentView, OpenedStepView } from '../../../actions/index.ts'
import { ObjectName } from '../../parts/kind.tsx'
import { Mark } from '../../parts/mark.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Panel } from '../../parts/panel.tsx'
import { type Sign, STEP_STATES } from '../../parts/signs.ts'
import { When } from '../../parts/when.tsx'
import { useWho } from '../../who.ts'
import { ByHand } from './by-hand.tsx'
import { tookText } from './pace.ts'
import { stepSign } from './step-sign.ts'
import { StepWord } from './step-word.tsx'

export function StepPanel({
  deployment,
  step,
  enter,
  close,
}: {
  readonly deployment: DeploymentView
  readonly step: OpenedStepView
  readonly enter: boolean
  readonly close: () => void
}): ReactNode {
  const { title, about, state, why, by, requests, before } = step
  const who = useWho()
  return (
    <Panel
      label={title}
      title={title}
      context={<Mark sign={stepSign(state, deployment)} />}
      close={close}
      enter={enter}
    >
      <Stack gap={20}>
        {why && (
          <Notice
            meaning={STEP_STATES[state].meaning}
            title={by === null ? STEP_STATES[state].word : `Skipped by ${who(by)}`}
          >
            {why}
          </Notice>
        )}
        {deployment.plan !== '' && (
          <Anchor
            component={Link}
            to={`/configuration/plans/${deployment.plan}/analyse?show=all&open=${encodeURIComponent(about)}`}
            fz="sm"
          >
            What it changes, before and after
          </Anchor>
        )}
        <ByHand key={`${step.id} by hand`} deployment={deployment} step={step} />
        <StepWord key={step.id} deployment={deployment} step={step} />
        <section aria-label="Requests">
          <h3 style={HEAD}>Requests</h3>
          {requests.length === 0 ? <div className="dimmed">None was sent.</div> : <Requests requests={requests} />}
        </section>
        {before.length > 0 && (
          <section aria-label="Waited for">
            <h3 style={HEAD}>Waited for</h3>
            {before.map((one) => (
              <Group key={one.id} gap="sm" wrap="nowrap" justify="space-between" mb={4}>
                <ObjectName of={one.about} />
                <Mark sign={STEP_STATES[one.state]} />
              </Group>
            ))}
          </section>
        )}
      </Stack>
    </Panel>
  )
}

const HEAD = { margin: '0 0 6px', fontSize: 13 } as const

function Requests({ requests }: Pick<DeployedStepView, 'requests'>): ReactNode {
  return (
    <ol style={{ margin: 0, padding: 0, listStyle: 'none', display: 'grid', gap: 10 }}>
      {requests.map(({ method, path, outcome, at, milliseconds, says }) => (
        <li key={`${at} ${method} ${path}`}>
          <Group gap="sm" justify="space-between">
            <Mark sign={outcomeSign(outcome)} />
            <span className="dimmed">
              {milliseconds !== null && `${tookText(milliseconds)} · `}
              <When at={at} />
            </span>
          </Group>
          <div className="code">
            <strong>{method}</strong> {path}
          </div>
          {says && <div className="dimmed">{says}</div>}
        </li>
      ))}
    </ol>
  )
}

function outcomeSign(outcome: string): Sign {
  const word = outcome.charAt(0).toUpperCase() + outcome.slice(1)
  if (outcome === 'accepted') return { meaning: 'done', word, Icon: IconCheck }
  if (outcome === 'no answer yet') return { meaning: 'plain', word, Icon: IconClock }
  if (outcome === 'not-sent') return { meaning: 'plain', word: 'Not sent', Icon: IconClock }
  return { meaning: outcome === 'unknown' ? 'person' : 'lose', word, Icon: IconX }
}
