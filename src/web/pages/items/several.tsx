/** What is done with all chosen items at once. */
import { Button, CloseButton } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { call, type Refused } from '../../api.ts'
import { Choose } from '../../parts/edit/choose.tsx'
import { Mark } from '../../parts/mark.tsx'
import { Person } from '../../parts/person.tsx'
import { STAGE_SIGNS } from '../../parts/portfolio/signs.ts'
import { useStages } from '../../parts/portfolio/stage.tsx'
import { tellRefused } from '../../parts/tell-refused.ts'
import { type ItemFields, OF_ITEMS, useMembers } from '../../portfolio.ts'
import classes from './items.module.css'
import { useItemsState } from './items-state.tsx'

export function Several(): ReactNode {
  const { chosen, clear } = useItemsState()
  const stages = useStages()
  const members = useMembers()
  const { mutate, isPending } = useEditAll(chosen, clear)
  if (chosen.size === 0) return null
  return (
    <section aria-label="Chosen items" className={`${classes.several} no-print`}>
      <span className="tabular" aria-live="polite">
        {isPending ? `Changing ${chosen.size} items …` : `${chosen.size} chosen`}
      </span>
      <Choose
        label="Set the stage of all"
        value=""
        choices={() =>
          stages.map(({ id, name, category }) => ({
            value: id,
            text: name,
            shown: <Mark quiet sign={STAGE_SIGNS[category]} word={name} />,
          }))
        }
        choose={(stage) => mutate({ stage })}
      >
        Stage <IconChevronDown size={13} aria-hidden />
      </Choose>
      <Choose
        label="Set the owner of all"
        value=""
        choices={() => members.map(({ id, name }) => ({ value: id, text: name, shown: <Person name={name} /> }))}
        choose={(owner) => mutate({ owner })}
      >
        Owner <IconChevronDown size={13} aria-hidden />
      </Choose>
      <Button variant="subtle" size="compact-sm" onClick={() => mutate({ owner: null })}>
        No owner
      </Button>
      <CloseButton aria-label="Choose none" size="sm" onClick={clear} />
    </section>
  )
}

/** One after the other: each is its own edit, with its own refusal; what was done before a refusal stays done. */
function useEditAll(chosen: ReadonlySet<string>, done: () => void) {
  const client = useQueryClient()
  return useMutation<void, Refused, ItemFields>({
    mutationFn: async (fields) => {
      for (const id of chosen) await call('PUT /items/{id}', { id, fields })
    },
    onSuccess: done,
    onError: tellRefused,
    onSettled: () => Promise.all(OF_ITEMS.map((route) => client.invalidateQueries({ queryKey: [route] }))),
  })
}
