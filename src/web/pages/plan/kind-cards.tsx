/** A card for each kind with its counts; each filters the table below. */
import { IconAlertTriangle, IconEqual, IconPencil, IconPlus, IconTrash, IconUserCheck } from '@tabler/icons-react'
import { memo, type ReactNode, useCallback } from 'react'
import type { KindCounts, PlanView } from '../../../actions/index.ts'
import { KindIcon } from '../../parts/kind.tsx'
import { Count } from '../../parts/mark.tsx'
import type { Sign } from '../../parts/signs.ts'
import { chosen } from '../../parts/table/arrange.ts'
import { useView } from '../../view.ts'
import classes from './kind-cards.module.css'

interface Tally {
  readonly id: string
  readonly sign: Sign
  readonly word: string
  /** As the comparison of two snapshots says it. */
  readonly since?: string
  readonly of: (counts: KindCounts) => number
  /** What the address says then. */
  readonly view: Readonly<Record<string, string>>
}

const TALLIES: readonly Tally[] = [
  {
    id: 'create',
    sign: { meaning: 'add', word: '', Icon: IconPlus },
    word: 'to add',
    since: 'came',
    of: ({ create }) => create,
    view: { choice: 'create' },
  },
  {
    id: 'update',
    sign: { meaning: 'change', word: '', Icon: IconPencil },
    word: 'to change',
    since: 'changed',
    of: ({ update }) => update,
    view: { choice: 'update' },
  },
  {
    id: 'delete',
    sign: { meaning: 'lose', word: '', Icon: IconTrash },
    word: 'to delete',
    since: 'went',
    of: (counts) => counts.delete,
    view: { choice: 'delete' },
  },
  {
    id: 'unchanged',
    sign: { meaning: 'plain', word: '', Icon: IconEqual },
    word: 'unchanged',
    of: ({ unchanged }) => unchanged,
    view: { choice: 'unchanged', show: 'all' },
  },
]

/** Beside the kind's name, and only where there are any. */
const RARE: readonly Tally[] = [
  {
    id: 'problems',
    sign: { meaning: 'person', word: '', Icon: IconAlertTriangle },
    word: 'with problems',
    of: ({ problems }) => problems,
    view: { problems: 'blocks,warns' },
  },
  {
    id: 'mapped',
    sign: { meaning: 'done', word: '', Icon: IconUserCheck },
    word: 'mapped by an answer',
    of: ({ answered = 0 }) => answered,
    view: { mapping: 'answered', show: 'all' },
  },
]

const CLEAR = { choice: undefined, problems: undefined, code: undefined, mapping: undefined }

export function KindCards({ plan: { kinds, comparison } }: { readonly plan: PlanView }): ReactNode {
  const { view, change } = useView()
  const wanted = chosen(view, 'kind')
  const filter = useCallback(
    (kind: string | undefined, more: Readonly<Record<string, string>>): void =>
      change({ ...CLEAR, show: undefined, q: undefined, kind, ...more }),
    [change],
  )
  return (
    <section aria-label="Kinds" className={classes.cards}>
      {kinds.map((counts) => (
        <KindCard
          key={counts.kind}
          counts={counts}
          since={comparison === 'snapshots'}
          on={wanted.length === 1 && wanted[0] === counts.kind}
          filter={filter}
        />
      ))}
    </section>
  )
}

interface KindCardProps {
  readonly counts: KindCounts
  readonly since: boolean
  /** The table shows this kind only. */
  readonly on: boolean
  readonly filter: (kind: string | undefined, more: Readonly<Record<string, string>>) => void
}

const KindCard = memo(function kindCard({ counts, since, on, filter }: KindCardProps): ReactNode {
  const { kind, label } = counts
  return (
    <div className={classes.card} data-on={on || undefined}>
      <div className={classes.top}>
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
        {!since && <Tallies of={RARE} counts={counts} filter={filter} />}
      </div>
      <div className={classes.counts}>
        <Tallies of={TALLIES} counts={counts} since={since} filter={filter} />
      </div>
    </div>
  )
})

function Tallies({
  of: tallies,
  counts,
  since,
  filter,
}: Pick<KindCardProps, 'counts' | 'filter'> & {
  readonly of: readonly Tally[]
  readonly since?: boolean
}): ReactNode {
  return tallies.map(({ id, sign, word, since: other, of, view }) => {
    const count = of(counts)
    if (tallies === RARE && count === 0) return null
    return (
      <button
        key={id}
        type="button"
        className={classes.tally}
        disabled={count === 0}
        onClick={() => filter(counts.kind, view)}
      >
        <Count sign={sign} count={count} word={since && other ? other : word} />
      </button>
    )
  })
}
