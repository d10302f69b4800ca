/** Whether the lines are as they were written: of the newest ones at once, of all when somebody asks. */
import { Anchor, Box, Group } from '@mantine/core'
import { IconLink, IconLoader2, type TablerIcon } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { Copy } from '../../parts/copy.tsx'
import { Failure } from '../../parts/failure.tsx'
import { Notice } from '../../parts/notice.tsx'
import { useAsk } from '../../queries.ts'

const NEWEST = 10_000
const FRESH = 5 * 60_000

export function Chain(): ReactNode {
  const [all, setAll] = useState(false)
  const check = useAsk('GET /activity/verify', all ? {} : { last: NEWEST }, { fresh: FRESH })
  if (check.isError) return <Failure error={check.error} again={() => check.refetch()} />
  if (check.isPending)
    return (
      <Line Icon={IconLoader2}>{all ? 'Every line is checked …' : 'The chain of the newest lines is checked …'}</Line>
    )
  const { entries, looked, broken, head } = check.data
  if (broken !== null)
    return (
      <Box mb={12}>
        <Notice meaning="lose" urgent title={`Line ${broken.toLocaleString()} does not follow from those before it.`}>
          It was changed, added, moved or taken out behind Fairlead’s back. Keep the database as it is, and compare it
          with the newest export or backup.
        </Notice>
      </Box>
    )
  return (
    <Line Icon={IconLink}>
      {looked === entries
        ? `All ${entries.toLocaleString()} lines are as they were written.`
        : `The newest ${looked.toLocaleString()} of ${entries.toLocaleString()} lines are as they were written.`}
      {looked < entries && (
        <Anchor component="button" type="button" fz="sm" onClick={() => setAll(true)}>
          Check all
        </Anchor>
      )}
      <Copy text={head} what="the last line’s hash, to keep elsewhere" />
    </Line>
  )
}

function Line({ Icon, children }: { readonly Icon: TablerIcon; readonly children: ReactNode }): ReactNode {
  return (
    <Group gap={6} fz="sm" className="dimmed" mb={10} role="status" aria-label="The chain">
      <Icon size={15} stroke={1.8} aria-hidden />
      {children}
    </Group>
  )
}
