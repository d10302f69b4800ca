/** One change of a dry run, whole. */
import { Stack } from '@mantine/core'
import { IconPencil, IconPlus } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { DryRunChangeView } from '../../../actions/index.ts'
import { Difference } from '../../parts/difference/difference.tsx'
import { Facts } from '../../parts/facts.tsx'
import { Mark } from '../../parts/mark.tsx'
import { Panel } from '../../parts/panel.tsx'
import { fieldWord } from '../../parts/portfolio/field-words.ts'
import { sign } from '../../parts/signs.ts'

export const VERBS = { create: sign('add', 'Make', IconPlus), update: sign('change', 'Change', IconPencil) } as const
export const whereWord = (where: string): string => (where === 'jira' ? 'Jira' : 'Fairlead')

export function ChangePanel({
  change: { where, verb, about, key, field, from, to },
  enter,
  close,
}: {
  readonly change: DryRunChangeView
  readonly enter: boolean
  readonly close: () => void
}): ReactNode {
  const name = field === null ? 'Value' : fieldWord(field)
  return (
    <Panel label={`Change: ${about}`} title={about} context={<Mark sign={VERBS[verb]} />} close={close} enter={enter}>
      <Stack gap={18}>
        <Facts facts={[['Where', whereWord(where)], ...(key === null ? [] : ([['Issue', key]] as const))]} />
        {verb === 'create' ? (
          <div style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{to}</div>
        ) : (
          <Difference before={{ [name]: from }} after={{ [name]: to }} />
        )}
      </Stack>
    </Panel>
  )
}
