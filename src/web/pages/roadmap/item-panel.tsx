/** One item beside the roadmap: progress, dates, who said them, what both sides disagree about; its page is one click away. */
import { Button, Stack } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Loaded } from '../../parts/loaded.tsx'
import { Panel } from '../../parts/panel.tsx'
import { IssueKey } from '../../parts/portfolio/issue-key.tsx'
import { LevelIcon } from '../../parts/portfolio/item-name.tsx'
import { Formula } from '../../parts/portfolio/roll-up-panel.tsx'
import { useAsk } from '../../queries.ts'
import { Fields } from '../item/fields.tsx'
import { OpenConflicts } from '../item/open-conflicts.tsx'
import { ItemProblems } from '../item/progress.tsx'
import type { RoadmapItem } from './lines-in.ts'

export function ItemPanel({
  id,
  here,
  enter,
  close,
}: {
  readonly id: string
  /** What is known of it already. */
  readonly here: RoadmapItem | undefined
  readonly enter: boolean
  readonly close: () => void
}): ReactNode {
  const query = useAsk('GET /items/{id}', { id })
  const known = query.data ?? here
  if (!known) return null
  const { code, name, level, issue } = known
  return (
    <Panel
      label={`${code} ${name}`}
      title={name}
      context={
        <span style={{ display: 'inline-flex', gap: 6, alignItems: 'center' }}>
          <LevelIcon level={level} /> {code}
          {issue && <IssueKey issue={issue} />}
        </span>
      }
      actions={
        <Button component={Link} to={`/portfolio/items/${code}`} variant="default">
          Open
        </Button>
      }
      close={close}
      enter={enter}
    >
      <Loaded query={query}>
        {(item) => (
          <Stack gap={18}>
            <OpenConflicts conflicts={item.open} />
            <ItemProblems problems={item.found} />
            <Formula rollUp={item.rollUp} />
            <Fields item={item} />
          </Stack>
        )}
      </Loaded>
    </Panel>
  )
}
