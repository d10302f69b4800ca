/** An invited person makes their account: `/join#<word>`. The word never reaches a server's log. */
import { Button, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { call, send } from '../api.ts'
import { Failure } from '../parts/failure.tsx'
import { NewPassword, tooShort } from '../parts/new-password.tsx'
import { Notice } from '../parts/notice.tsx'
import { endLeft } from '../session.ts'
import { Entry } from './entry.tsx'

export function Join(): ReactNode {
  const token = window.location.hash.slice(1)
  const client = useQueryClient()
  const navigate = useNavigate()
  const form = useForm({
    initialValues: { name: '', password: '' },
    validateInputOnBlur: true,
    validate: {
      name: (name) => (name.trim() === '' ? 'Say your name.' : null),
      password: tooShort,
    },
  })
  const join = useMutation({
    async mutationFn({ name, password }: typeof form.values) {
      await endLeft()
      const { email } = await call('POST /people/join', { token, name, password })
      await send('POST', '/session', { email, password })
    },
    onSuccess: async () => {
      await navigate({ to: '/', replace: true })
      await client.resetQueries()
    },
  })
  return (
    <Entry title="Welcome to Fairlead" says="You were invited. Choose how you are called here, and a password.">
      {token === '' ? (
        <Notice meaning="lose" title="This link is not whole.">
          Open the link that you were given, with everything after the #.
        </Notice>
      ) : (
        <form onSubmit={form.onSubmit((values) => join.mutate(values))} noValidate>
          <Stack gap="sm">
            <TextInput label="Your name" autoComplete="name" autoFocus {...form.getInputProps('name')} />
            <NewPassword chosen={form.values.password} {...form.getInputProps('password')} />
            {join.isError && <Failure error={join.error} />}
            <Button type="submit" size="sm" fullWidth loading={join.isPending} mt={4}>
              Create the account
            </Button>
          </Stack>
        </form>
      )}
    </Entry>
  )
}
