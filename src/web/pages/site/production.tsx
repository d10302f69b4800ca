/** Whether a site is production: whoever administers marks it, and everybody sees what follows. */
import { Stack, Switch } from '@mantine/core'
import type { ReactNode } from 'react'
import type { ConnectionView } from '../../../actions/index.ts'
import { Failure } from '../../parts/failure.tsx'
import { Section } from '../../parts/section.tsx'
import { useTell } from '../../queries.ts'

const CHANGES = ['GET /connections/{name}', 'GET /connections', 'GET /plans/{id}'] as const

export function Production({
  connection: { name, production },
  mayAct,
}: {
  readonly connection: ConnectionView
  readonly mayAct: boolean
}): ReactNode {
  const mark = useTell('PUT /connections/{name}/production', CHANGES)
  const unmark = useTell('DELETE /connections/{name}/production', CHANGES)
  const error = mark.error ?? unmark.error
  return (
    <Section title="Production">
      <Stack gap="sm">
        <Switch
          label="This site is production"
          description="A plan for a production site must be approved by somebody who neither made nor starts it."
          checked={production}
          disabled={!mayAct || mark.isPending || unmark.isPending}
          onChange={() => (production ? unmark : mark).mutate({ name })}
        />
        {error && <Failure error={error} />}
      </Stack>
    </Section>
  )
}
