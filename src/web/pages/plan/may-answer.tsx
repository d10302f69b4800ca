/** What is settled by rule unless somebody says otherwise: a line each, for there may be hundreds. */
import { Select, Table } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { kindOf, nameIn } from '../../parts/keys.ts'
import { Said } from '../../parts/said.tsx'
import { Candidates } from './candidates.tsx'
import { QuestionName } from './question-name.tsx'
import { choicesIn, choiceText, type PlanQuestion } from './questions.ts'

const OTHER = '\u0000other'

const DROP = { value: 'drop', label: 'Leave it out wherever it is named' }
const PERSON = [{ value: 'fallback', label: 'The account that read the target' }]

interface MayAnswerProps {
  readonly plan: string
  readonly questions: readonly PlanQuestion[]
  readonly to: string
  readonly answers: Readonly<Record<string, string>>
  readonly say: (about: string, answer: string) => void
}

export function MayAnswer({ plan, questions, to, answers, say }: MayAnswerProps): ReactNode {
  return (
    <Table layout="fixed">
      <Table.Thead>
        <Table.Tr>
          <Table.Th w="30%">What</Table.Th>
          <Table.Th>As it is planned</Table.Th>
          <Table.Th w={230}>Instead</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {questions.map((question) => (
          <Line
            key={question.about}
            plan={plan}
            question={question}
            to={to}
            said={answers[question.about] ?? ''}
            say={say}
          />
        ))}
      </Table.Tbody>
    </Table>
  )
}

interface LineProps extends Pick<MayAnswerProps, 'plan' | 'to' | 'say'> {
  readonly question: PlanQuestion
  readonly said: string
}

function Line({ plan, question: { about, problem, besides }, to, said, say }: LineProps): ReactNode {
  const [other, setOther] = useState(false)
  const choices = choicesIn([problem, ...besides])
  const isPerson = kindOf(about) === 'user'
  const words = [
    ...choices.map((choice) => ({ value: choice.answer, label: choiceText(choice) })),
    ...(isPerson ? PERSON : []),
    ...(isPerson || choices.length === 0 ? [DROP, { value: OTHER, label: `Another of ${to} …` }] : []),
  ]
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={500}>
        <QuestionName about={about} />
      </Table.Th>
      <Table.Td>
        {[problem, ...besides].map(({ says }) => (
          <div key={says}>
            <Said text={says} />
          </div>
        ))}
      </Table.Td>
      <Table.Td>
        <Select
          size="xs"
          aria-label={`Instead of ${nameIn(about)}`}
          placeholder="As planned"
          data={words}
          value={other ? OTHER : said === '' ? null : said}
          clearable
          onChange={(value) => {
            setOther(value === OTHER)
            say(about, value === OTHER ? '' : (value ?? ''))
          }}
        />
        {other && (
          <div style={{ marginTop: 4 }}>
            <Candidates plan={plan} kind={kindOf(about)} value={said} onChange={(key) => say(about, key)} />
          </div>
        )}
      </Table.Td>
    </Table.Tr>
  )
}
