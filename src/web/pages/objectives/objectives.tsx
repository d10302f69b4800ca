/** Objectives with their key results and, beside them, the progress of the work below; what serves each stands under it. */
import { type ReactNode, useState } from 'react'
import { Loaded } from '../../parts/loaded.tsx'
import { Page } from '../../parts/page.tsx'
import { useAsk } from '../../queries.ts'
import { useMay } from '../../session.ts'
import { useView } from '../../view.ts'
import { NewObjective } from './new-objective.tsx'
import { NoObjectives } from './no-objectives.tsx'
import { ObjectiveTree } from './objective-tree.tsx'
import { ObjectivesPanel } from './objectives-panel.tsx'

/** So many more are shown each time. */
const MORE = 100

export function ObjectivesPage(): ReactNode {
  const { view } = useView()
  const [most, setMost] = useState(MORE)
  const { q, stage, health, owner } = view
  const query = useAsk(
    'GET /items/lines',
    { as: 'tree', level: 'objective', q, stage, health, owner, limit: most },
    { keep: true },
  )
  const counts = useAsk('GET /items/counts', { level: 'objective' })
  const mayEdit = useMay('editor')
  const some = (counts.data?.of ?? 0) > 0
  return (
    <Page
      title="Objectives"
      context="What is to be reached, by which numbers it is told, and how far the work below it is. The two are never mixed."
      action={some && mayEdit && <NewObjective />}
    >
      <Loaded query={counts.data ? query : { ...query, data: undefined }}>
        {({ rows, total, shown, of }) => (
          <>
            {some ? (
              <ObjectiveTree
                objectives={rows}
                shown={shown}
                inAll={counts.data?.of ?? 0}
                {...(total > rows.length ? { more: () => setMost(most + MORE) } : {})}
              />
            ) : (
              <NoObjectives others={of > 0} />
            )}
            <ObjectivesPanel here={rows} />
          </>
        )}
      </Loaded>
    </Page>
  )
}
