/** A step's sign in its deployment: where nobody is at work, nothing runs, and what was begun waits for somebody to go on. */
import { IconCircleDashed } from '@tabler/icons-react'
import type { DeployedStepView, DeploymentView } from '../../../actions/index.ts'
import { type Sign, STEP_STATES, sign } from '../../parts/signs.ts'

const BEGUN = sign('person', 'Begun', IconCircleDashed)

export const stepSign = (
  state: DeployedStepView['state'],
  { state: deployment }: Pick<DeploymentView, 'state'>,
): Sign => (state === 'running' && deployment !== 'running' && deployment !== 'queued' ? BEGUN : STEP_STATES[state])
