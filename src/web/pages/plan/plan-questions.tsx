/** What a plan asks: first what must be settled, then what is settled by rule unless somebody says otherwise. A few at first. */
import { Button, Group, Stack, Text } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import type { PlanView } from '../../../actions/index.ts'
import { Failure } from '../../parts/failure.tsx'
import { Section } from '../../parts/section.tsx'
import { useAsk } from '../../queries.ts'
import { useDraftCount, useDrafts } from './map-drafts.ts'
import { MayAnswer } from './may-answer.tsx'
import { QuestionCard } from './question-card.tsx'
import { questionOf } from './questions.ts'

/** So many at first, and so many more at a time; one page holds the most. */
const [FEW, MOST] = [25, 1_000]

export function PlanQuestions({ plan }: { readonly plan: PlanView }): ReactNode {
  const must = useQuestions(plan, true)
  const may = useQuestions(plan, false)
  const { said, say } = useSaid()
  return (
    <>
      {must.failed || may.failed}
      {must.questions.length > 0 && (
        <Section title="Needs an answer" says="The plan cannot be applied before these are settled.">
          <Stack gap="sm" maw={860}>
            {must.questions.map(({ about, problem }) => (
              <QuestionCard
                key={`${about} ${problem.code}`}
                about={about}
                problem={problem}
                plan={plan}
                answer={said(about)}
                say={(answer) => say(about, answer)}
              />
            ))}
          </Stack>
          {must.more}
        </Section>
      )}
      {may.questions.length > 0 && (
        <Section title="May be answered" says="Without an answer it is done as told here.">
          <MayAnswer
            plan={plan.id}
            questions={may.questions}
            to={plan.to}
            answers={Object.fromEntries(may.questions.map(({ about }) => [about, said(about)]))}
            say={say}
          />
          {may.more}
        </Section>
      )}
    </>
  )
}

function useSaid() {
  const drafts = useDrafts()
  useDraftCount()
  return {
    said: (about: string): string => drafts.of(about) ?? '',
    say: (about: string, answer: string): void => drafts.say([about], answer === '' ? undefined : answer),
  }
}

function useQuestions({ id }: PlanView, blocks: boolean) {
  const [limit, setLimit] = useState(FEW)
  const asked = useAsk('GET /plans/{id}/questions', { id, blocks: String(blocks), limit }, { keep: true })
  const { total = 0, questions = [] } = asked.data ?? {}
  const next = Math.min(total, MOST, limit === FEW ? 200 : MOST)
  return {
    questions: questions.flatMap((one) => questionOf(one) ?? []),
    failed: asked.isError && <Failure error={asked.error} again={() => asked.refetch()} />,
    more: questions.length < total && (
      <Group justify="center" mt="sm">
        {limit < next ? (
          <Button variant="default" loading={asked.isFetching} onClick={() => setLimit(next)}>
            {next === total ? `Show all ${total.toLocaleString()}` : `Show ${next} of ${total.toLocaleString()}`}
          </Button>
        ) : (
          <Text fz="sm" className="dimmed">
            {(total - questions.length).toLocaleString()} more: the mapping as a file names each, and the table answers
            many at once.
          </Text>
        )}
      </Group>
    ),
  }
}
