/** What the moves would write, asked of the server one item at a time, and the writing itself. */
import { useDebouncedValue } from '@mantine/hooks'
import { useMutation, useQueries, useQueryClient } from '@tanstack/react-query'
import type { PreviewView } from '../../../actions/index.ts'
import { call, Refused } from '../../api.ts'
import { OF_ITEMS } from '../../portfolio.ts'
import type { Pending } from './use-moves.ts'
import { ROADMAP } from './use-roadmap.ts'

/** Keys that are pressed in a row are one move. */
const PAUSE = 220

export interface Previewed extends Pending {
  readonly preview: PreviewView | undefined
  readonly error: Error | null
}

/** Asked again when the item itself has changed meanwhile. */
export function usePreviews(pending: readonly Pending[]): readonly Previewed[] {
  const [asked] = useDebouncedValue(pending, PAUSE)
  const answers = useQueries({
    queries: asked.map(({ entry: { id, row }, fields }) => ({
      queryKey: ['POST /items/{id}/preview', { id, fields }, row.start, row.due],
      queryFn: ({ signal }: { signal: AbortSignal }) => call('POST /items/{id}/preview', { id, fields }, signal),
      staleTime: 0,
    })),
  })
  return pending.map((one) => {
    const at = asked.indexOf(one)
    const answer = answers[at]
    return { ...one, preview: answer?.data, error: answer?.error ?? null }
  })
}

export const isBlocked = ({ preview }: Pick<Previewed, 'preview'>): boolean =>
  preview?.problems.some(({ severity }) => severity === 'blocks') ?? false

/** What the server knows of and lets through; the rest stays where it is, with its reason. */
export const writable = (previewed: readonly Previewed[]): readonly Previewed[] =>
  previewed.filter((one) => one.preview !== undefined && !isBlocked(one))

export interface Written {
  readonly ids: readonly string[]
  readonly refused: ReadonlyMap<string, Refused>
}

/** One after the other, each its own edit; over when the lists tell the new dates, so that no bar jumps back. */
export function useWriteMoves() {
  const client = useQueryClient()
  return useMutation<Written, Error, readonly Pending[]>({
    mutationFn: async (changes) => {
      const ids: string[] = []
      const refused = new Map<string, Refused>()
      for (const { entry, fields } of changes)
        try {
          await call('PUT /items/{id}', { id: entry.id, fields })
          ids.push(entry.id)
        } catch (error) {
          if (!(error instanceof Refused)) throw error
          refused.set(entry.id, error)
        }
      // What was asked without these dates is not shown again when they are no longer moved.
      client.removeQueries({ queryKey: [ROADMAP], type: 'inactive' })
      await Promise.all(OF_ITEMS.map((route) => client.invalidateQueries({ queryKey: [route] })))
      return { ids, refused }
    },
  })
}
