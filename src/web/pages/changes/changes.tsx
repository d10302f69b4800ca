/** The portfolio on two days beside each other: progress, slips, what came and went. */
import { Group, SegmentedControl, TextInput } from '@mantine/core'
import { IconCalendarStats } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import type { ComparedItemView } from '../../../actions/index.ts'
import { Empty } from '../../parts/empty.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Page } from '../../parts/page.tsx'
import { ListTable } from '../../parts/table/list-table.tsx'
import { useAsk } from '../../queries.ts'
import { useView } from '../../view.ts'
import { COMPARED_ITEMS, differs } from './columns.tsx'
import { dayBefore, spanText } from './days.ts'
import { ShiftPanel } from './shift-panel.tsx'

const MONTH = 28

export function ChangesPage(): ReactNode {
  const { view } = useView()
  const from = view.from ?? dayBefore(MONTH)
  const days = { from, ...(view.to === undefined ? {} : { to: view.to }) }
  const compared = useAsk('GET /portfolio/compare', days, { keep: true })
  return (
    <Page
      title="Changes"
      context={`${spanText(days)}: each day as it was at its end, told by the history of both sides.`}
      action={<Days from={from} to={view.to} />}
    >
      <Loaded query={compared}>{({ items }) => <Listed items={items} days={days} />}</Loaded>
    </Page>
  )
}

function Days({ from, to }: { readonly from: string; readonly to: string | undefined }): ReactNode {
  const { change } = useView()
  const day = (label: string, value: string, choose: (day: string | undefined) => void): ReactNode => (
    <TextInput
      type="date"
      size="xs"
      aria-label={label}
      value={value}
      max={dayBefore(0)}
      onChange={({ currentTarget }) => choose(currentTarget.value || undefined)}
    />
  )
  return (
    <Group gap={8} wrap="nowrap">
      {day('From the end of', from, (chosen) => change({ from: chosen, open: undefined }))}
      <span className="dimmed">to</span>
      {day('To the end of', to ?? dayBefore(0), (chosen) =>
        change({ to: chosen === dayBefore(0) ? undefined : chosen, open: undefined }),
      )}
    </Group>
  )
}

function Listed({
  items,
  days,
}: {
  readonly items: readonly ComparedItemView[]
  readonly days: { readonly from: string; readonly to?: string }
}): ReactNode {
  const { view, change } = useView()
  const [enter, setEnter] = useState(false)
  const all = view.show === 'all'
  const rows = all ? items : items.filter(differs)
  const open = items.find(({ id }) => id === view.open)
  const pick = (
    <SegmentedControl
      size="xs"
      aria-label="Which items"
      data={[
        { value: 'changed', label: 'What changed' },
        { value: 'all', label: 'All' },
      ]}
      value={all ? 'all' : 'changed'}
      onChange={(show) => change({ show: show === 'all' ? 'all' : undefined, open: undefined })}
    />
  )
  if (rows.length === 0)
    return (
      <>
        <div style={{ marginBottom: 8 }}>{pick}</div>
        <Empty
          Icon={IconCalendarStats}
          title={items.length === 0 ? 'There were no items on either day' : 'Nothing changed between these days'}
          says="Progress, dates, and the issues below each item are compared. Choose an earlier day to look further back."
        />
      </>
    )
  return (
    <>
      <ListTable
        list={COMPARED_ITEMS}
        rows={rows}
        extra={pick}
        open={view.open}
        onOpen={(row, into) => {
          setEnter(into)
          change({ open: row?.id })
        }}
      />
      {open && (
        <ShiftPanel key={open.id} item={open} days={days} enter={enter} close={() => change({ open: undefined })} />
      )}
    </>
  )
}
