/** Objectives with their key results and, beside them, the progress of the work below; what serves each stands under it. */
import type { ReactNode } from 'react'
import { Loaded } from '../../parts/loaded.tsx'
import { Page } from '../../parts/page.tsx'
import { useItems } from '../../portfolio.ts'
import { useMay } from '../../session.ts'
import { NewObjective } from './new-objective.tsx'
import { NoObjectives } from './no-objectives.tsx'
import { ObjectiveTree } from './objective-tree.tsx'
import { ObjectivesPanel } from './objectives-panel.tsx'

export function ObjectivesPage(): ReactNode {
  const { query, items, tree } = useItems()
  const mayEdit = useMay('editor')
  const some = items.some(({ level }) => level === 'objective')
  return (
    <Page
      title="Objectives"
      context="What is to be reached, by which numbers it is told, and how far the work below it is. The two are never mixed."
      action={some && mayEdit && <NewObjective />}
    >
      <Loaded query={query}>
        {() => (
          <>
            {some ? <ObjectiveTree items={items} tree={tree} /> : <NoObjectives others={items.length > 0} />}
            <ObjectivesPanel items={items} />
          </>
        )}
      </Loaded>
    </Page>
  )
}
