/** A card for each kind, with four counts; each filters the table below. */
import { IconAlertTriangle, IconEqual, IconPencil, IconPlus } from '@tabler/icons-react'
import type { ReactNode } from 'react'
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

export function KindCards({
  rows,
  kinds,
}: {
  readonly rows: readonly DifferenceRow[]
  readonly kinds: readonly { readonly kind: string; readonly label: string }[]
}): ReactNode {
  const { view, change } = useView()
  const wanted = chosen(view, 'kind')
  const byKind = Map.groupBy(rows, ({ kind }) => kind)
  const filter = (kind: string, more: Readonly<Record<string, string>>): void =>
    change({ choice: undefined, problems: undefined, show: undefined, q: undefined, kind, ...more })
  return (
    <section aria-label="Kinds" className={classes.cards}>
      {kinds.map(({ kind, label }) => {
        const mine = byKind.get(kind) ?? []
        const on = wanted.length === 1 && wanted[0] === kind
        return (
          <div key={kind} className={classes.card} data-on={on || undefined}>
            <button
              type="button"
              className={classes.name}
              aria-pressed={on}
              onClick={() => (on ? change({ kind: undefined }) : filter(kind, { show: 'all' }))}
            >
              <KindIcon kind={kind} />
              <span className="one-line" title={label}>
                {label}
              </span>
            </button>
            <div className={classes.counts}>
              {TALLIES.map((tally) => (
                <TallyCount
                  key={tally.id}
                  tally={tally}
                  count={mine.filter(tally.of).length}
                  choose={() => filter(kind, tally.view)}
                />
              ))}
            </div>
          </div>
        )
      })}
    </section>
  )
}

function TallyCount({
  tally: { sign, word },
  count,
  choose,
}: {
  readonly tally: Tally
  readonly count: number
  readonly choose: () => void
}): ReactNode {
  if (count === 0) return <Count sign={sign} count={0} word={word} />
  return (
    <button type="button" onClick={choose}>
      <Count sign={sign} count={count} word={word} />
    </button>
  )
}
