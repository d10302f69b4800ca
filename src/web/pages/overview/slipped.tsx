/** What slipped this week; nothing is said when nothing did. */
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { OverviewView } from '../../../actions/index.ts'
import { LevelIcon } from '../../parts/portfolio/item-name.tsx'
import { percent } from '../../parts/portfolio/share.tsx'
import { Section } from '../../parts/section.tsx'
import classes from './lines.module.css'

/** The first of so many in all. */
export function Slipped({
  slipped,
  inAll,
}: Pick<OverviewView, 'slipped'> & {
  readonly inAll: number
}): ReactNode {
  if (slipped.length === 0) return null
  return (
    <Section title="Slipped this week">
      <ul className={classes.lines}>
        {slipped.map(({ id, code, name, level, says, share }) => (
          <li key={id}>
            <Link to="/portfolio/items/$id" params={{ id: code }}>
              <LevelIcon level={level} />
              <span className="one-line" title={name}>
                {name}
              </span>
              <span className={`${classes.end} dimmed tabular`}>
                {says}, {percent(share)} done
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {inAll > slipped.length && (
        <div className={classes.clear}>and {(inAll - slipped.length).toLocaleString()} more</div>
      )}
    </Section>
  )
}
