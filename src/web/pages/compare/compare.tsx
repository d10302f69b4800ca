/** Two snapshots side by side, of one site or of two: what came, what changed, what went. Which two is in the address. */
import { Button, Group, Select, Stack } from '@mantine/core'
import { IconArrowsExchange, IconGitCompare } from '@tabler/icons-react'
import { type ReactNode, useEffect } from 'react'
import type { KeptSnapshotView } from '../../../actions/index.ts'
import { useLive } from '../../live.ts'
import { Empty } from '../../parts/empty.tsx'
import { Failure } from '../../parts/failure.tsx'
import { Late, Rows } from '../../parts/loaded.tsx'
import { momentText } from '../../parts/side-name.tsx'
import { useAsk, useTell } from '../../queries.ts'
import { useView } from '../../view.ts'
import { ConfigurationPage, ToSnapshots } from '../configuration/configuration-page.tsx'
import { Compared } from './compared.tsx'

const MANY = 200

export function ComparePage(): ReactNode {
  const { view, change } = useView()
  const { from, to } = view
  const kept = useAsk('GET /snapshots/history', { limit: MANY })
  const compare = useTell('POST /snapshots/compare', [])
  const { mutate } = compare
  useEffect(() => {
    if (from && to && from !== to) mutate({ from: `snapshot:${from}`, to: `snapshot:${to}` })
  }, [from, to, mutate])
  // Another pair begins with nothing chosen in it.
  const choose = (which: 'from' | 'to', id: string | null): void => change({ ...CLEAR, [which]: id ?? undefined })
  const data = offered(kept.data?.snapshots ?? [])
  const made = compare.data?.id
  return (
    <ConfigurationPage name="Compare">
      <Stack gap="lg">
        <Group gap="sm" align="flex-end" wrap="nowrap" maw={820}>
          <Side label="Before" data={data} value={from} besides={to} choose={(id) => choose('from', id)} />
          <Button
            variant="default"
            px={8}
            mb={3}
            aria-label="Swap the two"
            title="Swap the two"
            disabled={!from || !to}
            onClick={() => change({ ...CLEAR, from: to, to: from })}
          >
            <IconArrowsExchange size={15} aria-hidden />
          </Button>
          <Side label="After" data={data} value={to} besides={from} choose={(id) => choose('to', id)} />
        </Group>
        {kept.isError && <Failure error={kept.error} again={() => kept.refetch()} />}
        {compare.isError && <Failure error={compare.error} />}
        {!from || !to ? (
          <Empty
            Icon={IconGitCompare}
            title={kept.data?.snapshots.length === 0 ? 'No snapshot has been kept yet' : 'Choose two snapshots'}
            says="Every plan and every proof takes snapshots of both its sites, and you take one by hand under Snapshots. Any two can be compared: object by object, field by field."
            step={kept.data?.snapshots.length === 0 && <ToSnapshots />}
          />
        ) : made ? (
          <Watched id={made} />
        ) : (
          !compare.isError && (
            <Late>
              <Rows />
            </Late>
          )
        )}
      </Stack>
    </ConfigurationPage>
  )
}

const CLEAR = { open: undefined, as: undefined, kind: undefined, choice: undefined, q: undefined, show: undefined }

type Offered = { readonly group: string; readonly items: { readonly value: string; readonly label: string }[] }[]

/** By site, newest first. */
function offered(snapshots: readonly KeptSnapshotView[]): Offered {
  return [...Map.groupBy(snapshots, ({ connection }) => connection)].map(([group, mine]) => ({
    group,
    items: mine.map(({ id, takenAt, byHand }) => ({
      value: id,
      label: `${group}, ${momentText(takenAt)}${byHand ? ', by hand' : ''}`,
    })),
  }))
}

function Side({
  label,
  data,
  value,
  besides,
  choose,
}: {
  readonly label: string
  readonly data: Offered
  readonly value: string | undefined
  readonly besides: string | undefined
  readonly choose: (id: string | null) => void
}): ReactNode {
  return (
    <Select
      label={label}
      placeholder="Choose a snapshot"
      data={data.map(({ group, items }) => ({ group, items: items.filter((one) => one.value !== besides) }))}
      value={value ?? null}
      onChange={choose}
      searchable
      maxDropdownHeight={360}
      style={{ flex: 1 }}
    />
  )
}

function Watched({ id }: { readonly id: string }): ReactNode {
  const plan = useAsk('GET /plans/{id}', { id })
  const analysing = plan.data?.state === 'analysing'
  const progress = useLive(analysing ? `plan:${id}` : undefined, ['GET /plans/{id}'])
  if (plan.isError) return <Failure error={plan.error} again={() => plan.refetch()} />
  if (!plan.data)
    return (
      <Late>
        <Rows />
      </Late>
    )
  return <Compared plan={plan.data} progress={progress} />
}
