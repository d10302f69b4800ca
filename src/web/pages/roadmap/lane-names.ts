/** What a lane is called, by what the roadmap is grouped by. */
import { useCallback, useMemo } from 'react'
import type { ListedItemView, StageView } from '../../../actions/index.ts'
import type { LanesBy } from '../../../portfolio/index.ts'

const NONE: Readonly<Record<LanesBy, string>> = {
  objective: 'Below no objective',
  owner: 'Nobody',
  stage: 'No stage',
  none: 'All items',
}

export function useLaneNames(
  by: LanesBy,
  items: readonly ListedItemView[],
  stages: readonly StageView[],
): (lane: string | null) => string {
  const owners = useMemo(
    () => new Map(items.flatMap(({ owner }) => (owner ? [[owner.id, owner.name] as const] : []))),
    [items],
  )
  return useCallback(
    (lane) => {
      if (lane === null) return NONE[by]
      if (by === 'owner') return owners.get(lane) ?? lane
      return by === 'stage' ? (stages.find(({ id }) => id === lane)?.name ?? lane) : lane
    },
    [by, owners, stages],
  )
}
