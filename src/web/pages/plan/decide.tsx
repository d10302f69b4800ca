/** What a person may decide about one object: carry it, use the target's, leave it out. The plan is then made again. */
import { Button, Group } from '@mantine/core'
import type { ReactNode } from 'react'
import type { DifferenceView, PlanView } from '../../../actions/index.ts'
import { Failure } from '../../parts/failure.tsx'
import { useTell } from '../../queries.ts'
import { useMay } from '../../session.ts'
import { answerText } from './questions.ts'

export function Decide({ plan, row }: { readonly plan: PlanView; readonly row: DifferenceView }): ReactNode {
  const answer = useTell('PUT /plans/{id}/answers', ['GET /plans/{id}', 'GET /plans'])
  const may = useMay('deployer')
  const said = plan.answers[row.key]
  const { [row.key]: _, ...others } = plan.answers
  const say = (word: string | undefined): void =>
    answer.mutate({ id: plan.id, answers: word === undefined ? others : { ...others, [row.key]: word } })
  if (!may || row.choice === 'delete') return null
  return (
    <section aria-label="Decide">
      <h3 style={{ margin: '0 0 6px', fontSize: 13 }}>Decide</h3>
      {said !== undefined && <div style={{ marginBottom: 6 }}>You said: {answerText(said)}.</div>}
      <Group gap={6}>
        {said !== undefined && (
          <Button variant="default" loading={answer.isPending} onClick={() => say(undefined)}>
            Take that back
          </Button>
        )}
        {row.before !== null && said !== 'use' && row.choice !== 'use' && (
          <Button variant="default" loading={answer.isPending} onClick={() => say('use')}>
            Use {plan.to}’s as it is
          </Button>
        )}
        {said !== 'leave-out' && row.choice !== 'left-out' && (
          <Button variant="default" loading={answer.isPending} onClick={() => say('leave-out')}>
            Leave it out
          </Button>
        )}
      </Group>
      {answer.isError && <Failure error={answer.error} />}
    </section>
  )
}
