/** Map: what becomes of each object. What is said gathers on the page; the plan is made again once, from the same snapshots, when it is applied. */
import { Button, Group, Stack, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useMemo, useState } from 'react'
import type { PlanView, ProgressView } from '../../../actions/index.ts'
import { Failure } from '../../parts/failure.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Section } from '../../parts/section.tsx'
import { useAsk, useTell } from '../../queries.ts'
import { useMay } from '../../session.ts'
import { Analysing } from './analysing.tsx'
import { Answered } from './answered.tsx'
import { Drafts, DraftsOf, useDraftCount, useDrafts } from './map-drafts.ts'
import { MapFile } from './map-file.tsx'
import { MapPeople } from './map-people.tsx'
import { OF_PLAN } from './map-stale.ts'
import { MapTable } from './map-table.tsx'
import { MapTargets } from './map-targets.tsx'
import { PlanQuestions } from './plan-questions.tsx'
import { unanswerable } from './questions.ts'
import type { Answered as Answers } from './said-by.tsx'

export function MapStage({
  plan,
  progress,
}: {
  readonly plan: PlanView
  readonly progress: ProgressView | null
}): ReactNode {
  if (plan.state === 'analysing') return <Analysing plan={plan} progress={progress} />
  return <Mapping key={plan.fingerprint} plan={plan} />
}

function Mapping({ plan }: { readonly plan: PlanView }): ReactNode {
  const [drafts] = useState(() => new Drafts())
  const mapping = useAsk('GET /plans/{id}/mapping', { id: plan.id })
  const answered = useMemo(
    (): Answers => new Map(mapping.data?.answers.map((answer) => [answer.about, answer])),
    [mapping.data],
  )
  return (
    <DraftsOf value={drafts}>
      <Stack gap={28}>
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
        <PlanQuestions plan={plan} />
        <Loaded query={mapping}>
          {() => (
            <>
              <MapPeople plan={plan} answered={answered} />
              <MapTargets plan={plan} answered={answered} />
              <MapFile plan={plan} />
              <Answered answered={answered} />
              {/* The last: it may be tens of thousands of rows long. */}
              <Section
                title="Every object"
                says={
                  <>
                    What becomes of each. In the table: <kbd>x</kbd> chooses the row, <kbd>l</kbd> leaves it out,{' '}
                    <kbd>Enter</kbd> tells its story.
                  </>
                }
              >
                <MapTable plan={plan} answered={answered} />
              </Section>
            </>
          )}
        </Loaded>
      </Stack>
      <Foot plan={plan} />
    </DraftsOf>
  )
}

/** Nothing is planned anew before somebody says so. */
function Foot({ plan }: { readonly plan: PlanView }): ReactNode {
  const drafts = useDrafts()
  const count = useDraftCount()
  const save = useTell('POST /plans/{id}/answers', OF_PLAN)
  const allowed = useMay('deployer')
  if (count === 0) return null
  return (
    <div style={FOOT} className="no-print">
      {save.isError && (
        <div style={{ marginBottom: 8 }}>
          <Failure error={save.error} />
          {save.error.problems.slice(0, MOST).map(({ about, says }) => (
            <Text key={about} fz="sm">
              {says}
            </Text>
          ))}
        </div>
      )}
      <Group gap="sm">
        <Button
          size="sm"
          disabled={!allowed}
          loading={save.isPending}
          onClick={() => save.mutate({ id: plan.id, answers: drafts.all() })}
        >
          {`Apply ${count === 1 ? '1 answer' : `${count.toLocaleString()} answers`}`}
        </Button>
        <Button size="sm" variant="default" disabled={save.isPending} onClick={() => drafts.discard()}>
          Discard
        </Button>
        <Text fz="sm" className="dimmed" aria-live="polite">
          The plan is then made again. Once it is deployed, the answers are remembered for these two sites.
        </Text>
      </Group>
    </div>
  )
}

/** Of what the server refused. */
const MOST = 10

const FOOT = {
  position: 'sticky',
  bottom: 0,
  zIndex: 3,
  marginTop: 20,
  padding: '12px 0',
  background: 'var(--surface)',
  borderTop: '1px solid var(--line)',
} as const
