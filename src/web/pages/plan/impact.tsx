/** What a change reaches on the target: who uses the object, how many issues, how many would lose something. Counted when it is looked at. */
import { Stack } from '@mantine/core'
import type { ReactNode } from 'react'
import type { ImpactView, PlanView, WholeDifferenceView } from '../../../actions/index.ts'
import { Facts } from '../../parts/facts.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { SideName } from '../../parts/side-name.tsx'
import { useAsk } from '../../queries.ts'

export function Impact({ plan, found }: { readonly plan: PlanView; readonly found: WholeDifferenceView }): ReactNode {
  const isThere = found.choice === 'update' || found.choice === 'delete'
  const impact = useAsk(
    'GET /plans/{id}/impact',
    { id: plan.id, key: found.key },
    { enabled: isThere, fresh: Infinity },
  )
  if (!isThere) return null
  return (
    <section aria-label="What it reaches">
      <h3 style={{ margin: '0 0 6px', fontSize: 13 }}>
        What it reaches on <SideName side={plan.to} />
      </h3>
      <Loaded query={impact}>{(counted) => <Facts facts={factsOf(counted)} />}</Loaded>
    </section>
  )
}

const PARTS = [
  ['Projects', 'projects'],
  ['Boards', 'boards'],
  ['Filters', 'filters'],
  ['Issues', 'issues'],
  ['Losing something', 'losing'],
] as const

const factsOf = (impact: ImpactView) =>
  PARTS.map(([title, part]) => [title, <Count key={part} {...impact[part]} />] as const)

function Count({ count, names, reason }: ImpactView['projects']): ReactNode {
  return (
    <Stack gap={2}>
      <span>{count === null ? 'Not known' : count.toLocaleString('en')}</span>
      {names.length > 0 && (
        <span className="dimmed">
          {names.join(', ')}
          {count !== null && count > names.length ? ' …' : ''}
        </span>
      )}
      {reason !== null && <span className="dimmed">{reason}</span>}
    </Stack>
  )
}
