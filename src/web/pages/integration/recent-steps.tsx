/** The last writes of an integration. */
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { IntegrationView, SyncStepView } from '../../../actions/index.ts'
import { Loaded, Rows } from '../../parts/loaded.tsx'
import { Mark } from '../../parts/mark.tsx'
import { Section } from '../../parts/section.tsx'
import { When } from '../../parts/when.tsx'
import { useAsk } from '../../queries.ts'
import { SYNC_STEP_STATES } from '../sync/signs.ts'
import { projectKey } from '../sync/words.ts'
import { Direction, StepKey } from '../sync-activity/list.tsx'
import classes from './integration.module.css'

const [LOOKED_AT, SHOWN] = [200, 10]
/** An item's code begins with its level's letter. */
const LETTERS = { objective: 'O-', initiative: 'I-', outcome: 'T-' } as const

/** A step tells its item; where there is none yet, its issue's project must do. */
function isOf({ mapping, names }: IntegrationView, { item, key }: SyncStepView): boolean {
  if (item) return item.code.startsWith(LETTERS[mapping.level])
  const project = key?.slice(0, key.lastIndexOf('-'))
  return project !== undefined && names.projects.some((name) => projectKey(name) === project)
}

export function RecentSteps({ integration }: { readonly integration: IntegrationView }): ReactNode {
  const { connection } = integration
  const log = useAsk('GET /sync/steps', { connection, limit: LOOKED_AT })
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
          const mine = steps.filter((step) => isOf(integration, step)).slice(0, SHOWN)
          if (mine.length === 0)
            return (
              <div className="dimmed" style={{ fontSize: 13 }}>
                Nothing was written lately.
              </div>
            )
          return (
            <ul className={classes.steps}>
              {mine.map((step) => (
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
