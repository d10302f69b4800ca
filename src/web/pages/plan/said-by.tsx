/** Who said an answer and when: for this plan, or earlier and remembered. */
import { Tooltip } from '@mantine/core'
import { IconHistory } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { PlanAnswerView } from '../../../actions/index.ts'
import { When } from '../../parts/when.tsx'
import { useWho } from '../../who.ts'

/** By question. */
export type Answered = ReadonlyMap<string, PlanAnswerView>

export function SaidBy({ answer }: { readonly answer: PlanAnswerView | undefined }): ReactNode {
  const who = useWho()
  if (!answer) return null
  const by = answer.by === null ? 'by the plan itself' : `by ${who(answer.by)}`
  return (
    <span className="one-line dimmed" style={{ display: 'inline-flex', gap: 5, alignItems: 'center' }}>
      {answer.from === 'remembered' && (
        <Tooltip label="Remembered from an earlier deployment between these two sites">
          <IconHistory size={13} role="img" aria-label="Remembered" />
        </Tooltip>
      )}
      <span className="one-line">
        {answer.at && <When at={answer.at} />} {by}
      </span>
    </span>
  )
}
