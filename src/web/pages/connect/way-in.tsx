/** How Fairlead logs in: a choice among what this kind of Jira has, each with when to take it. */
import { Radio, Stack } from '@mantine/core'
import type { ReactNode } from 'react'
import { useAsk } from '../../queries.ts'
import type { Draft, Method } from './draft.ts'

/** A radio's value is a text. */
const USUAL = 'usual'

export function WayIn({
  draft: { deployment = 'cloud', method },
  change,
}: {
  readonly draft: Draft
  readonly change: (changes: Partial<Draft>) => void
}): ReactNode {
  const guide = useAsk('GET /guide', { deployment, purpose: 'service', url: '' }, { fresh: 60_000 })
  const ways = guide.data?.ways ?? []
  return (
    <Radio.Group
      label="It logs in by"
      value={method ?? USUAL}
      onChange={(value) => change({ method: value === USUAL ? null : (value as Method) })}
    >
      <Stack gap={6} mt={4}>
        {ways.map((way) => (
          <Radio key={way.label} size="xs" value={way.method ?? USUAL} label={way.label} description={way.hint} />
        ))}
      </Stack>
    </Radio.Group>
  )
}
