/** Is everything connected: one line a site, with how far its issues are read and how long its token works. */
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { OverviewView } from '../../../actions/index.ts'
import { Mark } from '../../parts/mark.tsx'
import { Section } from '../../parts/section.tsx'
import { connectionSign } from '../../parts/signs.ts'
import { When } from '../../parts/when.tsx'
import { SYNC_STATES } from '../sync/signs.ts'
import { lagText } from './lag.ts'
import classes from './lines.module.css'

type Site = OverviewView['connected'][number]

export function Connected({ connected }: Pick<OverviewView, 'connected'>): ReactNode {
  return (
    <Section title="Is everything connected?">
      <ul className={classes.lines}>
        {connected.map((site) => (
          <li key={site.connection}>
            <Link to="/sites/$name" params={{ name: site.connection }} className={classes.site}>
              <span className="one-line" style={{ fontWeight: 500 }} title={site.url}>
                {site.connection}
              </span>
              <span title={site.says} className="one-line">
                <Mark sign={connectionSign(site.state)} />
              </span>
              <Sync site={site} />
              <span className="dimmed tabular" style={{ textAlign: 'right' }}>
                {site.tokenDaysLeft === null ? 'no end date' : `token ${site.tokenDaysLeft} days`}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Sync({ site: { sync, lastLook } }: { readonly site: Site }): ReactNode {
  if (sync === null)
    return (
      <span className="dimmed one-line">
        {lastLook ? (
          <>
            tested <When at={lastLook} />
          </>
        ) : (
          'never tested'
        )}
      </span>
    )
  const calm = sync.state === 'running' || sync.state === 'idle'
  return (
    <span className="one-line" title={sync.says}>
      {calm ? (
        <span className="dimmed tabular">
          {sync.polledAt ? (
            <>
              looked <When at={sync.polledAt} />
              {sync.lag !== null && `, ${lagText(sync.lag)} behind`}
            </>
          ) : (
            'not looked yet'
          )}
        </span>
      ) : (
        <Mark sign={SYNC_STATES[sync.state]} />
      )}
    </span>
  )
}
