/** Signing in; the address stays, so that one lands where one wanted to go. */
import { Button, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { send } from '../api.ts'
import { Failure } from '../parts/failure.tsx'
import { Entry } from './entry.tsx'

export function SignIn(): ReactNode {
  const client = useQueryClient()
  const form = useForm({ mode: 'uncontrolled', initialValues: { email: '', password: '' } })
  const enter = useMutation({
    mutationFn: (values: { email: string; password: string }) => send('POST', '/session', values),
    onSuccess: () => client.resetQueries(),
  })
  return (
    <Entry title="Sign in" says="With the account an administrator of Fairlead gave you.">
      <form onSubmit={form.onSubmit((values) => enter.mutate(values))}>
        <Stack gap="sm">
          <TextInput
            label="E-mail"
            type="email"
            autoComplete="username"
            required
            withAsterisk={false}
            data-autofocus
            autoFocus
            {...form.getInputProps('email')}
          />
          <TextInput
            label="Password"
            type="password"
            autoComplete="current-password"
            required
            withAsterisk={false}
            {...form.getInputProps('password')}
          />
          {enter.isError && <Failure error={enter.error} />}
          <Button type="submit" size="sm" fullWidth loading={enter.isPending} mt={4}>
            Sign in
          </Button>
        </Stack>
      </form>
    </Entry>
  )
}
