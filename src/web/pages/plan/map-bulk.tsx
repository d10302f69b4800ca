/** One answer for many rows: for those that are chosen, or for all that fit the search and the filters. */
import { Button, Menu } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { call, type Input, Refused } from '../../api.ts'
import { tellRefused } from '../../parts/tell-refused.ts'
import { useMay } from '../../session.ts'
import { type Draft, useChosenCount, useDrafts } from './map-drafts.ts'
import { BULK } from './what-becomes.ts'

const ROUTE = 'GET /plans/{id}/keys'

export function MapBulk({
  filter,
  fits,
}: {
  readonly filter: Input<'GET /plans/{id}/differences'>
  /** How many rows fit. */
  readonly fits: number
}): ReactNode {
  const drafts = useDrafts()
  const chosen = useChosenCount()
  const client = useQueryClient()
  const [busy, setBusy] = useState(false)
  const allowed = useMay('deployer')
  const keysThatFit = async (): Promise<readonly string[]> => {
    const { sort: _s, values: _v, limit: _l, offset: _o, ...wanted } = filter
    return (await client.fetchQuery({ queryKey: [ROUTE, wanted], queryFn: () => call(ROUTE, wanted) })).keys
  }
  const say = async (answer: Draft | undefined): Promise<void> => {
    setBusy(true)
    try {
      drafts.say(chosen > 0 ? drafts.chosen() : await keysThatFit(), answer)
      drafts.chooseNone()
    } catch (error) {
      if (error instanceof Refused) tellRefused(error)
      else throw error
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <Menu>
        <Menu.Target>
          <Button
            variant={chosen > 0 ? 'light' : 'default'}
            disabled={!allowed || fits === 0}
            loading={busy}
            rightSection={<IconChevronDown size={13} aria-hidden />}
          >
            {chosen > 0 ? `For ${chosen.toLocaleString()} chosen` : `For all ${fits.toLocaleString()}`}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>
            {chosen > 0 ? 'What becomes of those chosen' : 'What becomes of all that fit the search and the filters'}
          </Menu.Label>
          {BULK.map(({ word, says }) => (
            <Menu.Item key={word} onClick={() => void say(word)}>
              {says}
            </Menu.Item>
          ))}
          <Menu.Item onClick={() => void say(null)}>As planned</Menu.Item>
          <Menu.Divider />
          <Menu.Item onClick={() => void say(undefined)}>Forget what was changed here</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {chosen > 0 && (
        <Button variant="subtle" onClick={() => drafts.chooseNone()}>
          Choose none
        </Button>
      )}
    </>
  )
}
