/** Who in Jira is whom here: each account is a member. Nobody is matched by their name alone, and Jira is not written for it. */
import { Button, Text } from '@mantine/core'
import { type ReactNode, useMemo, useState } from 'react'
import type { SyncOptionsView } from '../../../actions/index.ts'
import { Failure } from '../../parts/failure.tsx'
import { ListTable } from '../../parts/table/list-table.tsx'
import { useMembers } from '../../portfolio.ts'
import { useMay } from '../../session.ts'
import { type Choices, changesOf, choiceOf } from './people.ts'
import { peopleList } from './people-list.tsx'
import { useKeepPeople } from './use-keep-people.ts'

export function PeopleStep({
  connection,
  options: { people },
}: {
  readonly connection: string
  readonly options: SyncOptionsView
}): ReactNode {
  const members = useMembers()
  const may = useMay('administrator')
  const [chosen, setChosen] = useState<Choices>(new Map())
  const keep = useKeepPeople(connection)
  const changes = changesOf(people, chosen)
  const list = useMemo(
    () => peopleList(members, may, (account, member) => setChosen((now) => new Map([...now, [account, member]]))),
    [members, may],
  )
  const rows = people.map((person) => ({ ...person, chosen: choiceOf(person, chosen) }))
  const here = new Set(people.map(({ member }) => member))
  const elsewhere = members.filter(({ id }) => !here.has(id)).map(({ name }) => name)
  const save = (
    <Button
      size="xs"
      loading={keep.isPending}
      onClick={() => keep.mutate(changes, { onSuccess: () => setChosen(new Map()) })}
    >
      {changes.length === 1 ? 'Save 1 person' : `Save ${changes.length} people`}
    </Button>
  )
  return (
    <>
      <Text fz="sm" className="dimmed">
        Whoever stays a new member is taken over under the name that Jira gives. What you save here holds at once, for
        all integrations of the site: owners that both sides agreed on follow, and nothing is written to Jira for it.
      </Text>
      {rows.length > 0 && <ListTable list={list} rows={rows} extra={may && changes.length > 0 && save} />}
      {elsewhere.length > 0 && (
        <Text fz="sm" className="dimmed">
          Without an account on {connection}: {elsewhere.join(', ')}. What they own is assigned to nobody there.
        </Text>
      )}
      {keep.isError && <Failure error={keep.error} />}
    </>
  )
}
