/** How each kind of a snapshot was read: in full, or carried over from the one before with a sample to be sure; and the alarm. */
import { Table } from '@mantine/core'
import type { ReactNode } from 'react'
import type { SnapshotView } from '../../../actions/index.ts'
import { ObjectName, useKindLabel } from '../../parts/kind.tsx'
import { Notice } from '../../parts/notice.tsx'
import { When } from '../../parts/when.tsx'
import { counted, isRefreshed, type KindRead, readingOf } from './reading.ts'

type Kinds = Pick<SnapshotView, 'kinds'>

/** So many are named. */
const FEW = 8

export function Missed({ kinds }: Kinds): ReactNode {
  const { missed } = readingOf(kinds)
  if (missed.length === 0) return null
  return (
    <Notice
      meaning="change"
      title={`${counted(missed.length, 'object')} had changed without any sign from Jira, so all of the kind was read.`}
    >
      {missed.slice(0, FEW).map((key) => (
        <div key={key}>
          <ObjectName of={key} />
        </div>
      ))}
      {missed.length > FEW && <div>{(missed.length - FEW).toLocaleString()} more.</div>}
      <div>Whoever doubts what this site tells of its changes reads everything again.</div>
    </Notice>
  )
}

export function HowRead({ kinds }: Kinds): ReactNode {
  const { refreshed, carried, sampled } = readingOf(kinds)
  const label = useKindLabel()
  const names = Object.keys(kinds)
  return (
    <details>
      <summary style={{ cursor: 'pointer', fontSize: 13 }}>
        {refreshed === 0
          ? 'Everything was read in full.'
          : `${refreshed} of ${counted(names.length, 'kind')} refreshed: ${counted(carried, 'object')} carried over from the snapshot before, ${sampled.toLocaleString()} of them read again to be sure.`}
      </summary>
      <Table mt="xs" layout="fixed" aria-label="How each kind was read">
        <Table.Thead>
          <Table.Tr>
            <Table.Th w="24%">Kind</Table.Th>
            <Table.Th w={90} ta="right">
              Objects
            </Table.Th>
            <Table.Th>How it was read</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {names
            .toSorted(
              (left, right) =>
                Number(isTold(kinds[right])) - Number(isTold(kinds[left])) ||
                label(left).localeCompare(label(right), 'en'),
            )
            .map((kind) => (
              <Table.Tr key={kind}>
                <Table.Th scope="row" fw={500}>
                  {label(kind)}
                </Table.Th>
                <Table.Td ta="right" className="tabular">
                  {kinds[kind]?.count.toLocaleString()}
                </Table.Td>
                <Table.Td>
                  <OneKind {...(kinds[kind] as KindRead)} />
                </Table.Td>
              </Table.Tr>
            ))}
        </Table.Tbody>
      </Table>
    </details>
  )
}

/** What was not simply read in full stands first. */
const isTold = (kind: KindRead | undefined): boolean =>
  kind !== undefined && (isRefreshed(kind) || kind.missed !== undefined || kind.state !== 'complete')

function OneKind(kind: KindRead): ReactNode {
  const { state, reason, since, carried = 0, sampled = 0, silent, missed } = kind
  if (state !== 'complete') return <span className="dimmed">{reason ?? 'Not whole'}</span>
  if (missed) return `In full: ${counted(missed.length, 'change')} had come without a sign`
  if (!isRefreshed(kind) || since === undefined) return <span className="dimmed">In full</span>
  return (
    <>
      {carried.toLocaleString()} unchanged and carried over, {sampled.toLocaleString()} of them read again to be sure;
      last read in full <When at={new Date(since).toISOString()} />
      {silent && <div className="dimmed">{silent}</div>}
    </>
  )
}
