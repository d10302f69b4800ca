/** Is everything connected: one line a site. */
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { OverviewView } from '../../../actions/index.ts'
import { Mark } from '../../parts/mark.tsx'
import { Section } from '../../parts/section.tsx'
import { connectionSign } from '../../parts/signs.ts'
import { When } from '../../parts/when.tsx'
import classes from './lines.module.css'

export function Connected({ connected }: Pick<OverviewView, 'connected'>): ReactNode {
  return (
    <Section title="Is everything connected?">
      <ul className={classes.lines}>
        {connected.map(({ connection, url, state, says, lastLook, tokenDaysLeft }) => (
          <li key={connection}>
            <Link to="/sites/$name" params={{ name: connection }}>
              <span className="one-line" style={{ width: 120, flex: 'none', fontWeight: 500 }} title={url}>
                {connection}
              </span>
              <span title={says} style={{ minWidth: 0 }}>
                <Mark sign={connectionSign(state)} />
              </span>
              <span className={`${classes.end} dimmed tabular`}>
                {tokenDaysLeft === null ? 'no end date' : `token ${tokenDaysLeft} days`}
              </span>
              <span className="dimmed" style={{ width: 84, flex: 'none', textAlign: 'right' }}>
                {lastLook ? <When at={lastLook} /> : 'never'}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  )
}
