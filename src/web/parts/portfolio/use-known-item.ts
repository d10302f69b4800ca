/** One item by its id: out of the rows at hand, else asked for. */
import type { ItemRowView } from '../../../actions/index.ts'
import { useAsk } from '../../queries.ts'

export function useKnownItem<Row extends { readonly id: string }>(
  id: string | undefined,
  here: readonly Row[],
): Row | ItemRowView | undefined {
  const row = here.find((one) => one.id === id)
  const asked = useAsk('GET /items/{id}', { id: id ?? '' }, { enabled: id !== undefined && row === undefined })
  return id === undefined ? undefined : (row ?? asked.data)
}
