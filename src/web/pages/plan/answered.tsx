/** What was answered for this plan, each to be taken back. */
import { Button, Table } from '@mantine/core'
import type { ReactNode } from 'react'
import type { PlanView } from '../../../actions/index.ts'
import { Failure } from '../../parts/failure.tsx'
import { kindOf, questionParts } from '../../parts/keys.ts'
import { ObjectName } from '../../parts/kind.tsx'
import { Section } from '../../parts/section.tsx'
import { useTell } from '../../queries.ts'
import { answerText } from './questions.ts'

export function Answered({ plan }: { readonly plan: PlanView }): ReactNode {
  const save = useTell('PUT /plans/{id}/answers', ['GET /plans/{id}', 'GET /plans'])
  const entries = Object.entries(plan.answers)
  if (entries.length === 0) return null
  const takeBack = (about: string): void =>
    save.mutate({ id: plan.id, answers: Object.fromEntries(entries.filter(([other]) => other !== about)) })
  return (
    <Section title="Answered">
      {save.isError && <Failure error={save.error} />}
      <Table>
        <Table.Tbody>
          {entries.map(([about, answer]) => {
            const { object, detail } = questionParts(about)
            return (
              <Table.Tr key={about}>
                <Table.Th scope="row" fw={500}>
                  {about === 'plan' ? 'The whole plan' : <ObjectName of={detail ?? object} />}
                </Table.Th>
                <Table.Td>{kindOf(answer) === '' ? answerText(answer) : <ObjectName of={answer} />}</Table.Td>
                <Table.Td w={120} ta="right">
                  <Button variant="subtle" size="compact-xs" loading={save.isPending} onClick={() => takeBack(about)}>
                    Take back
                  </Button>
                </Table.Td>
              </Table.Tr>
            )
          })}
        </Table.Tbody>
      </Table>
    </Section>
  )
}
