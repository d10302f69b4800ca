/** The dry run of what is in the wizard: saved first, then read, and looked at until it has ended. */
import { type UseMutationResult, type UseQueryResult, useMutation } from '@tanstack/react-query'
import type { DryRunView } from '../../../actions/index.ts'
import { call, type Refused } from '../../api.ts'
import { useAsk } from '../../queries.ts'
import type { DraftState } from './use-draft.ts'

const SOON = 1_000

export interface DryRun {
  readonly id: string | undefined
  readonly found: UseQueryResult<DryRunView>
  readonly start: UseMutationResult<DryRunView, Refused, void>
}

/** What runs is paused before its mapping changes: it may write by the old one until then, and by the new one only once it was seen. */
export function useDryRun(kept: DraftState, id: string | undefined, onStarted: (id: string) => void): DryRun {
  const found = useAsk(
    'GET /dry-runs/{id}',
    { id: id ?? '', limit: 1 },
    { enabled: id !== undefined, every: (known) => (known?.state === 'running' ? SOON : false) },
  )
  const start = useMutation<DryRunView, Refused, void>({
    mutationFn: async () => {
      const { draft } = kept
      if (draft.id !== undefined && draft.state === 'running') {
        await call('POST /integrations/{id}/pause', { id: draft.id })
        kept.change((now) => ({ ...now, state: 'paused' }))
      }
      const saved = await kept.save()
      return call('POST /integrations/{id}/dry-run', { id: saved.id })
    },
    onSuccess: (run) => onStarted(run.id),
  })
  return { id, found, start }
}
