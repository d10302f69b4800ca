/** What is settled by rule unless somebody says otherwise: a line each, for there may be hundreds. */
import { Select, Table, TextInput } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { kindOf, nameIn } from '../../parts/keys.ts'
import { useKinds } from '../../parts/kind.tsx'
import { Said } from '../../parts/said.tsx'
import { QuestionName } from './question-name.tsx'
import { answerFrom, type PlanQuestion } from './questions.ts'

const OTHER = '\u0000other'

interface MayAnswerProps {
  readonly questions: readonly PlanQuestion[]
  readonly to: string
  readonly answers: Readonly<Record<string, string>>
  readonly say: (about: string, answer: string) => void
}

export function MayAnswer({ questions, to, answers, say }: MayAnswerProps): ReactNode {
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
          <Line key={question.about} question={question} to={to} said={answers[question.about] ?? ''} say={say} />
        ))}
      </Table.Tbody>
    </Table>
  )
}

interface LineProps extends Pick<MayAnswerProps, 'to' | 'say'> {
  readonly question: PlanQuestion
  readonly said: string
}

function Line({ question: { about, problem, besides }, to, said, say }: LineProps): ReactNode {
  const kinds = useKinds()
  const [other, setOther] = useState(false)
  const words = [
    { value: 'drop', label: 'Leave it out' },
    ...(kindOf(about) === 'user' ? [{ value: 'fallback', label: 'The account that read the target' }] : []),
    { value: OTHER, label: `Another of ${to} …` },
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
          <TextInput
            size="xs"
            mt={4}
            aria-label={`Name on ${to}`}
            placeholder={`Its name on ${to}`}
            onChange={(event) => say(about, answerFrom(event.currentTarget.value, about, kinds))}
          />
        )}
      </Table.Td>
    </Table.Tr>
  )
}
