/** What somebody should look at before applying: what is deleted, what is left out, what warns. */
import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import type { PlanView, StepView } from '../../../actions/index.ts'
import { kindOf, questionParts } from '../../parts/keys.ts'
import { ObjectName } from '../../parts/kind.tsx'
import { Mark } from '../../parts/mark.tsx'
import { Said } from '../../parts/said.tsx'
import { Section } from '../../parts/section.tsx'
import { CHOICES, SEVERITIES, type Sign } from '../../parts/signs.ts'

/** So many at first. */
const FEW = 8

interface Line {
  readonly sign: Sign
  readonly about: string
  readonly says: string
}

export function Losses({ plan, steps }: { readonly plan: PlanView; readonly steps: readonly StepView[] }): ReactNode {
  const lines: Line[] = [
    ...steps
      .filter(({ verb }) => verb === 'delete')
      .map(({ about, title }) => ({ sign: CHOICES.delete, about, says: `${title}.` })),
    ...plan.problems
      .filter(({ severity }) => severity === 'warns')
      .map(({ about, says }) => ({ sign: SEVERITIES.warns, about, says })),
  ]
  const [all, setAll] = useState(false)
  const shown = all ? lines : lines.slice(0, FEW)
  return (
    <Section title="Look at these first" boxed>
      {lines.length === 0 ? (
        <span className="dimmed" style={{ fontSize: 13 }}>
          Nothing is deleted, nothing is left out, and nothing warns.
        </span>
      ) : (
        <ul style={{ margin: 0, padding: 0, listStyle: 'none', display: 'grid', gap: 8, fontSize: 13 }}>
          {shown.map((line) => (
            <LossLine key={line.about + line.says} line={line} />
          ))}
        </ul>
      )}
      {shown.length < lines.length && (
        <Button variant="default" mt="sm" onClick={() => setAll(true)}>
          Show all {lines.length}
        </Button>
      )}
    </Section>
  )
}

function LossLine({ line: { sign, about, says } }: { readonly line: Line }): ReactNode {
  return (
    <li style={{ display: 'grid', gridTemplateColumns: '92px 1fr', gap: 10, alignItems: 'start' }}>
      <Mark sign={sign} />
      <div>
        {kindOf(about) !== '' && <ObjectName of={questionParts(about).object} />}
        <div>
          <Said text={says} />
        </div>
      </div>
    </li>
  )
}
