/** The answers that are remembered between two sites; the panel tells the history of one, and takes it back. */
import { Button, Stack, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import type { KeptAnswerView } from '../../../actions/index.ts'
import { Failure } from '../../parts/failure.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Panel } from '../../parts/panel.tsx'
import { Person } from '../../parts/person.tsx'
import type { List } from '../../parts/table/column.ts'
import { ListTable } from '../../parts/table/list-table.tsx'
import { When } from '../../parts/when.tsx'
import { useAsk, useTell } from '../../queries.ts'
import { useMay } from '../../session.ts'
import { useView } from '../../view.ts'
import { useWho } from '../../who.ts'
import { QuestionName } from '../plan/question-name.tsx'
import { answerText } from '../plan/questions.ts'

interface Between {
  readonly from: string
  readonly to: string
}

/** More are found by the search. */
const MOST = 1_000

function listFor(who: (actor: string) => string): List<KeptAnswerView> {
  return {
    name: 'remembered-answers',
    label: 'Answers',
    keyOf: ({ about }) => about,
    textOf: ({ about, answer }) => `${about} ${answer}`,
    filters: [{ id: 'by', label: 'Said by', of: ({ by }) => who(by) }],
    columns: [
      {
        id: 'about',
        label: 'Question',
        width: 'minmax(200px, 1.6fr)',
        always: true,
        order: ({ about }) => about,
        cell: ({ about }) => <QuestionName about={about} />,
      },
      {
        id: 'answer',
        label: 'Answer',
        width: 'minmax(150px, 1.2fr)',
        always: true,
        order: ({ answer }) => answer,
        cell: ({ answer }) => answerText(answer),
      },
      {
        id: 'replaced',
        label: 'Instead of',
        width: 'minmax(110px, 1fr)',
        spare: true,
        cell: ({ replaced }) => <span className="dimmed">{replaced === null ? '' : answerText(replaced)}</span>,
      },
      {
        id: 'by',
        label: 'Said by',
        width: 'minmax(120px, 1fr)',
        order: ({ by }) => who(by),
        cell: ({ by }) => <Person name={who(by)} />,
      },
      { id: 'at', label: 'Said', width: '100px', order: ({ at }) => at, cell: ({ at }) => <When at={at} /> },
    ],
  }
}

export function RememberedAnswers({ from, to }: Between): ReactNode {
  const { view, change } = useView()
  const [enter, setEnter] = useState(false)
  const kept = useAsk('GET /mappings', { from, to, limit: MOST, ...(view.q ? { search: view.q } : {}) })
  const list = listFor(useWho())
  return (
    <Loaded query={kept}>
      {({ answers, total }) => (
        <>
          <ListTable
            list={list}
            rows={answers}
            open={view.open}
            onOpen={(row, into) => {
              setEnter(into)
              change({ open: row?.about })
            }}
          />
          {total > answers.length && (
            <Text fz="sm" className="dimmed" mt="sm">
              {total - answers.length} more: search for them.
            </Text>
          )}
          {view.open !== undefined && (
            <History
              key={view.open}
              from={from}
              to={to}
              about={view.open}
              enter={enter}
              close={() => change({ open: undefined })}
            />
          )}
        </>
      )}
    </Loaded>
  )
}

interface HistoryProps extends Between {
  readonly about: string
  readonly enter: boolean
  readonly close: () => void
}

function History({ from, to, about, enter, close }: HistoryProps): ReactNode {
  const kept = useAsk('GET /mappings', { from, to, about, history: 'true', limit: MOST })
  const forget = useTell('DELETE /mappings', ['GET /mappings', 'GET /mappings/sites'])
  const allowed = useMay('deployer')
  const holds = kept.data?.answers.some(({ endedAt }) => endedAt === null) ?? false
  return (
    <Panel
      label={`History of ${about}`}
      title={<QuestionName about={about} />}
      context={`${from} → ${to}`}
      enter={enter}
      close={close}
      actions={
        holds &&
        allowed && (
          <Button variant="default" loading={forget.isPending} onClick={() => forget.mutate({ from, to, about })}>
            Take back
          </Button>
        )
      }
    >
      {forget.isError && <Failure error={forget.error} />}
      <Loaded query={kept}>
        {({ answers }) => (
          <Stack component="ol" gap="md" p={0} m={0} style={{ listStyle: 'none' }}>
            {answers.map((answer) => (
              <Saying key={`${answer.at} ${answer.endedAt}`} answer={answer} />
            ))}
          </Stack>
        )}
      </Loaded>
    </Panel>
  )
}

function Saying({
  answer: { answer, at, by, plan, endedAt, endedBy },
}: {
  readonly answer: KeptAnswerView
}): ReactNode {
  const who = useWho()
  return (
    <li>
      <Text fz="sm" fw={endedAt === null ? 600 : 400}>
        {answerText(answer)}
        {endedAt === null && ' · holds'}
      </Text>
      <Text fz="sm" className="dimmed">
        said by {who(by)} <When at={at} />
        {plan !== null && (
          <>
            {' in '}
            <Link to="/configuration/plans/$id/$stage" params={{ id: plan, stage: 'map' }}>
              a plan
            </Link>
          </>
        )}
      </Text>
      {endedAt !== null && (
        <Text fz="sm" className="dimmed">
          {endedBy === null ? 'replaced by another answer' : `taken back by ${who(endedBy)}`} <When at={endedAt} />
        </Text>
      )}
    </li>
  )
}
