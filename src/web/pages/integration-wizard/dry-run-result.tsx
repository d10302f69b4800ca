/** What a dry run found: how much would change where, what is in conflict, what is wrong, and every change. */
import { Group } from '@mantine/core'
import type { ReactNode } from 'react'
import type { DryRunView } from '../../../actions/index.ts'
import { Mark } from '../../parts/mark.tsx'
import { Section } from '../../parts/section.tsx'
import { ProblemLines } from '../sync/problem-lines.tsx'
import { CONFLICT_STATES } from '../sync/signs.ts'
import { DryRunChanges } from './dry-run-changes.tsx'
import classes from './wizard.module.css'

const number = (count: number): string => count.toLocaleString('en')

export function DryRunResult({
  found,
  actions,
}: {
  readonly found: DryRunView
  readonly actions?: ReactNode
}): ReactNode {
  const { id, jira, here, issues, conflicts, problems } = found
  return (
    <>
      <Group justify="space-between" gap="md" className="card" style={{ padding: '14px 18px' }}>
        <div>
          <div className={`${classes.counts} tabular`} aria-live="polite">
            <span>
              Would change <strong>{number(jira)}</strong> in Jira, <strong>{number(here)}</strong> here
            </span>
            {conflicts > 0 && (
              <Mark
                sign={CONFLICT_STATES.open}
                word={`${number(conflicts)} ${conflicts === 1 ? 'conflict' : 'conflicts'} for you to decide`}
              />
            )}
          </div>
          <div className="dimmed">{number(issues)} issues were looked at. Nothing was written.</div>
        </div>
        <Group gap="sm">{actions}</Group>
      </Group>
      <ProblemLines problems={problems} />
      <Section title="Every change">
        <DryRunChanges id={id} total={jira + here} />
      </Section>
    </>
  )
}
