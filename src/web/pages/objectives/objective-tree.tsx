/** The objectives as a tree, searched and filtered; each opens to its key results and to what serves it. */
import { useLocalStorage } from '@mantine/hooks'
import { IconFilterOff } from '@tabler/icons-react'
import { type ReactNode, useMemo } from 'react'
import type { ListedItemView } from '../../../actions/index.ts'
import { filterTree, type Tree, walk } from '../../../portfolio/index.ts'
import { Empty } from '../../parts/empty.tsx'
import { HEALTH_SIGNS, type Health } from '../../parts/portfolio/signs.ts'
import { useStages } from '../../parts/portfolio/stage.tsx'
import { fits } from '../../parts/table/arrange.ts'
import { Bar } from '../../parts/table/bar.tsx'
import type { List } from '../../parts/table/column.ts'
import { useView } from '../../view.ts'
import { Objective } from './objective.tsx'
import classes from './objectives.module.css'

/** So many are open from the start; of more one sees first which there are. */
const FEW = 8

export function ObjectiveTree({
  items,
  tree,
}: {
  readonly items: readonly ListedItemView[]
  readonly tree: Tree<ListedItemView>
}): ReactNode {
  const state = useView()
  const list = useObjectiveList()
  const objectives = useMemo(() => items.filter(({ level }) => level === 'objective'), [items])
  const hits = new Set(objectives.filter((one) => fits(one, list, state.view)).map(({ id }) => id))
  const shown = walk(filterTree(tree, ({ id }) => hits.has(id))).filter(({ item }) => item.level === 'objective')
  const [turned, setTurned] = useLocalStorage<readonly string[]>({ key: 'objectives.turned', defaultValue: [] })
  const isOpen = (id: string): boolean => turned.includes(id) !== objectives.length <= FEW
  const turn = (id: string): void =>
    setTurned((before) => (before.includes(id) ? before.filter((one) => one !== id) : [...before, id]))
  return (
    <>
      <Bar list={list} rows={objectives} shown={hits.size} state={state} hidden={[]} onHide={() => {}} />
      {shown.length === 0 ? (
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
            {shown.map(({ item, depth }) => (
              <Objective
                key={item.id}
                objective={item}
                depth={depth}
                below={(tree.children.get(item.id) ?? []).filter(({ level }) => level !== 'objective')}
                open={isOpen(item.id)}
                turn={() => turn(item.id)}
              />
            ))}
          </ul>
        </div>
      )}
    </>
  )
}

function useObjectiveList(): List<ListedItemView> {
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
