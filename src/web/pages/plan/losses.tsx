/** What somebody should look at before applying: what is deleted, what is left out, what warns. */
import { Anchor, Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import type { PlanView } from '../../../actions/index.ts'
import { kindOf, questionParts } from '../../parts/keys.ts'
import { ObjectName } from '../../parts/kind.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Mark } from '../../parts/mark.tsx'
import { Said } from '../../parts/said.tsx'
import { Section } from '../../parts/section.tsx'
import { CHOICES, SEVERITIES, type Sign } from '../../parts/signs.ts'
import { useAsk } from '../../queries.ts'

/** So many at first, and at most. */
const [FEW, MANY] = [8, 500]

interface Line {
  readonly sign: Sign
  readonly about: string
  /** Of what is deleted nothing more is said than that. */
  readonly says?: string
}

export function Losses({ plan }: { readonly plan: PlanView }): ReactNode {
  const { id } = plan
  const [limit, setLimit] = useState(FEW)
  const deletes = useAsk('GET /plans/{id}/steps', { id, verb: 'delete', limit }, { keep: true })
  const warnings = useAsk('GET /plans/{id}/problems', { id, severity: 'warns', limit }, { keep: true })
  return (
    <Section title="Look at these first" boxed>
      <Loaded query={deletes}>
        {(deleted) => (
          <Loaded query={warnings}>
            {(warned) => (
              <Lines
                plan={plan}
                total={deleted.total + warned.total}
                lines={[
                  ...deleted.steps.map(({ about }) => ({ sign: CHOICES.delete, about })),
                  ...warned.problems.map(({ about, says }) => ({ sign: SEVERITIES.warns, about, says })),
                ].slice(0, limit)}
                more={limit < MANY ? () => setLimit(MANY) : undefined}
              />
            )}
          </Loaded>
        )}
      </Loaded>
    </Section>
  )
}

function Lines({
  plan,
  total,
  lines,
  more,
}: {
  readonly plan: PlanView
  readonly total: number
  readonly lines: readonly Line[]
  readonly more: (() => void) | undefined
}): ReactNode {
  if (total === 0)
    return (
      <span className="dimmed" style={{ fontSize: 13 }}>
        Nothing is deleted, nothing is left out, and nothing warns.
      </span>
    )
  const left = total - lines.length
  return (
    <>
      <ul style={{ margin: 0, padding: 0, listStyle: 'none', display: 'grid', gap: 8, fontSize: 13 }}>
        {lines.map((line) => (
          <LossLine key={`${line.about} ${line.says}`} line={line} />
        ))}
      </ul>
      {left > 0 && more && (
        <Button variant="default" mt="sm" onClick={more}>
          {total <= MANY ? `Show all ${total.toLocaleString()}` : `Show ${MANY} of ${total.toLocaleString()}`}
        </Button>
      )}
      {left > 0 && !more && (
        <div style={{ marginTop: 8, fontSize: 13 }}>
          {left.toLocaleString()} more:{' '}
          <Anchor component={Link} to={`/configuration/plans/${plan.id}/analyse?problems=warns`} fz="sm">
            filter the objects by their problems
          </Anchor>
          .
        </div>
      )}
    </>
  )
}

function LossLine({ line: { sign, about, says } }: { readonly line: Line }): ReactNode {
  return (
    <li style={{ display: 'grid', gridTemplateColumns: '92px 1fr', gap: 10, alignItems: 'start' }}>
      <Mark sign={sign} />
      <div>
        {kindOf(about) !== '' && <ObjectName of={questionParts(about).object} />}
        {says && (
          <div>
            <Said text={says} />
          </div>
        )}
      </div>
    </li>
  )
}
