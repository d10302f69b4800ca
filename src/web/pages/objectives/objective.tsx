/** One objective: its line, and opened its key results and what serves it. */
import { ActionIcon, Button } from '@mantine/core'
import { IconChevronRight, IconPlus } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { ItemRowView } from '../../../actions/index.ts'
import { Late, Rows } from '../../parts/loaded.tsx'
import { EditDay, EditHealth, EditOwner } from '../../parts/portfolio/edit-item.tsx'
import { ItemName } from '../../parts/portfolio/item-name.tsx'
import { KeyResults } from '../../parts/portfolio/key-results.tsx'
import { doneOf } from '../../parts/portfolio/roll-up-words.ts'
import { Share } from '../../parts/portfolio/share.tsx'
import { Sparkline } from '../../parts/portfolio/sparkline.tsx'
import { useAsk } from '../../queries.ts'
import { useMay } from '../../session.ts'
import { useView } from '../../view.ts'
import classes from './objectives.module.css'

export function Objective({
  objective,
  depth,
  open,
  turn,
}: {
  readonly objective: ItemRowView
  readonly depth: number
  readonly open: boolean
  readonly turn: () => void
}): ReactNode {
  return (
    <li style={{ marginLeft: depth * 24 }}>
      <div className={classes.line} data-objective>
        <span className={classes.name}>
          <ActionIcon
            variant="subtle"
            color="gray"
            size={24}
            aria-expanded={open}
            aria-label={`What belongs to ${objective.code}`}
            onClick={turn}
          >
            <IconChevronRight size={15} aria-hidden className={classes.chevron} data-open={open || undefined} />
          </ActionIcon>
          <ItemName item={objective} strong />
        </span>
        <Together objective={objective} />
        <Cells item={objective} />
      </div>
      {open && (
        <div className={classes.below}>
          <Results objective={objective} />
          <Serving objective={objective} />
        </div>
      )}
    </li>
  )
}

/** What of it is not shown here is on its own page. */
const MOST = 50

/** What stands right below it and is no objective of its own. */
function Serving({ objective: { id, code } }: { readonly objective: ItemRowView }): ReactNode {
  const { data } = useAsk('GET /items/lines', { as: 'table', below: id, level: 'initiative,outcome', limit: MOST })
  if (!data) return null
  return (
    <>
      {data.rows.map((item) => (
        <div key={item.id} className={classes.line}>
          <span className={classes.name}>
            <ItemName item={item} />
          </span>
          <span />
          <Cells item={item} />
        </div>
      ))}
      {data.total > data.rows.length && (
        <Link to="/portfolio/items/$id" params={{ id: code }} className={classes.name}>
          and {(data.total - data.rows.length).toLocaleString()} more
        </Link>
      )}
    </>
  )
}

function Together({ objective: { keyResults, code } }: { readonly objective: ItemRowView }): ReactNode {
  if (keyResults === null) return <span className="dimmed">none</span>
  const { share, count } = keyResults
  return <Share share={share} label={`${code}: the mean of ${count} key ${count === 1 ? 'result' : 'results'}`} />
}

function Cells({ item }: { readonly item: ItemRowView }): ReactNode {
  const { rollUp, code, trend, id } = item
  const { change } = useView()
  return (
    <>
      <button
        type="button"
        className={classes.work}
        title={`${doneOf(rollUp)}. Click for the issues and the formula.`}
        onClick={() => change({ open: id, new: undefined, result: undefined })}
      >
        <Share share={rollUp.share} label={`${code}, ${doneOf(rollUp)}`} unknown={rollUp.unknown} of={rollUp.issues} />
      </button>
      <span className={classes.spare}>
        <Sparkline trend={trend} />
      </span>
      <span className={classes.cell}>
        <EditHealth item={item} />
      </span>
      <span className={`${classes.cell} ${classes.spare}`}>
        <EditOwner item={item} />
      </span>
      <span className={classes.cell}>
        <EditDay item={item} field="due" />
      </span>
    </>
  )
}

function Results({ objective }: { readonly objective: ItemRowView }): ReactNode {
  const known = useAsk('GET /items/{id}', { id: objective.id }, { fresh: 30_000 })
  const { change } = useView()
  const may = useMay('editor')
  const make = may && (
    <Button
      variant="subtle"
      color="gray"
      c="var(--text-dimmed)"
      fw={400}
      size="compact-sm"
      leftSection={<IconPlus size={13} aria-hidden />}
      onClick={() => change({ result: `${objective.id} new`, new: undefined, open: undefined })}
    >
      Key result
    </Button>
  )
  if (objective.keyResults === null) return make
  if (!known.data)
    return (
      <Late>
        <Rows count={objective.keyResults.count} />
      </Late>
    )
  return (
    <>
      <KeyResults
        results={known.data.results}
        edit={({ id }) => change({ result: `${objective.id} ${id}`, new: undefined, open: undefined })}
      />
      {make}
    </>
  )
}
