/** The list of integrations: what each keeps aligned, its state, and what waits in it. */
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { IntegrationView } from '../../../actions/index.ts'
import { colour, Mark } from '../../parts/mark.tsx'
import type { Meaning } from '../../parts/signs.ts'
import type { Column, List } from '../../parts/table/column.ts'
import { INTEGRATION_STATES } from '../sync/signs.ts'
import { integrationText, LEVELS } from '../sync/words.ts'

const textFor = ({ mapping, names }: IntegrationView): string =>
  integrationText(mapping.level, names.types, names.projects)

/** A draft goes on where it is made. */
function NameLink({ integration: { id, name, state } }: { readonly integration: IntegrationView }): ReactNode {
  const style = { fontWeight: 550 }
  return state === 'draft' ? (
    <Link to="/sync/new" search={{ integration: id }} style={style}>
      {name}
    </Link>
  ) : (
    <Link to="/sync/integrations/$id" params={{ id }} style={style}>
      {name}
    </Link>
  )
}

type Counted = keyof IntegrationView['counts']

/** Nought is quiet; what waits for somebody has its meaning's colour and leads to where it is settled. */
function countColumn(id: Counted, label: string, meaning?: Meaning, spare?: true): Column<IntegrationView> {
  return {
    id,
    label,
    width: '76px',
    align: 'right',
    ...(spare ? { spare } : {}),
    order: ({ counts }) => counts[id],
    cell: ({ counts }) => {
      const count = counts[id]
      if (count === 0 || !meaning) return <span className={count === 0 ? 'dimmed' : undefined}>{count}</span>
      return <strong style={{ color: colour(meaning), fontWeight: 600 }}>{count.toLocaleString('en')}</strong>
    },
  }
}

export const INTEGRATIONS: List<IntegrationView> = {
  name: 'integrations',
  label: 'Integrations',
  keyOf: ({ id }) => id,
  textOf: (row) => `${row.name} ${row.connection} ${textFor(row)}`,
  filters: [
    { id: 'connection', label: 'Site', of: ({ connection }) => connection },
    { id: 'level', label: 'Level', of: ({ mapping }) => LEVELS[mapping.level][1] },
    {
      id: 'state',
      label: 'State',
      of: ({ state }) => state,
      name: (state) => INTEGRATION_STATES[state as IntegrationView['state']].word,
    },
  ],
  columns: [
    {
      id: 'name',
      label: 'Integration',
      width: 'minmax(110px, 1.2fr)',
      wants: 180,
      always: true,
      order: ({ name }) => name,
      cell: (row) => <NameLink integration={row} />,
    },
    {
      id: 'what',
      label: 'Keeps aligned',
      width: 'minmax(130px, 2fr)',
      spare: true,
      order: textFor,
      cell: textFor,
    },
    {
      id: 'connection',
      label: 'Site',
      width: 'minmax(80px, 0.7fr)',
      spare: true,
      order: ({ connection }) => connection,
      cell: ({ connection }) => connection,
    },
    {
      id: 'state',
      label: 'State',
      width: '88px',
      order: ({ state }) => INTEGRATION_STATES[state].word,
      cell: ({ state }) => <Mark sign={INTEGRATION_STATES[state]} />,
    },
    countColumn('items', 'Items'),
    countColumn('unlinked', 'Unlinked', undefined, true),
    countColumn('waiting', 'Waiting', 'add', true),
    countColumn('conflicts', 'Conflicts', 'person'),
    countColumn('problems', 'Problems', 'change'),
  ],
}
