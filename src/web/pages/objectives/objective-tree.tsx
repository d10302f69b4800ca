/** The objectives as a tree, searched and filtered; each opens to its key results and to what serves it. */
import { Button } from '@mantine/core'
import { useLocalStorage } from '@mantine/hooks'
import { IconFilterOff } from '@tabler/icons-react'
import { type ReactNode, useMemo } from 'react'
import type { ItemLineView } from '../../../actions/index.ts'
import { Empty } from '../../parts/empty.tsx'
import { HEALTH_SIGNS, type Health } from '../../parts/portfolio/signs.ts'
import { useStages } from '../../parts/portfolio/stage.tsx'
import { useItemCounts } from '../../parts/portfolio/use-item-counts.ts'
import { Bar } from '../../parts/table/bar.tsx'
import type { List } from '../../parts/table/column.ts'
import { useView } from '../../view.ts'
import { Objective } from './objective.tsx'
import classes from './objectives.module.css'

/** So many are open from the start; of more one sees first which there are. */
const FEW = 8

export function ObjectiveTree({
  objectives,
  shown,
  inAll,
  more,
}: {
  readonly objectives: readonly ItemLineView[]
  /** How many fit, of how many. */
  readonly shown: number
  readonly inAll: number
  /** Where not all that fit are here. */
  readonly more?: () => void
}): ReactNode {
  const state = useView()
  const list = useObjectiveList()
  const counted = useItemCounts(list.filters ?? [], 'objective')
  const [turned, setTurned] = useLocalStorage<readonly string[]>({ key: 'objectives.turned', defaultValue: [] })
  const isOpen = (id: string): boolean => turned.includes(id) !== inAll <= FEW
  const turn = (id: string): void =>
    setTurned((before) => (before.includes(id) ? before.filter((one) => one !== id) : [...before, id]))
  return (
    <>
      <Bar list={list} rows={[]} shown={shown} counted={counted} state={state} hidden={[]} onHide={() => {}} />
      {objectives.length === 0 ? (
        <Empty Icon={IconFilterOff} title="Nothing fits" says="No objective fits this search and these filters." />
      ) : (
        <div className={classes.objectives}>
          <div className={classes.head} aria-hidden>
            <span>Objective</span>
            <span>Key results</span>
            <span>Work</span>
            <span className={classes.spare}>Last weeks</span>
            <span>Health</span>
            <span className={classes.spare}>Owner</span>
            <span>Due</span>
          </div>
          <ul className={classes.list} aria-label="Objectives">
            {objectives.map((item) => (
              <Objective
                key={item.id}
                objective={item}
                depth={item.depth}
                open={isOpen(item.id)}
                turn={() => turn(item.id)}
              />
            ))}
          </ul>
        </div>
      )}
      {more && (
        <Button variant="default" mt="sm" onClick={more}>
          Show more of {shown.toLocaleString()}
        </Button>
      )}
    </>
  )
}

function useObjectiveList(): List<ItemLineView> {
  const stages = useStages()
  return useMemo(
    () => ({
      name: 'objectives',
      label: 'Objectives',
      columns: [],
      keyOf: ({ id }) => id,
      textOf: ({ code, name, labels, owner }) => [code, name, labels.join(' '), owner?.name].join(' '),
      filters: [
        {
          id: 'stage',
          label: 'Stage',
          of: ({ stage }) => stage,
          name: (id) => stages.find((stage) => stage.id === id)?.name ?? id,
        },
        {
          id: 'health',
          label: 'Health',
          of: ({ health }) => health ?? 'none',
          name: (health) => (health === 'none' ? 'Not said' : HEALTH_SIGNS[health as Health].word),
        },
        { id: 'owner', label: 'Owner', of: ({ owner }) => owner?.name ?? 'Nobody' },
      ],
    }),
    [stages],
  )
}
