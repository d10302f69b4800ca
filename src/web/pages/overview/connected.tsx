/** Is everything connected: one line a site, with how far its issues are read and how long its token works. */
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { OverviewView } from '../../../actions/index.ts'
import { Mark } from '../../parts/mark.tsx'
import { Section } from '../../parts/section.tsx'
import { connectionSign, type Sign } from '../../parts/signs.ts'
import { When } from '../../parts/when.tsx'
import { SYNC_STATES } from '../sync/signs.ts'
import { lagText } from './lag.ts'
import classes from './lines.module.css'

type Site = OverviewView['connected'][number]

export function Connected({ connected }: Pick<OverviewView, 'connected'>): ReactNode {
  return (
    <Section title="Is everything connected?">
      <div className={classes.siteHead} aria-hidden>
        <span>Site</span>
        <span>State</span>
        <span>Last look</span>
        <span>Behind</span>
        <span>Token</span>
      </div>
      <ul className={classes.lines}>
        {connected.map((site) => (
          <li key={site.connection}>
            <Line site={site} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Line({ site }: { readonly site: Site }): ReactNode {
  const { connection, url, lastLook, tokenDaysLeft, sync } = site
  const looked = sync?.polledAt ?? lastLook
  const { sign, says } = worst(site)
  const lag = sync?.lag ?? null
  return (
    <Link to="/sites/$name" params={{ name: connection }} className={classes.site}>
      <span className="one-line" style={{ fontWeight: 500 }} title={url}>
        {connection}
      </span>
      <span title={says} className="one-line">
        <Mark sign={sign} />
      </span>
      <span className="dimmed">{looked ? <When at={looked} /> : 'never'}</span>
      <span className="dimmed tabular" title={lag === null ? 'Nothing of it is kept aligned.' : says}>
        {lag === null ? '–' : lagText(lag)}
      </span>
      <span className="dimmed tabular">{tokenDaysLeft === null ? 'no end' : `${tokenDaysLeft} days`}</span>
    </Link>
  )
}

/** A token that fails comes before a sync that stands still because of it. */
function worst({ state, says, sync }: Site): { readonly sign: Sign; readonly says: string } {
  const calm = sync === null || sync.state === 'running' || sync.state === 'idle'
  if (state !== 'ok' || calm) return { sign: connectionSign(state), says }
  return { sign: SYNC_STATES[sync.state], says: sync.says }
}
