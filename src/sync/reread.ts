/** A project in which a field is mapped that was never read there is read again from the beginning; the others stay as they are. */
import type { Ground } from './ground.ts'
import { estimateFields, fieldsToRead, type Integration, type Points } from './integration.ts'
import type { BackfillMark, Progress } from './progress.ts'
import { read } from './read.ts'

export async function reread(ground: Ground, progress: Progress): Promise<Progress> {
  const { fields, integrations, points } = ground
  const stale = staleProjects(progress, integrations, points)
  if (stale.size === 0 && fields.every((field) => progress.fields.includes(field))) return progress
  const kept = Object.entries(progress.backfill).filter(([project]) => !stale.has(project))
  const left: Record<string, BackfillMark> = {}
  for (const [project, mark] of kept) left[project] = { ...mark, fields: mark.fields ?? progress.fields }
  const next = { fields, backfill: left, levels: null }
  await read(ground, [], { progress: next })
  return { ...progress, ...next }
}

/** Pure. Points count wherever an item reaches, so they are read everywhere. */
export function staleProjects(
  { backfill, fields }: Pick<Progress, 'backfill' | 'fields'>,
  integrations: readonly Pick<Integration, 'projects' | 'fields'>[],
  points: Points,
): ReadonlySet<string> {
  const stale = Object.entries(backfill).filter(([project, mark]) => {
    const here = integrations.filter(({ projects }) => projects.includes(project))
    const known = mark.fields ?? fields
    return fieldsToRead(here, estimateFields(points, project)).some((field) => !known.includes(field))
  })
  return new Set(stale.map(([project]) => project))
}
