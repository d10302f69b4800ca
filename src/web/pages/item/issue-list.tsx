/** The columns of an item's issues. */
import { ActionIcon } from '@mantine/core'
import { IconUnlink } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { LinkedIssueView } from '../../../actions/index.ts'
import { Changed } from '../../parts/changed.tsx'
import { Mark } from '../../parts/mark.tsx'
import { IssueKey } from '../../parts/portfolio/issue-key.tsx'
import { ItemName } from '../../parts/portfolio/item-name.tsx'
import { countsText, HOW } from '../../parts/portfolio/roll-up-words.ts'
import { ISSUE_STATES, STATUS_SIGNS } from '../../parts/portfolio/signs.ts'
import type { Column, Filter, List } from '../../parts/table/column.ts'
import { tellRefused } from '../../parts/tell-refused.ts'
import { When } from '../../parts/when.tsx'
import { OF_ITEMS } from '../../portfolio.ts'
import { useTell } from '../../queries.ts'

const stateWord = ({ state, status }: LinkedIssueView): string => (state === 'seen' ? status : ISSUE_STATES[state].word)

/** Where nothing stands below the item, all is its own. */
const THROUGH: Column<LinkedIssueView> = {
  id: 'through',
  label: 'Through',
  width: '72px',
  spare: true,
  cell: ({ through }) => through && <ItemName item={{ ...through, name: '' }} />,
}
const BY_THROUGH: Filter<LinkedIssueView> = {
  id: 'through',
  label: 'Through',
  of: ({ through }) => through?.code ?? 'Itself',
}

const KEY: Column<LinkedIssueView> = {
  id: 'key',
  label: 'Key',
  width: '92px',
  always: true,
  order: ({ key }) => key,
  cell: (issue) => <IssueKey issue={issue} />,
}
const SUMMARY: Column<LinkedIssueView> = {
  id: 'summary',
  label: 'Summary',
  width: 'minmax(150px, 5fr)',
  always: true,
  order: ({ summary }) => summary,
  cell: ({ summary }) => summary,
}
const STATUS: Column<LinkedIssueView> = {
  id: 'status',
  label: 'Status',
  width: '104px',
  order: stateWord,
  cell: (issue) => (
    <Changed value={stateWord(issue)}>
      <Mark
        quiet={issue.state === 'seen'}
        sign={issue.state === 'seen' ? STATUS_SIGNS[issue.statusCategory] : ISSUE_STATES[issue.state]}
        word={stateWord(issue)}
      />
    </Changed>
  ),
}
const COUNTS: Column<LinkedIssueView> = {
  id: 'counts',
  label: 'Counts',
  width: '84px',
  align: 'right',
  order: ({ counts }) => counts?.of ?? -1,
  cell: ({ counts }) => (
    <span className={counts ? undefined : 'dimmed'}>
      <Changed value={countsText(counts)} />
    </span>
  ),
}
const CAME_IN: Column<LinkedIssueView> = {
  id: 'how',
  label: 'Came in',
  width: '96px',
  spare: true,
  cell: ({ how }) => how.map((one) => HOW[one]).join(', '),
}
const ASSIGNEE: Column<LinkedIssueView> = {
  id: 'assignee',
  label: 'Assignee',
  width: '104px',
  spare: true,
  order: ({ assignee }) => assignee ?? '',
  cell: ({ assignee }) => assignee,
}
const UPDATED: Column<LinkedIssueView> = {
  id: 'updated',
  label: 'Changed',
  width: '88px',
  spare: true,
  order: ({ updated }) => updated,
  cell: ({ updated }) => <When at={updated} />,
}
const unlinkFrom = (item: string): Column<LinkedIssueView> => ({
  id: 'unlink',
  label: 'Unlink',
  width: '24px',
  always: true,
  quiet: true,
  cell: (issue) => <Unlink item={item} issue={issue} />,
})

export function issueList(item: string, mayUnlink: boolean, someThrough: boolean): List<LinkedIssueView> {
  return {
    name: 'item-issues',
    label: 'Issues',
    keyOf: ({ site, issue }) => `${site} ${issue}`,
    textOf: ({ key, summary, type, status, assignee }) => [key, summary, type, status, assignee].join(' '),
    filters: [
      { id: 'status', label: 'Status', of: stateWord },
      { id: 'how', label: 'Came in', of: ({ how }) => how.map((one) => HOW[one]) },
      ...(someThrough ? [BY_THROUGH] : []),
    ],
    columns: [
      ...[KEY, SUMMARY, STATUS, COUNTS, CAME_IN],
      ...(someThrough ? [THROUGH] : []),
      ...[ASSIGNEE, UPDATED],
      ...(mayUnlink ? [unlinkFrom(item)] : []),
    ],
  }
}

/** Only what was linked here by hand; the rest goes by its integration, its rule or its parent. */
function Unlink({ item, issue }: { readonly item: string; readonly issue: LinkedIssueView }): ReactNode {
  const unlink = useTell('POST /items/{id}/unlink', OF_ITEMS)
  const { how, through, connection, key } = issue
  if (!how.includes('hand') || through !== null) return null
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size={24}
      className="on-demand"
      aria-label={`Unlink ${key}`}
      title={`Unlink ${key}. The issue itself is not touched.`}
      onClick={() => unlink.mutate({ id: item, connection, key }, { onError: tellRefused })}
    >
      <IconUnlink size={15} aria-hidden />
    </ActionIcon>
  )
}
