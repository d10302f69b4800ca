/** What there is in an integration, each number with what it means, and where it is settled. */
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { IntegrationView } from '../../../actions/index.ts'
import { colour } from '../../parts/mark.tsx'
import type { Meaning } from '../../parts/signs.ts'
import { LEVELS } from '../sync/words.ts'
import classes from './integration.module.css'

export function Counts({ integration }: { readonly integration: IntegrationView }): ReactNode {
  const { counts, mapping, connection } = integration
  const [one, many] = LEVELS[mapping.level]
  return (
    <dl className={classes.counts}>
      <Counted
        count={counts.items}
        label={many}
        says={`of ${counts.issues.toLocaleString('en')} issues in its scope`}
      />
      <Counted
        count={counts.unlinked}
        label="Unlinked issues"
        says={
          counts.issues === 0
            ? 'No issue in its scope is known yet.'
            : counts.unlinked === 0
              ? `Each issue has its ${one}.`
              : mapping.createsItems
                ? `An ${one} is made for each.`
                : `No ${one} stands for them; none is made by itself.`
        }
        link={<a href="#unlinked">Show them</a>}
      />
      <Counted
        count={counts.waiting}
        label="Waiting"
        meaning="add"
        says="writes that are to come"
        link={
          <Link to="/sync/activity" search={{ connection, state: 'open' }}>
            Show them
          </Link>
        }
      />
      <Counted
        count={counts.conflicts}
        label="Conflicts"
        meaning="person"
        says="for a person to decide"
        link={<Link to="/sync/conflicts">Decide</Link>}
      />
      <Counted
        count={counts.problems}
        label="Problems"
        meaning="change"
        says="fields that cannot be aligned"
        link={<a href="#problems">Show them</a>}
      />
    </dl>
  )
}

function Counted({
  count,
  label,
  says,
  meaning,
  link,
}: {
  readonly count: number
  readonly label: string
  readonly says: string
  readonly meaning?: Meaning
  readonly link?: ReactNode
}): ReactNode {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <span
          className={`${classes.number} tabular`}
          style={meaning && count > 0 ? { color: colour(meaning) } : undefined}
        >
          {count.toLocaleString('en')}
        </span>
        <span className="dimmed">
          {says} {count > 0 && link}
        </span>
      </dd>
    </div>
  )
}
