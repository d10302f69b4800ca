/** Choosing whose value is kept, and putting the other back; what was decided here is remembered while the page is open. */
import { useCallback, useMemo, useState } from 'react'
import type { ConflictView } from '../../../actions/index.ts'
import { tellRefused } from '../../parts/tell-refused.ts'
import { LISTS_OF_ITEMS } from '../../portfolio.ts'
import { useTell } from '../../queries.ts'
import { useMay } from '../../session.ts'

export interface Decide {
  readonly may: boolean
  readonly decided: ReadonlyMap<string, ConflictView>
  readonly choose: (conflict: ConflictView, winner: 'jira' | 'portfolio') => void
  readonly restore: (conflict: ConflictView) => void
}

const CHANGES = ['GET /conflicts', 'GET /sync', 'GET /integrations', ...LISTS_OF_ITEMS, 'GET /items/{id}'] as const

export function useDecide(): Decide {
  const may = useMay('editor')
  const [decided, setDecided] = useState<ReadonlyMap<string, ConflictView>>(new Map())
  const { mutate: decide } = useTell('POST /conflicts/{id}/decide', CHANGES)
  const { mutate: putBack } = useTell('POST /conflicts/{id}/restore', CHANGES)
  const keep = useCallback(
    (conflict: ConflictView): void => setDecided((before) => new Map(before).set(conflict.id, conflict)),
    [],
  )
  const choose = useCallback(
    ({ id, state }: ConflictView, winner: 'jira' | 'portfolio'): void => {
      if (may && state === 'open') decide({ id, winner }, { onSuccess: keep, onError: tellRefused })
    },
    [may, decide, keep],
  )
  const restore = useCallback(
    ({ id, mayRestore }: ConflictView): void => {
      if (may && mayRestore) putBack({ id }, { onSuccess: keep, onError: tellRefused })
    },
    [may, putBack, keep],
  )
  return useMemo(() => ({ may, decided, choose, restore }), [may, decided, choose, restore])
}
