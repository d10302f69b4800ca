/** What was answered, for this plan or earlier and remembered, each to be taken back. */
import { Button, Group, Table } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import type { PlanAnswerView } from '../../../actions/index.ts'
import { Section } from '../../parts/section.tsx'
import { useMay } from '../../session.ts'
import { useDraft, useDrafts } from './map-drafts.ts'
import { QuestionName } from './question-name.tsx'
import { answerText } from './questions.ts'
import { type Answered as Answers, SaidBy } from './said-by.tsx'

/** So many at first: more would push the table out of sight. */
const FEW = 6

export function Answered({ answered }: { readonly answered: Answers }): ReactNode {
  const [all, setAll] = useState(false)
  const entries = [...answered.values()].filter(({ by }) => by !== null)
  if (entries.length === 0) return null
  const shown = all ? entries : entries.slice(0, FEW)
  return (
    <Section title="Answered" says="Taking back concerns this plan. What is remembered is forgotten under Mappings.">
      <Table aria-label="Answered">
        <Table.Tbody>
          {shown.map((answer) => (
            <Line key={answer.about} answer={answer} />
          ))}
        </Table.Tbody>
      </Table>
      {shown.length < entries.length && (
        <Group justify="center" mt="sm">
          <Button variant="default" onClick={() => setAll(true)}>
            Show all {entries.length.toLocaleString()}
          </Button>
        </Group>
      )}
    </Section>
  )
}

function Line({ answer }: { readonly answer: PlanAnswerView }): ReactNode {
  const { about } = answer
  const drafts = useDrafts()
  const draft = useDraft(about)
  const allowed = useMay('deployer')
  const back = draft === null
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={500}>
        <QuestionName about={about} />
      </Table.Th>
      <Table.Td style={back ? { textDecoration: 'line-through' } : undefined}>{answerText(answer.answer)}</Table.Td>
      <Table.Td>
        <SaidBy answer={answer} />
      </Table.Td>
      <Table.Td w={130} ta="right">
        <Button
          variant={back ? 'light' : 'subtle'}
          size="compact-xs"
          aria-pressed={back}
          disabled={!allowed}
          onClick={() => drafts.say([about], back ? undefined : null)}
        >
          {back ? 'Taken back' : 'Take back'}
        </Button>
      </Table.Td>
    </Table.Tr>
  )
}
