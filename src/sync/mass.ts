/** Writes to Jira that nobody here asked for, in masses: a mapping that was changed, a backup put back. They wait for a person. */
import type { Problem } from '../base/index.ts'
import type { Ground } from './ground.ts'
import type { Progress } from './progress.ts'
import { read } from './read.ts'

/** True while they wait: `many` issues or more. What people change here one by one or together is written all the same. */
export async function heldBack(ground: Ground, many: number): Promise<boolean> {
  const { mass } = await ground.store.progress()
  const issues = await ground.store.unaskedWrites()
  if (issues < many) {
    if (mass !== null) await read(ground, [], { progress: { mass: null } })
    return false
  }
  if (mass?.believed) return false
  if (mass?.issues !== issues) await read(ground, [], { progress: { mass: { issues, at: mass?.at ?? ground.now() } } })
  return true
}

export function massProblem({ mass }: Pick<Progress, 'mass'>): Problem[] {
  if (mass === null || mass.believed) return []
  return [
    {
      severity: 'warns',
      code: 'many-writes',
      about: 'issues',
      says: `${mass.issues} issues in Jira would be changed at once, and nobody here changed their items. They are not written until somebody says that this is meant.`,
      remedy: 'Look at some of them under Activity. Correct the mapping if they are not meant, or say that they are.',
    },
  ]
}
