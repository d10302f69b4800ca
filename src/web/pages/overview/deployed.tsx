/** The latest deployments of configuration. */
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { DeploymentView, OverviewView } from '../../../actions/index.ts'
import { Mark } from '../../parts/mark.tsx'
import { Section } from '../../parts/section.tsx'
import { DEPLOYMENT_STATES } from '../../parts/signs.ts'
import { When } from '../../parts/when.tsx'
import classes from './lines.module.css'

const MOST = 4

export function Deployed({ moved }: Pick<OverviewView, 'moved'>): ReactNode {
  return (
    <Section title="Latest deployments">
      <ul className={classes.lines}>
        {moved.slice(0, MOST).map(({ deployment, says, state, at }) => (
          <li key={deployment}>
            <Link to="/configuration/deployments/$id" params={{ id: deployment }}>
              <span style={{ width: 96, flex: 'none' }}>
                <Mark sign={DEPLOYMENT_STATES[state as DeploymentView['state']]} />
              </span>
              <span className="one-line" title={says}>
                {says}
              </span>
              <span className={`${classes.end} dimmed`}>
                <When at={at} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  )
}
