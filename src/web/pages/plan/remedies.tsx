/** What settles a finding by one click: the plan is then made again. Many ways lead to where they are chosen from. */
import { Anchor, Button, Group } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { ProblemView } from '../../../actions/index.ts'
import { Failure } from '../../parts/failure.tsx'
import { useTell } from '../../queries.ts'
import { useMay } from '../../session.ts'
import { OF_PLAN } from './map-stale.ts'
import { choiceText } from './questions.ts'

/** More are chosen on the Map stage. */
const MOST = 4

export function Remedies({
  plan,
  about,
  choices = [],
}: Pick<ProblemView, 'about' | 'choices'> & { readonly plan: string }): ReactNode {
  const answer = useTell('POST /plans/{id}/answers', OF_PLAN)
  const may = useMay('deployer')
  if (choices.length === 0 || !may) return null
  if (choices.length > MOST)
    return (
      <Anchor component={Link} to={`/configuration/plans/${plan}/map`} fz="sm">
        Answer it
      </Anchor>
    )
  return (
    <>
      <Group gap={6} mt={6}>
        {choices.map((choice) => (
          <Button
            key={choice.answer}
            variant="default"
            styles={WHOLE}
            disabled={answer.isPending}
            onClick={() => answer.mutate({ id: plan, answers: { [about]: choice.answer } })}
          >
            {choiceText(choice).replace(/\.$/, '')}
          </Button>
        ))}
      </Group>
      {answer.isError && <Failure error={answer.error} />}
    </>
  )
}

/** A choice may be a long sentence. */
const WHOLE = { root: { height: 'auto', minHeight: 30 }, label: { whiteSpace: 'normal', textAlign: 'left' } } as const
