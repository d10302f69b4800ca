/** One item's page: its fields and who said them, its progress, its issues, its story. */
import { useParams } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import type { ItemView } from '../../../actions/index.ts'
import { LoadedPage } from '../../parts/loaded-page.tsx'
import { Page } from '../../parts/page.tsx'
import { KeyResultForm } from '../../parts/portfolio/key-result-form.tsx'
import { RollUpPanel } from '../../parts/portfolio/roll-up-panel.tsx'
import { useAsk } from '../../queries.ts'
import { useView } from '../../view.ts'
import { Activity } from './activity.tsx'
import { Below } from './below.tsx'
import { Comments } from './comments.tsx'
import { Crumbs, ItemTitle } from './crumbs.tsx'
import { Description } from './description.tsx'
import { Fields } from './fields.tsx'
import { Issues } from './issues.tsx'
import classes from './item.module.css'
import { ItemActions } from './item-actions.tsx'
import { ItemSkeleton } from './item-skeleton.tsx'
import { OpenConflicts } from './open-conflicts.tsx'
import { ItemProblems, Progress } from './progress.tsx'
import { PushPanel } from './push-panel.tsx'
import { Results } from './results.tsx'
import { RulePanel } from './rule-panel.tsx'

export function ItemPage(): ReactNode {
  const { id } = useParams({ from: '/shell/portfolio/items/$id' })
  const item = useAsk('GET /items/{id}', { id })
  return (
    <LoadedPage title="Item" query={item} skeleton={<ItemSkeleton />}>
      {(known) => <Known item={known} />}
    </LoadedPage>
  )
}

/** What the panel beside the page tells or asks. */
export type Shown = 'formula' | 'push' | `rule ${string}` | `result ${string}`

function Known({ item }: { readonly item: ItemView }): ReactNode {
  return (
    <Page
      title={<ItemTitle item={item} />}
      name={`${item.code} ${item.name}`}
      context={<Crumbs item={item} />}
      action={<ItemActions item={item} />}
    >
      <div className={classes.page}>
        <div className={classes.story}>
          <OpenConflicts conflicts={item.open} />
          <ItemProblems problems={item.found} />
          <Progress item={item} />
          {item.level === 'objective' && <Results item={item} />}
          <Description item={item} />
          <Below item={item} />
          <Issues item={item} />
          <Comments item={item} />
          <Activity id={item.id} />
        </div>
        <Fields item={item} />
      </div>
      <ItemPanel item={item} />
    </Page>
  )
}

function ItemPanel({ item }: { readonly item: ItemView }): ReactNode {
  const { view, change } = useView()
  const [what, about] = (view.show ?? '').split(' ')
  const [close] = useState(() => () => change({ show: undefined }))
  if (what === 'formula') return <RollUpPanel item={item} enter linked={false} close={close} />
  if (what === 'push') return <PushPanel item={item} close={close} />
  if (what === 'rule') return <RulePanel item={item} connection={about} close={close} />
  if (what === 'result')
    return <KeyResultForm item={item} result={item.results.find(({ id }) => id === about)} close={close} />
  return null
}
