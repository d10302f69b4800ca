/** One-time codes of an authenticator app: set up, or taken away. */
import { Button, Group } from '@mantine/core'
import type { ReactNode } from 'react'
import type { FactorsView } from '../../../actions/index.ts'
import { Section } from '../../parts/section.tsx'
import { tellRefused } from '../../parts/tell-refused.ts'
import { When } from '../../parts/when.tsx'
import { useTell } from '../../queries.ts'
import { Codes } from './codes.tsx'

export function CodesSection({
  codes,
  made,
}: {
  readonly codes: FactorsView['codes']
  readonly made: (recovery: readonly string[]) => void
}): ReactNode {
  const remove = useTell('DELETE /factors/code', ['GET /factors'])
  return (
    <Section title="One-time codes" says="Six digits from an app on your phone, beside your password.">
      {codes ? (
        <Group justify="space-between" fz="sm">
          <span>
            Set up <When at={codes.since} />
          </span>
          <Button
            variant="default"
            loading={remove.isPending}
            onClick={() => remove.mutate({}, { onError: tellRefused })}
          >
            Take away
          </Button>
        </Group>
      ) : (
        <Codes made={made} />
      )}
    </Section>
  )
}
