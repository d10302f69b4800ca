/** On every page, for whoever can act: the token that waits most, and how many more. */
import { Anchor } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Notice } from '../parts/notice.tsx'
import { useAsk } from '../queries.ts'

const LOOK = 60_000
/** Days in which an end is no longer a thing for some day: until then it waits on the Overview. */
const URGENT = 14

export function TokenBanner(): ReactNode {
  const asked = useAsk('GET /tokens/warnings', {}, { every: LOOK })
  const urgent = (asked.data?.warnings ?? []).filter(({ days }) => days === null || days <= URGENT)
  const [first, ...more] = urgent
  if (!first) return null
  const isOver = first.code === 'token-fails' || (first.days !== null && first.days < 0)
  return (
    <div style={{ padding: '12px 24px 0' }}>
      <Notice
        meaning={isOver ? 'lose' : 'change'}
        title={first.says}
        inline
        action={
          <Anchor renderRoot={(props) => <Link to={first.link} {...props} />} fz="sm" fw={500}>
            {first.code === 'token-lives-on' ? 'See which' : 'Rotate it'}
          </Anchor>
        }
      >
        {more.length > 0 && (
          <Anchor renderRoot={(props) => <Link to="/" {...props} />} fz="sm" underline="always">
            {more.length} more {more.length === 1 ? 'token waits' : 'tokens wait'}
          </Anchor>
        )}
      </Notice>
    </div>
  )
}
