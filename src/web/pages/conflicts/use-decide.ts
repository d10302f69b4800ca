/** Choosing whose value is kept, and putting the other back; what was decided here is remembered while the page is open. */
import { notifications } from '@mantine/notifications'
import { useCallback, useMemo, useState } from 'react'
import type { ConflictView } from '../../../actions/index.ts'
import type { Refused } from '../../api.ts'
import { useTell } from '../../queries.ts'
import { useMay } from '../../session.ts'

export interface Decide {
  readonly may: boolean
  readonly decided: ReadonlyMap<string, ConflictView>
  readonly choose: (conflict: ConflictView, winner: 'jira' | 'portfolio') => void
  readonly restore: (conflict: ConflictView) => void
}

const CHANGES = ['GET /conflicts', 'GET /sync', 'GET /integrations', 'GET /items', 'GET /items/{id}'] as const
const onError = (error: Refused): void => {
  notifications.show({ color: 'red.8', title: error.message, message: error.remedy, autoClose: false })
}

export function useDecide(): Decide {
  const may = useMay('deployer')
  const [decided, setDecided] = useState<ReadonlyMap<string, ConflictView>>(new Map())
  const { mutate: decide } = useTell('POST /conflicts/{id}/decide', CHANGES)
  const { mutate: putBack } = useTell('POST /conflicts/{id}/restore', CHANGES)
  const keep = useCallback(
    (conflict: ConflictView): void => setDecided((before) => new Map(before).set(conflict.id, conflict)),
    [],
  )
  const choose = useCallback(
    ({ id, state }: ConflictView, winner: 'jira' | 'portfolio'): void => {
      if (may && state === 'open') decide({ id, winner }, { onSuccess: keep, onError })
    },
    [may, decide, keep],
  )
  const restore = useCallback(
    ({ id, mayRestore }: ConflictView): void => {
      if (may && mayRestore) putBack({ id }, { onSuccess: keep, onError })
    },
    [may, putBack, keep],
  )
  return useMemo(() => ({ may, decided, choose, restore }), [may, decided, choose, restore])
}
