/** What may stand on either side of a plan: the connected sites, and the snapshots that were taken by hand. */
import { momentText } from '../../parts/side-name.tsx'
import { useAsk } from '../../queries.ts'

/** Gives what a list offers, without the one that is chosen on the other side. */
export function useSides(): (besides: string | null) => { group: string; items: { value: string; label: string }[] }[] {
  const sites = useAsk('GET /connections', {}).data?.connections ?? []
  const snapshots = useAsk('GET /snapshots', { limit: 200 }).data?.snapshots ?? []
  return (besides) =>
    [
      { group: 'Sites', items: sites.map(({ name }) => ({ value: name, label: name })) },
      {
        group: 'Snapshots',
        items: snapshots.flatMap(({ id, connection, takenAt }) =>
          takenAt === null ? [] : [{ value: `snapshot:${id}`, label: `${connection}, ${momentText(takenAt)}` }],
        ),
      },
    ].map(({ group, items }) => ({ group, items: items.filter(({ value }) => value !== besides) }))
}
