/** The objects of a snapshot, searched inside their values too; the panel shows a whole value. */
import { type ReactNode, useState } from 'react'
import type { SnapshotObjectView } from '../../../actions/index.ts'
import { Copy } from '../../parts/copy.tsx'
import { ValueTree } from '../../parts/difference/value-tree.tsx'
import { Failure } from '../../parts/failure.tsx'
import { nameIn } from '../../parts/keys.ts'
import { ObjectName, useKindLabel } from '../../parts/kind.tsx'
import { Late, Rows } from '../../parts/loaded.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Panel } from '../../parts/panel.tsx'
import type { List } from '../../parts/table/column.ts'
import { ListTable } from '../../parts/table/list-table.tsx'
import { useWhole } from '../../queries.ts'
import { useView } from '../../view.ts'

function listFor(label: (kind: string) => string): List<SnapshotObjectView> {
  return {
    name: 'objects',
    label: 'Objects',
    keyOf: ({ key }) => key,
    textOf: ({ key, value }) => `${key} ${JSON.stringify(value)}`,
    groupOf: ({ kind }) => label(kind),
    filters: [
      { id: 'kind', label: 'Kind', of: ({ kind }) => kind, name: label },
      { id: 'locked', label: 'Jira’s own', of: ({ locked }) => (locked ? 'Jira’s own' : 'Made here') },
    ],
    columns: [
      {
        id: 'name',
        label: 'Object',
        width: 'minmax(220px, 2fr)',
        always: true,
        order: ({ key }) => nameIn(key),
        cell: ({ key }) => <ObjectName of={key} plain />,
      },
      {
        id: 'says',
        label: 'Description',
        width: 'minmax(160px, 2fr)',
        spare: true,
        cell: ({ value }) => <span className="dimmed">{descriptionIn(value)}</span>,
      },
      {
        id: 'locked',
        label: 'Note',
        width: 'minmax(120px, 1fr)',
        cell: ({ locked, ambiguous }) => (
          <span className="dimmed">{locked ?? (ambiguous ? 'Name not unique' : '')}</span>
        ),
      },
    ],
  }
}

function descriptionIn(value: unknown): string {
  const description = typeof value === 'object' && value !== null && 'description' in value ? value.description : ''
  return typeof description === 'string' ? description : ''
}

export function Objects({ id }: { readonly id: string }): ReactNode {
  const whole = useWhole('GET /snapshots/{id}/objects', id, true)
  const { view, change } = useView()
  const [enter, setEnter] = useState(false)
  const list = listFor(useKindLabel())
  if (whole.isError) return <Failure error={whole.error} again={() => whole.refetch()} />
  if (!whole.data)
    return (
      <Late>
        <Rows />
      </Late>
    )
  const rows = whole.data.pages.flatMap(({ objects }) => objects)
  const open = rows.find(({ key }) => key === view.open)
  return (
    <>
      <ListTable
        list={list}
        rows={rows}
        open={view.open}
        onOpen={(row, into) => {
          setEnter(into)
          change({ open: row?.key })
        }}
      />
      {open && <ObjectPanel object={open} enter={enter} close={() => change({ open: undefined })} />}
    </>
  )
}

function ObjectPanel({
  object,
  enter,
  close,
}: {
  readonly object: SnapshotObjectView
  readonly enter: boolean
  readonly close: () => void
}): ReactNode {
  const { kind, key, locked, value } = object
  const label = useKindLabel()
  return (
    <Panel
      label={nameIn(key)}
      title={nameIn(key)}
      context={label(kind)}
      actions={<Copy text={nameIn(key)} what="the name" />}
      close={close}
      enter={enter}
    >
      {locked && (
        <div style={{ marginBottom: 12 }}>
          <Notice meaning="plain" title="Jira lets nobody change this">
            {locked}
          </Notice>
        </div>
      )}
      <ValueTree value={value} />
    </Panel>
  )
}
