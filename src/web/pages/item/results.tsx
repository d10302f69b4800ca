/** An objective's key results, beside its progress: the two are never mixed. */
import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import type { ItemView } from '../../../actions/index.ts'
import { KeyResults } from '../../parts/portfolio/key-results.tsx'
import { percent } from '../../parts/portfolio/share.tsx'
import { Section } from '../../parts/section.tsx'
import { useMay } from '../../session.ts'
import { useView } from '../../view.ts'

export function Results({ item: { results, keyResults } }: { readonly item: ItemView }): ReactNode {
  const { change } = useView()
  const may = useMay('editor')
  return (
    <Section
      title="Key results"
      says={keyResults && `Together ${percent(keyResults.share)}: their mean.`}
      action={
        may && (
          <Button variant="default" onClick={() => change({ show: 'result new' })}>
            New key result
          </Button>
        )
      }
    >
      {results.length === 0 ? (
        <div className="dimmed" style={{ fontSize: 13 }}>
          None yet. A key result is a number that moves from where it is to a target, and says when the objective is
          reached.
        </div>
      ) : (
        <KeyResults results={results} edit={({ id }) => change({ show: `result ${id}` })} />
      )}
    </Section>
  )
}
