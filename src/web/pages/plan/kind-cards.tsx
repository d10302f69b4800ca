/** A card for each kind, with four counts; each filters the table below. */
import { IconAlertTriangle, IconEqual, IconPencil, IconPlus } from '@tabler/icons-react'
import { memo, type ReactNode, useCallback, useMemo } from 'react'
import { KindIcon } from '../../parts/kind.tsx'
import { Count } from '../../parts/mark.tsx'
import type { Sign } from '../../parts/signs.ts'
import { chosen } from '../../parts/table/arrange.ts'
import { useView } from '../../view.ts'
import classes from './kind-cards.module.css'
import { type DifferenceRow, isProblem } from './rows.ts'

interface Tally {
  readonly id: string
  readonly sign: Sign
  readonly word: string
  readonly of: (row: DifferenceRow) => boolean
  /** What the address says then. */
  readonly view: Readonly<Record<string, string>>
}

const TALLIES: readonly Tally[] = [
  {
    id: 'create',
    sign: { meaning: 'add', word: '', Icon: IconPlus },
    word: 'to add',
    of: ({ choice }) => choice === 'create',
    view: { choice: 'create' },
  },
  {
    id: 'update',
    sign: { meaning: 'change', word: '', Icon: IconPencil },
    word: 'to change',
    of: ({ choice }) => choice === 'update',
    view: { choice: 'update' },
  },
  {
    id: 'problems',
    sign: { meaning: 'person', word: '', Icon: IconAlertTriangle },
    word: 'with problems',
    of: ({ found }) => found.some(isProblem),
    view: { problems: 'blocks,warns' },
  },
  {
    id: 'unchanged',
    sign: { meaning: 'plain', word: '', Icon: IconEqual },
    word: 'unchanged',
    of: ({ choice }) => choice === 'unchanged',
    view: { choice: 'unchanged', show: 'all' },
  },
]

interface KindCardsProps {
  readonly rows: readonly DifferenceRow[]
  readonly kinds: readonly { readonly kind: string; readonly label: string }[]
}

export function KindCards({ rows, kinds }: KindCardsProps): ReactNode {
  const { view, change } = useView()
  const wanted = chosen(view, 'kind')
  const byKind = useMemo(() => Map.groupBy(rows, ({ kind }) => kind), [rows])
  const filter = useCallback(
    (kind: string | undefined, more: Readonly<Record<string, string>>): void =>
      change({ choice: undefined, problems: undefined, show: undefined, q: undefined, kind, ...more }),
    [change],
  )
  return (
    <section aria-label="Kinds" className={classes.cards}>
      {kinds.map(({ kind, label }) => (
        <KindCard
          key={kind}
          kind={kind}
          label={label}
          rows={byKind.get(kind) ?? NONE}
          on={wanted.length === 1 && wanted[0] === kind}
          filter={filter}
        />
      ))}
    </section>
  )
}

const NONE: readonly DifferenceRow[] = []

interface KindCardProps {
  readonly kind: string
  readonly label: string
  readonly rows: readonly DifferenceRow[]
  /** The table shows this kind only. */
  readonly on: boolean
  readonly filter: (kind: string | undefined, more: Readonly<Record<string, string>>) => void
}

const KindCard = memo(function kindCard({ kind, label, rows, on, filter }: KindCardProps): ReactNode {
  return (
    <div className={classes.card} data-on={on || undefined}>
      <button
        type="button"
        className={classes.name}
        aria-pressed={on}
        onClick={() => filter(on ? undefined : kind, on ? {} : { show: 'all' })}
      >
        <KindIcon kind={kind} />
        <span className="one-line" title={label}>
          {label}
        </span>
      </button>
      <div className={classes.counts}>
        {TALLIES.map(({ id, sign, word, of, view }) => {
          const count = rows.filter(of).length
          return (
            <button key={id} type="button" disabled={count === 0} onClick={() => filter(kind, view)}>
              <Count sign={sign} count={count} word={word} />
            </button>
          )
        })}
      </div>
    </div>
  )
})
