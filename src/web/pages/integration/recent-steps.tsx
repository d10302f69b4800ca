/** The last writes of an integration. */
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { IntegrationView } from '../../../actions/index.ts'
import { Loaded, Rows } from '../../parts/loaded.tsx'
import { Mark } from '../../parts/mark.tsx'
import { Section } from '../../parts/section.tsx'
import { When } from '../../parts/when.tsx'
import { useAsk } from '../../queries.ts'
import { SYNC_STEP_STATES } from '../sync/signs.ts'
import { Direction, StepKey } from '../sync-activity/list.tsx'
import classes from './integration.module.css'

const SHOWN = 10

export function RecentSteps({ integration }: { readonly integration: IntegrationView }): ReactNode {
  const { id, connection } = integration
  const log = useAsk('GET /sync/steps', { integration: id, limit: SHOWN })
  return (
    <Section
      title="Recent steps"
      action={
        <Link to="/sync/activity" search={{ connection }} style={{ fontSize: 13 }}>
          All activity of {connection}
        </Link>
      }
    >
      <Loaded query={log} skeleton={<Rows count={4} />}>
        {({ steps }) => {
          if (steps.length === 0)
            return (
              <div className="dimmed" style={{ fontSize: 13 }}>
                Nothing was written lately.
              </div>
            )
          return (
            <ul className={classes.steps}>
              {steps.map((step) => (
                <li key={step.id}>
                  <When at={step.endedAt ?? step.at} />
                  <Mark sign={SYNC_STEP_STATES[step.state]} />
                  <Direction to={step.to} />
                  <Link
                    to="/sync/activity"
                    search={{ connection, open: step.id }}
                    className="one-line"
                    style={{ color: 'inherit', textDecoration: 'none' }}
                    title={step.why ?? step.title}
                  >
                    {step.title}
                    {step.why && <span className="dimmed"> · {step.why}</span>}
                  </Link>
                  <StepKey step={step} />
                </li>
              ))}
            </ul>
          )
        }}
      </Loaded>
    </Section>
  )
}
