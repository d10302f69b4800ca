/** How one field of a pair stands between both sides, as one word and one sentence. Pure. */
import type { Instant, Problem } from '../base/index.ts'
import type { ItemField } from '../portfolio/index.ts'
import type { Side } from './integration.ts'

/** A field of ours as a heading calls it. */
export const FIELD_NAMES: Readonly<Record<ItemField, string>> = {
  name: 'Name',
  description: 'Description',
  stage: 'Stage',
  owner: 'Owner',
  start: 'Start',
  due: 'Due',
  health: 'Health',
  labels: 'Labels',
}

/** What is kept of a pair, as far as standing asks. */
export interface PairFacts {
  /** Something changed that was not decided on yet. */
  readonly undecided: boolean
  readonly problems: readonly (Problem & { readonly field?: string })[]
  readonly agreed: ReadonlyMap<ItemField, { readonly at: Instant }>
  /** Fields with a write that waits. */
  readonly waiting: ReadonlyMap<
    ItemField,
    { readonly side: Side; readonly since: Instant; readonly notBefore: Instant | null }
  >
  /** Fields whose conflict waits for a person, and since when. */
  readonly conflicts: ReadonlyMap<ItemField, Instant>
}

export interface Standing {
  readonly state: 'agreed' | 'waits' | 'conflict' | 'cannot' | 'never'
  /** Null where all is well. */
  readonly says: string | null
  readonly remedy: string | null
  readonly since: Instant | null
}

export function standingOf(
  field: ItemField,
  pair: PairFacts,
  integration: { readonly name: string; readonly state: 'draft' | 'running' | 'paused' },
): Standing {
  const problem = pair.problems.find((one) => (one.field ?? one.about) === field)
  const step = pair.waiting.get(field)
  const asked = pair.conflicts.get(field)
  const agreed = pair.agreed.get(field)
  if (asked !== undefined)
    return standing(
      'conflict',
      'Both sides changed it; neither is written until a person decides.',
      'Decide it.',
      asked,
    )
  if (problem) return standing('cannot', problem.says, problem.remedy ?? null, null)
  if (integration.state !== 'running')
    return standing('waits', `The integration ${integration.name} is paused.`, 'Start it again.', null)
  if (step) {
    const where = step.side === 'jira' ? 'to Jira' : 'here'
    const doubt =
      step.notBefore === null ? '' : ' A write of it had no answer or had to wait, so it is looked at again first.'
    return standing('waits', `It is about to be written ${where}.${doubt}`, null, step.since)
  }
  if (pair.undecided) return standing('waits', 'Something changed; both sides are compared anew.', null, null)
  if (agreed) return { state: 'agreed', says: null, remedy: null, since: agreed.at }
  return standing('never', 'Both sides have not been compared yet.', null, null)
}

function standing(state: Standing['state'], says: string, remedy: string | null, since: Instant | null): Standing {
  return { state, says, remedy, since }
}
