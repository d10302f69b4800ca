/** A new password, with the one before. */
import { Button, Group, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { ReactNode } from 'react'
import { Failure } from '../../parts/failure.tsx'
import { NewPassword, SHORTEST } from '../../parts/new-password.tsx'
import { Section } from '../../parts/section.tsx'
import { tellDone } from '../../parts/tell-done.ts'
import { ago } from '../../parts/when.tsx'
import { useTell } from '../../queries.ts'

const SHORTEST_BESIDE = 8

export function ChangePassword({
  changedAt,
  second,
}: {
  readonly changedAt: string
  readonly second: boolean
}): ReactNode {
  const shortest = second ? SHORTEST_BESIDE : SHORTEST
  const change = useTell('PUT /password', ['GET /factors', 'GET /sessions'])
  const form = useForm({
    initialValues: { current: '', password: '' },
    validateInputOnBlur: true,
    validate: { password: (text) => (text.length < shortest ? `${shortest} characters or more.` : null) },
  })
  const save = (values: typeof form.values): void =>
    change.mutate(values, {
      onSuccess: ({ ended }) => {
        form.reset()
        tellDone(ended === 0 ? 'Password changed.' : `Password changed; ${ended} other sessions ended.`)
      },
    })
  return (
    <Section title="Password" says={`Changed ${ago(changedAt, Date.now())}. A new one ends all your other sessions.`}>
      <form onSubmit={form.onSubmit(save)}>
        <Stack gap="sm" maw={360}>
          <TextInput
            label="Current password"
            type="password"
            autoComplete="current-password"
            {...form.getInputProps('current')}
          />
          <NewPassword
            label="New password"
            chosen={form.values.password}
            shortest={shortest}
            {...form.getInputProps('password')}
          />
          {change.isError && <Failure error={change.error} />}
          <Group>
            <Button
              type="submit"
              variant="default"
              loading={change.isPending}
              disabled={form.values.current === '' || form.values.password === ''}
            >
              Change password
            </Button>
          </Group>
        </Stack>
      </form>
    </Section>
  )
}
