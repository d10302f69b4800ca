/** What a step's past says of it to people: its state, and why it ended as it did. Pure. */
import type { Past } from '../../plan/index.ts'
import type { DeployedStepView } from '../shapes/index.ts'

export const whyOf = ({ end }: Past): string | null => (end !== null && 'why' in end ? end.why : null)

export function stateOf({ end, waits }: Past, isBegun: boolean): DeployedStepView['state'] {
  if (end === null) return waits !== null ? 'by-hand' : isBegun ? 'running' : 'waiting'
  // What a person was asked for was not there already.
  return end.what !== 'done' ? end.what : end.adopted && waits === null ? 'adopted' : 'done'
}
