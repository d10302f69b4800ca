/** One object's whole story: its problems with remedies, before and after, why it is included, and what a person decides. */
import { Group, Stack } from '@mantine/core'
import type { ReactNode } from 'react'
import type { PlanView } from '../../../actions/index.ts'
import { Copy } from '../../parts/copy.tsx'
import { Difference } from '../../parts/difference/difference.tsx'
import { ValueTree } from '../../parts/difference/value-tree.tsx'
import { ObjectName, useKindLabel } from '../../parts/kind.tsx'
import { Mark } from '../../parts/mark.tsx'
import { Panel } from '../../parts/panel.tsx'
import { CHOICES } from '../../parts/signs.ts'
import { useView } from '../../view.ts'
import { Decide } from './decide.tsx'
import { ProblemList } from './problem-list.tsx'
import { chainOf, type DifferenceRow } from './rows.ts'

export function DifferencePanel({
  plan,
  row,
  rows,
  title,
  enter,
  close,
}: {
  readonly plan: PlanView
  readonly row: DifferenceRow
  readonly rows: readonly DifferenceRow[]
  readonly title: string
  readonly enter: boolean
  readonly close: () => void
}): ReactNode {
  const label = useKindLabel()(row.kind)
  return (
    <Panel
      label={`${label} ${title}`}
      title={title}
      context={
        <Group gap="sm">
          {label}
          <Mark sign={CHOICES[row.choice]} />
        </Group>
      }
      actions={<Copy text={title} what="the name" />}
      close={close}
      enter={enter}
    >
      <Stack gap={22}>
        {row.found.length > 0 && <ProblemList problems={row.found} plan={plan.id} />}
        <Values row={row} from={plan.from} to={plan.to} />
        <Why chain={chainOf(row.key, rows)} />
        <Decide plan={plan} row={row} />
      </Stack>
    </Panel>
  )
}

function Values({
  row: { choice, before, after },
  from,
  to,
}: {
  readonly row: DifferenceRow
  readonly from: string
  readonly to: string
}): ReactNode {
  const whole = after ?? before
  if (choice === 'update')
    return (
      <section aria-label="What changes">
        <Difference before={before} after={after} />
        <details style={{ marginTop: 14 }}>
          <summary className="dimmed" style={{ cursor: 'pointer' }}>
            All of it, as {to} will have it
          </summary>
          <div style={{ marginTop: 8 }}>
            <ValueTree value={after} />
          </div>
        </details>
      </section>
    )
  if (whole === null || whole === undefined)
    return <div className="dimmed">It is not carried, so nothing of it is compared.</div>
  const says = {
    create: `What ${to} gets`,
    delete: `What ${to} loses`,
    unchanged: `Equal on ${from} and ${to}`,
    use: `As it is on ${to}, and stays`,
    'left-out': 'Left out',
  }[choice]
  return (
    <section aria-label={says}>
      <h3 style={{ margin: '0 0 6px', fontSize: 13 }}>{says}</h3>
      <ValueTree value={whole} />
    </section>
  )
}

function Why({ chain }: { readonly chain: readonly string[] }): ReactNode {
  const { change } = useView()
  return (
    <section aria-label="Why it is included">
      <h3 style={{ margin: '0 0 6px', fontSize: 13 }}>Why it is included</h3>
      {chain.length === 0 ? (
        <div className="dimmed">It was chosen.</div>
      ) : (
        <ol style={{ margin: 0, padding: 0, listStyle: 'none', display: 'grid', gap: 2 }}>
          {chain.map((key, index) => (
            <li key={key} style={{ display: 'flex', gap: 8 }}>
              <span className="dimmed" style={{ flex: 'none', width: 70 }}>
                {index === 0 ? 'needed by' : 'for'}
              </span>
              <button type="button" onClick={() => change({ open: key, show: 'all' })} style={LINK}>
                <ObjectName of={key} />
              </button>
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}

const LINK = {
  padding: 0,
  border: 0,
  background: 'none',
  color: 'inherit',
  font: 'inherit',
  cursor: 'pointer',
  minWidth: 0,
  minHeight: 24,
} as const
