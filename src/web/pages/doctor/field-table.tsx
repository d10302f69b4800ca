/** Field by field: what Jira holds, what was agreed, what Fairlead holds, and what that means. */
import { Table } from '@mantine/core'
import type { ReactNode } from 'react'
import type { DoctorView } from '../../../actions/index.ts'
import { valueText } from '../../parts/day.tsx'
import { Mark } from '../../parts/mark.tsx'
import { fieldWord } from '../../parts/portfolio/field-words.ts'
import { FIELD_STATES } from '../sync/signs.ts'
import classes from './doctor.module.css'

export function FieldTable({ fields }: Pick<DoctorView, 'fields'>): ReactNode {
  return (
    <Table className={classes.fields} layout="fixed">
      <Table.Thead>
        <Table.Tr>
          <Table.Th w="16%">Field</Table.Th>
          <Table.Th>Jira</Table.Th>
          <Table.Th>Agreed</Table.Th>
          <Table.Th>Fairlead</Table.Th>
          <Table.Th w="28%">State</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {fields.map(({ field, jiraName, jira, portfolio, agreed, state, says }) => (
          <Table.Tr key={field}>
            <Table.Th scope="row">
              {fieldWord(field)}
              <div className="dimmed">{jiraName}</div>
            </Table.Th>
            <Table.Td>
              <Cut text={jira} />
            </Table.Td>
            <Table.Td>{agreed === null ? <span className="dimmed">never</span> : <Cut text={agreed} />}</Table.Td>
            <Table.Td>
              <Cut text={portfolio} />
            </Table.Td>
            <Table.Td>
              <Mark sign={FIELD_STATES[state]} />
              <div className="dimmed">{says}</div>
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

function Cut({ text }: { readonly text: string }): ReactNode {
  if (text === '') return <span className="dimmed">empty</span>
  return (
    <div className={classes.cut} title={text}>
      {valueText(text)}
    </div>
  )
}
