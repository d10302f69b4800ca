/** What moved: each objective with its share, its weeks, what this one brought, and how it fares. */
import { Anchor } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { OverviewView } from '../../../actions/index.ts'
import { Day } from '../../parts/day.tsx'
import { colour } from '../../parts/mark.tsx'
import { HealthMark, HealthShown } from '../../parts/portfolio/health.tsx'
import { ItemName } from '../../parts/portfolio/item-name.tsx'
import { percent, Share } from '../../parts/portfolio/share.tsx'
import { HEALTH_SIGNS } from '../../parts/portfolio/signs.ts'
import { Sparkline, Week } from '../../parts/portfolio/sparkline.tsx'
import { difference } from '../../parts/portfolio/trend.ts'
import { Section } from '../../parts/section.tsx'
import classes from './moved.module.css'

type ObjectiveLine = OverviewView['objectives'][number]

/** The first of so many in all. */
export function Moved({
  objectives,
  inAll,
}: Pick<OverviewView, 'objectives'> & {
  readonly inAll: number
}): ReactNode {
  return (
    <Section
      title="What moved?"
      action={
        <Anchor component={Link} to="/portfolio/objectives" fz="sm">
          {inAll > objectives.length ? `All ${inAll.toLocaleString()} objectives` : 'All objectives'}
        </Anchor>
      }
    >
      <div className={classes.head} aria-hidden>
        <span>Objective</span>
        <span>Work done</span>
        <span className={classes.number}>This week</span>
        <span>Last weeks</span>
        <span className={classes.spare}>Key results</span>
        <span>Health</span>
        <span className={classes.spare}>Due</span>
      </div>
      <ul className={classes.objectives} aria-label="Objectives">
        {objectives.map((objective) => (
          <Line key={objective.id} objective={objective} />
        ))}
      </ul>
    </Section>
  )
}

function Line({ objective }: { readonly objective: ObjectiveLine }): ReactNode {
  const { code, share, weekAgo, trend, done, total, unknown, due, keyResults: results } = objective
  return (
    <li className={classes.objective}>
      <span className={classes.name}>
        <ItemName item={{ ...objective, level: 'objective' }} strong />
      </span>
      <Share share={share} label={`${code}, ${done} of ${total}`} unknown={unknown} of={total} wide />
      <span className={classes.number} title="Points of a hundred, against a week ago">
        <Week points={difference(weekAgo, share)} />
      </span>
      <Sparkline trend={trend} />
      <span className={`${classes.spare} tabular`}>
        {results ? (
          <>
            {percent(results.share)} <span className="dimmed">of {results.count}</span>
          </>
        ) : (
          <span className="dimmed">–</span>
        )}
      </span>
      <Fares objective={objective} />
      <span className={classes.spare}>
        <Day day={due} />
      </span>
    </li>
  )
}

/** What was said, and beneath it what the facts say where that differs. */
function Fares({ objective: { health, suggested } }: { readonly objective: ObjectiveLine }): ReactNode {
  const doubt = suggested && suggested.health !== health ? suggested : null
  if (!doubt) return <HealthMark health={health} />
  const { Icon, meaning, word } = HEALTH_SIGNS[doubt.health]
  return (
    <span className={classes.fares}>
      <HealthShown health={health} suggested={health === null ? suggested : null} />
      <span className={`${classes.doubt} dimmed`} title={doubt.says}>
        {health !== null && (
          <Icon size={13} stroke={2} role="img" aria-label={`Suggested: ${word}.`} style={{ color: colour(meaning) }} />
        )}
        <span className="one-line">{doubt.says}</span>
      </span>
    </span>
  )
}
