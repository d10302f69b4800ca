/** Map: what only a person can say. Several are answered at once; the plan is then made again from the same snapshots. */
import { Button, Group, Stack, Text } from '@mantine/core'
import { IconChecks } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import type { PlanView, ProgressView } from '../../../actions/index.ts'
import { Empty } from '../../parts/empty.tsx'
import { Failure } from '../../parts/failure.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Section } from '../../parts/section.tsx'
import { useTell } from '../../queries.ts'
import { useMay } from '../../session.ts'
import { Analysing } from './analysing.tsx'
import { Answered } from './answered.tsx'
import { MayAnswer } from './may-answer.tsx'
import { QuestionCard } from './question-card.tsx'
import { type PlanQuestion, questionsOf, unanswerable } from './questions.ts'

export function MapStage({
  plan,
  progress,
}: {
  readonly plan: PlanView
  readonly progress: ProgressView | null
}): ReactNode {
  if (plan.state === 'analysing') return <Analysing plan={plan} progress={progress} />
  const questions = questionsOf(plan)
  const must = questions.filter(({ problem }) => problem.severity === 'blocks')
  const may = questions.filter(({ problem }) => problem.severity !== 'blocks')
  return (
    <Stack gap={28} maw={860}>
      {unanswerable(plan).map(({ code, about, says, remedy }) => (
        <Notice
          key={code + about}
          meaning="lose"
          title={says}
          action={
            <Button component={Link} to={`/configuration/plans/${plan.id}/scope`} variant="default">
              Analyse again
            </Button>
          }
        >
          {remedy}
        </Notice>
      ))}
      {questions.length === 0 ? (
        <Empty
          Icon={IconChecks}
          title={Object.keys(plan.answers).length > 0 ? 'Everything is answered' : 'Nothing is asked'}
          says="Every object of the source was recognised on the target or will be made there. Questions appear here when a name is doubtful or something would be lost."
        />
      ) : (
        <Questions key={plan.fingerprint} plan={plan} must={must} may={may} />
      )}
      <Answered plan={plan} />
    </Stack>
  )
}

interface QuestionsProps {
  readonly plan: PlanView
  readonly must: readonly PlanQuestion[]
  readonly may: readonly PlanQuestion[]
}

function Questions({ plan, must, may }: QuestionsProps): ReactNode {
  const [answers, setAnswers] = useState<Readonly<Record<string, string>>>({})
  const save = useTell('PUT /plans/{id}/answers', ['GET /plans/{id}', 'GET /plans'])
  const allowed = useMay('deployer')
  const given = Object.fromEntries(Object.entries(answers).filter(([, answer]) => answer !== ''))
  const count = Object.keys(given).length
  const submit = (): void => save.mutate({ id: plan.id, answers: { ...plan.answers, ...given } })
  const say = (about: string, answer: string): void => setAnswers((before) => ({ ...before, [about]: answer }))
  const cards = (questions: readonly PlanQuestion[]): ReactNode => (
    <Stack gap="sm">
      {questions.map(({ about, problem }) => (
        <QuestionCard
          key={`${about} ${problem.code}`}
          about={about}
          problem={problem}
          to={plan.to}
          answer={answers[about] ?? ''}
          say={(answer) => say(about, answer)}
        />
      ))}
    </Stack>
  )
  return (
    <>
      {must.length > 0 && (
        <Section title="Needs an answer" says="The plan cannot be applied before these are settled.">
          {cards(must)}
        </Section>
      )}
      {may.length > 0 && (
        <Section title="May be answered" says="Without an answer it is done as told here.">
          <MayAnswer questions={may} to={plan.to} answers={answers} say={say} />
        </Section>
      )}
      {save.isError && <Failure error={save.error} />}
      <Group gap="sm" style={FOOT}>
        <Button size="sm" disabled={count === 0 || !allowed} loading={save.isPending} onClick={submit}>
          {count === 0 ? 'Answer' : `Answer ${count === 1 ? '1 question' : `${count} questions`}`}
        </Button>
        <Text fz="sm" className="dimmed" aria-live="polite">
          {must.length > 0 &&
            `${must.filter(({ about }) => given[about]).length} of ${must.length} needed are filled in. `}
          Once the plan is applied they are remembered for these two sites.
        </Text>
      </Group>
    </>
  )
}

const FOOT = {
  position: 'sticky',
  bottom: 0,
  zIndex: 3,
  padding: '12px 0',
  background: 'var(--surface)',
  borderTop: '1px solid var(--line)',
} as const
