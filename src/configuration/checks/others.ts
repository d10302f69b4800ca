/** Whom a change reaches besides the projects that were chosen. Pure. */
import { usesOn } from '../impact.ts'
import { nameIn } from '../kind.ts'
import { defineCheck } from './check.ts'

const MOST_NAMED = 5

export const othersAffected = defineCheck({
  code: 'others-affected',
  severity: 'notes',
  guards: 'What several projects share changes for all of them, not only for those of this deployment.',
  find(ground) {
    const updates = ground.differences.filter(({ choice }) => choice === 'update')
    const mine = new Set(ground.differences.flatMap(({ kind, targetKey }) => (kind === 'project' ? [targetKey] : [])))
    const others = (ground.onTarget.get('project') ?? []).some(({ key }) => !mine.has(key))
    if (updates.length === 0 || !others) return []
    const uses = usesOn(ground.target, ground.kinds)
    return updates.flatMap(({ key, kind, targetKey }) => {
      const affected = kind === 'project' ? [] : uses.projects(targetKey).filter((project) => !mine.has(project))
      if (affected.length === 0) return []
      const named = affected.slice(0, MOST_NAMED).map(nameIn).join(', ')
      const more = affected.length > MOST_NAMED ? ` and ${affected.length - MOST_NAMED} more` : ''
      return [
        {
          about: key,
          says: `${affected.length === 1 ? 'A project' : `${affected.length} projects`} beyond this deployment ${affected.length === 1 ? 'uses' : 'use'} it too: ${named}${more}.`,
        },
      ]
    })
  },
})
