/** The issues of Jira that the item's progress is made of, as a live table, and how they come in. */
import { Button, Group } from '@mantine/core'
import { type ReactNode, useMemo, useState } from 'react'
import type { ItemView, LinkedIssueView } from '../../../actions/index.ts'
import { Loaded } from '../../parts/loaded.tsx'
import { useIssues } from '../../parts/portfolio/use-issues.tsx'
import { Section } from '../../parts/section.tsx'
import type { List } from '../../parts/table/column.ts'
import { ListTable } from '../../parts/table/list-table.tsx'
import { useMay } from '../../session.ts'
import { useView } from '../../view.ts'
import { issueList } from './issue-list.tsx'
import { LinkIssue } from './link-issue.tsx'
import { Rules } from './rules.tsx'

/** What happened to the item stands below its issues, and shall be reached. */
const FEW = 50

export function Issues({ item }: { readonly item: ItemView }): ReactNode {
  const { change } = useView()
  const may = useMay('editor')
  const { query, more } = useIssues(item.id)
  const someThrough = query.data?.issues.some(({ through }) => through !== null) ?? false
  const list = useMemo(() => issueList(item.id, may, someThrough), [item.id, may, someThrough])
  return (
    <Section
      title="Issues"
      action={
        may && (
          <Group gap={8} wrap="nowrap">
            <Button variant="default" onClick={() => change({ show: 'rule new' })}>
              New rule
            </Button>
            <LinkIssue id={item.id} />
          </Group>
        )
      }
    >
      <Rules item={item} />
      <Loaded query={query}>
        {({ issues }) =>
          issues.length === 0 ? (
            <div className="dimmed" style={{ fontSize: 13 }}>
              None yet. Link an issue by its key, or say by a rule in JQL which issues belong here.
            </div>
          ) : (
            <>
              <Listed list={list} issues={issues} />
              {more}
            </>
          )
        }
      </Loaded>
    </Section>
  )
}

/** The first ones, until somebody asks for all or looks for some. */
function Listed({
  list,
  issues,
}: {
  readonly list: List<LinkedIssueView>
  readonly issues: readonly LinkedIssueView[]
}): ReactNode {
  const { view } = useView()
  const [all, setAll] = useState(false)
  const looks = view.q !== undefined || view.sort !== undefined || list.filters?.some(({ id }) => view[id])
  if (all || looks || issues.length <= FEW) return <ListTable list={list} rows={issues} />
  return (
    <>
      <ListTable list={list} rows={issues} arranged={{ rows: issues.slice(0, FEW), count: issues.length }} />
      <Button variant="default" mt="sm" onClick={() => setAll(true)}>
        Show all {issues.length} issues
      </Button>
    </>
  )
}
