/** What is wrong in an integration: findings of its connection, and its items with a field that cannot be aligned. */
import type { ReactNode } from 'react'
import type { IntegrationView } from '../../../actions/index.ts'
import { Mark } from '../../parts/mark.tsx'
import { IssueKey } from '../../parts/portfolio/issue-key.tsx'
import { ItemName } from '../../parts/portfolio/item-name.tsx'
import { Section } from '../../parts/section.tsx'
import { SEVERITIES } from '../../parts/signs.ts'
import { useAsk } from '../../queries.ts'
import { ProblemLines } from '../sync/problem-lines.tsx'
import classes from './integration.module.css'

/** Whoever has more of them looks at the items themselves. */
const MOST = 200

export function ProblemsSection({
  integration: { connection, mapping, counts },
}: {
  readonly integration: IntegrationView
}): ReactNode {
  const sync = useAsk('GET /sync', {})
  const waiting = useAsk(
    'GET /items/lines',
    { waiting: 'problem', level: mapping.level, limit: MOST },
    { enabled: counts.problems > 0 },
  )
  const found = sync.data?.connections.find((one) => one.connection === connection)?.problems ?? []
  const items = (waiting.data?.rows ?? []).filter(({ issue }) => issue?.connection === connection)
  if (found.length === 0 && items.length === 0) return null
  return (
    <div id="problems">
      <Section title="Problems" says="Each field that cannot be aligned says why on its item, and at the doctor.">
        <ProblemLines problems={found} />
        {items.length > 0 && (
          <ul className={classes.steps} style={{ marginTop: found.length > 0 ? 12 : 0 }}>
            {items.map((item) => (
              <li key={item.id} style={{ gridTemplateColumns: '92px minmax(0, 1fr) 150px' }}>
                <Mark sign={SEVERITIES.warns} word={`${item.problems} ${item.problems === 1 ? 'field' : 'fields'}`} />
                <ItemName item={item} />
                {item.issue && <IssueKey issue={item.issue} />}
              </li>
            ))}
          </ul>
        )}
      </Section>
    </div>
  )
}
