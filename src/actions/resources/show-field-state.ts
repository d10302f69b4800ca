/** How a field of an aligned item stands between both sides, as one word and one sentence. Pure. */
import type { ItemField } from '../../portfolio/index.ts'
import type { Aligned, StoredIntegration } from '../../store/index.ts'
import { FIELD_NAMES } from '../flows/show-value.ts'

export interface FieldState {
  readonly state: 'agreed' | 'waits' | 'conflict' | 'cannot'
  readonly says: string | null
}

export function fieldStateOf(
  field: ItemField,
  pair: Aligned,
  { name, state }: Pick<StoredIntegration, 'name' | 'state'>,
): FieldState {
  const problem = pair.problems.find((one) => (one.field ?? one.about) === field)
  const step = pair.waiting.get(field)
  if (pair.conflicts.has(field)) return { state: 'conflict', says: 'Both sides changed it; a person decides.' }
  if (problem) return { state: 'cannot', says: [problem.says, problem.remedy].filter(Boolean).join(' ') }
  if (state !== 'running') return { state: 'waits', says: `The integration ${name} is paused.` }
  if (step)
    return {
      state: 'waits',
      says: `${FIELD_NAMES[field]} is about to be written ${step.side === 'jira' ? 'to Jira' : 'here'}.`,
    }
  if (pair.undecided) return { state: 'waits', says: 'It is looked at anew.' }
  if (pair.agreed.has(field)) return { state: 'agreed', says: null }
  return { state: 'waits', says: 'Both sides have not been compared yet.' }
}
