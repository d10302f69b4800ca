/** Who asked what of a deployment, in order, and as which Jira account it acted from then on. */
import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import type { DeploymentControlView } from '../../../actions/index.ts'
import { Section } from '../../parts/section.tsx'
import { When } from '../../parts/when.tsx'
import { useWho } from '../../who.ts'

const WORDS: Readonly<Record<DeploymentControlView['what'], string>> = {
  started: 'started it',
  acting: 'acts',
  paused: 'paused it',
  stopped: 'stopped it',
  resumed: 'resumed it',
  retried: 'retried',
  skipped: 'skipped',
  confirmed: 'said done by hand:',
}

/** The last so many at first: the steps stand below. */
const FEW = 5

export function History({ controls }: { readonly controls: readonly DeploymentControlView[] }): ReactNode {
  const who = useWho()
  const [all, setAll] = useState(false)
  const shown = all ? controls : controls.slice(-FEW)
  return (
    <Section
      title="Who did what"
      action={
        shown.length < controls.length && (
          <Button variant="default" onClick={() => setAll(true)}>
            Show all {controls.length.toLocaleString()}
          </Button>
        )
      }
    >
      <ol style={{ margin: 0, padding: 0, listStyle: 'none', display: 'grid', gap: 4, fontSize: 13 }}>
        {shown.map((control) => (
          <li
            key={`${control.at} ${control.what}`}
            style={{ display: 'grid', gridTemplateColumns: '110px 1fr', gap: 12 }}
          >
            <span className="dimmed">
              <When at={control.at} />
            </span>
            <span>
              {who(control.actor)} {saidOf(control)}
            </span>
          </li>
        ))}
      </ol>
    </Section>
  )
}

function saidOf({ what, account, step, steps, why }: DeploymentControlView): string {
  const along = (steps ?? 1) - 1
  return [
    WORDS[what],
    what === 'acting' ? ` as the Jira account ${account}` : '',
    step === null ? '' : ` “${step}”`,
    along > 0 ? ` with ${along} that ${along === 1 ? 'waits' : 'wait'} for it` : '',
    why === null ? '' : `: ${why}`,
  ].join('')
}
