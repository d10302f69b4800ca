/** An item's lifecycle stage, and the stages that the organisation has. */
import { type ReactNode, useMemo } from 'react'
import type { StageView } from '../../../actions/index.ts'
import { useAsk } from '../../queries.ts'
import { Mark } from '../mark.tsx'
import { STAGE_SIGNS } from './signs.ts'

/** In their order; empty until they are known. */
export function useStages(): readonly StageView[] {
  const stages = useAsk('GET /stages', {}, { fresh: 60_000 }).data?.stages
  return useMemo(() => [...(stages ?? [])].sort((left, right) => left.position - right.position), [stages])
}

export function StageMark({ id }: { readonly id: string }): ReactNode {
  const stages = useStages()
  const stage = stages.find((one) => one.id === id)
  return stage ? (
    <Mark quiet sign={STAGE_SIGNS[stage.category]} word={stage.name} />
  ) : (
    <span className="dimmed">{stages.length === 0 ? '…' : id}</span>
  )
}
