/** Bars that were written here a moment ago: they say that they wait for Jira until both sides agree, then are quiet. */
import { useQueries } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useState } from 'react'
import type { FieldSaidView, ItemView } from '../../../actions/index.ts'
import { call } from '../../api.ts'
import { FIELD_STATES } from '../../parts/portfolio/signs.ts'
import type { Sign } from '../../parts/signs.ts'

const EVERY = 3_000

export interface Waits {
  readonly sign: Sign
  readonly word: string
  readonly says: string | null
}

const isDate = ({ field }: FieldSaidView): boolean => field === 'start' || field === 'due'
const isQuiet = ({ state }: FieldSaidView): boolean => state === 'ours' || state === 'agreed'

function waitsOf(item: ItemView | undefined): Waits | undefined {
  const loud = item?.fields.find((said) => isDate(said) && !isQuiet(said))
  if (!loud) return undefined
  const sign = FIELD_STATES[loud.state]
  return { sign, word: loud.state === 'waits' ? 'Waits for Jira' : sign.word, says: loud.says }
}

export function useWaits() {
  const [since, setSince] = useState<ReadonlyMap<string, number>>(new Map())
  const ids = useMemo(() => [...since.keys()], [since])
  const answers = useQueries({
    queries: ids.map((id) => ({
      queryKey: ['GET /items/{id}', { id }],
      queryFn: ({ signal }: { signal: AbortSignal }) => call('GET /items/{id}', { id }, signal),
      refetchInterval: EVERY,
    })),
  })
  // What was known before the writing says nothing of it.
  const fresh = answers.flatMap(({ data, dataUpdatedAt }, at) => {
    const id = ids[at]
    return id !== undefined && dataUpdatedAt > (since.get(id) ?? 0) ? [{ id, waits: waitsOf(data) }] : []
  })
  const quiet = fresh.flatMap(({ id, waits }) => (waits ? [] : [id])).join(' ')
  useEffect(() => {
    if (quiet === '') return
    const over = new Set(quiet.split(' '))
    setSince((before) => new Map([...before].filter(([id]) => !over.has(id))))
  }, [quiet])
  const wait = useCallback((written: readonly string[]): void => {
    setSince((before) => new Map([...before, ...written.map((id) => [id, Date.now()] as const)]))
  }, [])
  return { waits: new Map(fresh.flatMap(({ id, waits }) => (waits ? [[id, waits] as const] : []))), wait }
}
