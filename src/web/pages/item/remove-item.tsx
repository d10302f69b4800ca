/** Removes an item, and says before what that touches. */
import { notifications } from '@mantine/notifications'
import { useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { ItemView } from '../../../actions/index.ts'
import { ConfirmByName } from '../../parts/confirm-by-name.tsx'
import { LISTS_OF_ITEMS } from '../../portfolio.ts'
import { useTell } from '../../queries.ts'

export function RemoveItem({ item, close }: { readonly item: ItemView; readonly close: () => void }): ReactNode {
  const navigate = useNavigate()
  const { id, code, name, level } = item
  const remove = useTell('DELETE /items/{id}', [...LISTS_OF_ITEMS, 'GET /overview'])
  const confirm = (): void =>
    remove.mutate(
      { id },
      {
        onSuccess: () => {
          notifications.show({ message: `${code} ${name} is removed.` })
          void navigate({ to: '/portfolio/items' })
        },
      },
    )
  return (
    <ConfirmByName
      title={`Remove ${code}`}
      name={code}
      verb={`Remove the ${level}`}
      busy={remove.isPending}
      error={remove.error}
      confirm={confirm}
      close={close}
    >
      <ul style={{ margin: 0, paddingLeft: 18 }}>
        {touchedBy(item).map((says) => (
          <li key={says}>{says}</li>
        ))}
      </ul>
    </ConfirmByName>
  )
}

function touchedBy({ name, children, path, results, rules, issue, rollUp }: ItemView): readonly string[] {
  const above = path.at(-1)
  const where = above ? `below ${above.code} ${above.name}` : 'to the top'
  const many = (count: number, one: string): string => `${count} ${count === 1 ? one : `${one}s`}`
  return [
    `“${name}” and what is written in it are gone from the portfolio.`,
    ...(children.length > 0
      ? [`${many(children.length, 'item')} below it ${children.length === 1 ? 'moves' : 'move'} ${where}.`]
      : []),
    ...(results.length > 0 ? [`${many(results.length, 'key result')} with the history of the numbers.`] : []),
    ...(rules.length > 0 ? [`${many(rules.length, 'rule')} that bring issues in.`] : []),
    issue
      ? `${issue.key} in Jira is not touched, and is no longer kept aligned.`
      : rollUp.issues > 0
        ? 'The linked issues in Jira are not touched.'
        : 'Nothing in Jira is touched.',
  ]
}
