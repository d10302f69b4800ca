/** The objects of a snapshot by page, searched inside their values too; the panel shows a whole value. */
import { type ReactNode, useMemo, useState } from 'react'
import type { SnapshotObjectView, SnapshotView } from '../../../actions/index.ts'
import type { Input } from '../../api.ts'
import { Copy } from '../../parts/copy.tsx'
import { ValueTree } from '../../parts/difference/value-tree.tsx'
import { Failure } from '../../parts/failure.tsx'
import { nameIn } from '../../parts/keys.ts'
import { ObjectName, useKindLabel } from '../../parts/kind.tsx'
import { Late, Rows } from '../../parts/loaded.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Panel } from '../../parts/panel.tsx'
import type { List } from '../../parts/table/column.ts'
import { PagedTable } from '../../parts/table/paged-table.tsx'
import { type Paged, usePages } from '../../parts/table/use-pages.ts'
import { useAsk } from '../../queries.ts'
import { useView, type View } from '../../view.ts'

const ROUTE = 'GET /snapshots/{id}/objects'
const LOCKED = { yes: 'Jira’s own', no: 'Made here' } as const

function listFor(label: (kind: string) => string): List<SnapshotObjectView> {
  return {
    name: 'objects',
    label: 'Objects',
    keyOf: ({ key }) => key,
    // The server looks into values.
    textOf: ({ key }) => key,
    filters: [
      { id: 'kind', label: 'Kind', of: ({ kind }) => kind, name: label },
      {
        id: 'locked',
        label: 'Jira’s own',
        of: ({ locked }) => (locked ? 'yes' : 'no'),
        name: (locked) => LOCKED[locked as keyof typeof LOCKED],
      },
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
        cell: ({ description }) => <span className="dimmed">{description}</span>,
      },
      {
        id: 'locked',
        label: 'Note',
        width: 'minmax(120px, 1fr)',
        spare: true,
        cell: ({ locked, ambiguous }) => (
          <span className="dimmed">{locked ?? (ambiguous ? 'Name not unique' : '')}</span>
        ),
      },
    ],
  }
}

function wantedBy(id: string, view: View): Input<typeof ROUTE> {
  const sort = (['name', '-name'] as const).find((one) => one === view.sort)
  const locked = view.locked === 'yes' ? 'true' : view.locked === 'no' ? 'false' : undefined
  return {
    id,
    ...(view.kind ? { kind: view.kind } : {}),
    ...(locked ? { locked } : {}),
    ...(view.q ? { search: view.q } : {}),
    ...(sort ? { sort } : {}),
    values: 'false',
  }
}

export function Objects({ snapshot }: { readonly snapshot: SnapshotView }): ReactNode {
  const { id, kinds, objects } = snapshot
  const { view, change } = useView()
  const [enter, setEnter] = useState(false)
  const label = useKindLabel()
  const list = useMemo(() => listFor(label), [label])
  const wanted = useMemo(() => wantedBy(id, view), [id, view])
  const paged = useMemo(
    (): Paged<typeof ROUTE, SnapshotObjectView> => ({
      route: ROUTE,
      rowsIn: (answer) => answer.objects,
      groupsIn: (answer) => answer.kinds.map(({ kind, count }) => ({ group: label(kind), count })),
    }),
    [label],
  )
  const { first, pages } = usePages(paged, wanted)
  const own = useAsk(ROUTE, { id, locked: 'true', values: 'false', limit: 1 }).data?.total
  if (first.isError && !first.data) return <Failure error={first.error} again={() => first.refetch()} />
  if (!first.data || own === undefined)
    return (
      <Late>
        <Rows />
      </Late>
    )
  const options = {
    kind: Object.entries(kinds).flatMap(([kind, { count }]) => (count > 0 ? [[kind, count] as const] : [])),
    locked: [['yes', own] as const, ['no', objects - own] as const],
  }
  return (
    <>
      <PagedTable
        list={list}
        pages={pages}
        counted={{ total: objects, options }}
        open={view.open}
        onOpen={(row, into) => {
          setEnter(into)
          change({ open: row?.key })
        }}
      />
      {view.open !== undefined && (
        <OpenObject id={id} of={view.open} enter={enter} close={() => change({ open: undefined })} />
      )}
    </>
  )
}

/** A row holds no value: it is asked for when somebody looks at it. */
function OpenObject({
  id,
  of,
  ...panel
}: {
  readonly id: string
  readonly of: string
  readonly enter: boolean
  readonly close: () => void
}): ReactNode {
  const object = useAsk(ROUTE, { id, key: of, limit: 1 }).data?.objects[0]
  return object && <ObjectPanel object={object} {...panel} />
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
