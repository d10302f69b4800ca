/** One transition before and after: its rules, with their texts compared. */
import { CloseButton, Group } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Members } from '../difference/differ.ts'
import { Difference } from '../difference/difference.tsx'
import { ValueTree } from '../difference/value-tree.tsx'
import { Mark } from '../mark.tsx'
import { FATES } from './fates.ts'
import type { MergedTransition } from './merge-workflows.ts'

export function ChosenTransition({
  transition: { name, fate, before, after },
  close,
}: {
  readonly transition: MergedTransition
  readonly close: () => void
}): ReactNode {
  return (
    <section className="card" aria-label={`Transition ${name}`} style={{ padding: '10px 14px 12px' }}>
      <Group justify="space-between" wrap="nowrap" mb={6}>
        <Group gap="sm">
          <strong>{name}</strong>
          <Mark sign={FATES[fate]} />
        </Group>
        <CloseButton size="sm" aria-label="Close the transition" onClick={close} />
      </Group>
      {fate === 'changed' ? (
        <Difference before={told(before)} after={told(after)} />
      ) : (
        <ValueTree value={told(after ?? before)} brief />
      )}
    </section>
  )
}

/** Its number means nothing outside its workflow. */
const told = ({ id: _, ...rest }: Members = {}): Members => rest
