/** What webhooks hinted at: looked at by id, whatever they said. A delete is believed when the look finds nothing. */
import type { Ground } from './ground.ts'
import { read } from './read.ts'
import { announced } from './silence.ts'

/** How many issues were looked at. */
export async function follow(ground: Ground): Promise<number> {
  const hints = await ground.store.hints()
  if (hints.length === 0) return 0
  const issues = [...new Set(hints.map(({ issue }) => issue))]
  const deleted = new Set(hints.filter((hint) => hint.deleted).map(({ issue }) => issue))
  const { absent } = await read(ground, issues)
  await announced(
    ground,
    hints.filter(({ asked }) => !asked).map(({ issue }) => issue),
  )
  const gone = absent.filter((id) => deleted.has(id))
  const doubted = absent.filter((id) => !deleted.has(id))
  if (doubted.length > 0) await ground.store.missed(doubted)
  const states = gone.map((issue) => ({ issue, state: 'deleted' as const }))
  await read(ground, [], { states, hints: hints.map(({ id }) => id) })
  return issues.length
}
