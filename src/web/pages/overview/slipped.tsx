/** What slipped this week; nothing is said when nothing did. */
import { Link } from '@tanstack/react-router'
import { type ReactNode, useMemo } from 'react'
import { today } from '../../parts/day.tsx'
import { LevelIcon } from '../../parts/portfolio/item-name.tsx'
import { percent } from '../../parts/portfolio/share.tsx'
import { useStages } from '../../parts/portfolio/stage.tsx'
import { Section } from '../../parts/section.tsx'
import { useItems } from '../../portfolio.ts'
import classes from './lines.module.css'
import { slipsOf } from './slips.ts'

const MOST = 6

export function Slipped(): ReactNode {
  const { items } = useItems()
  const stages = useStages()
  const slips = useMemo(() => {
    const over = stages.filter(({ category }) => category === 'done' || category === 'dropped').map(({ id }) => id)
    return stages.length === 0 ? [] : slipsOf(items, new Set(over), today())
  }, [items, stages])
  if (slips.length === 0) return null
  return (
    <Section title="Slipped this week">
      <ul className={classes.lines}>
        {slips.slice(0, MOST).map(({ item: { id, code, name, level, rollUp }, says }) => (
          <li key={id}>
            <Link to="/portfolio/items/$id" params={{ id: code }}>
              <LevelIcon level={level} />
              <span className="one-line" title={name}>
                {name}
              </span>
              <span className={`${classes.end} dimmed tabular`}>
                {says}, {percent(rollUp.share)} done
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {slips.length > MOST && <div className={classes.clear}>and {slips.length - MOST} more</div>}
    </Section>
  )
}
