/** The first administrator, by the single-use link that the server printed: `/setup#<token>`. The token never reaches a server's log. */
import { Button, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { send } from '../api.ts'
import { Failure } from '../parts/failure.tsx'
import { NewPassword, tooShort } from '../parts/new-password.tsx'
import { Notice } from '../parts/notice.tsx'
import { Entry } from './entry.tsx'

export function FirstAdministrator(): ReactNode {
  const token = window.location.hash.slice(1)
  const client = useQueryClient()
  const navigate = useNavigate()
  const form = useForm({
    initialValues: { name: '', email: '', password: '' },
    validateInputOnBlur: true,
    validate: {
      name: (name) => (name.trim() === '' ? 'Say your name.' : null),
      email: (email) => (/^\S+@\S+\.\S+$/.test(email) ? null : 'Give an e-mail address.'),
      password: tooShort,
    },
  })
  const make = useMutation({
    mutationFn: (values: typeof form.values) => send('POST', '/session/first', { token, ...values }),
    onSuccess: async () => {
      await navigate({ to: '/', replace: true })
      await client.resetQueries()
    },
  })
  return (
    <Entry
      title="Welcome to Fairlead"
      says="You are the first here. This account administers Fairlead; more people can be added later."
    >
      {token === '' ? (
        <Notice meaning="lose" title="This link is not whole.">
          Open the link that Fairlead printed when it started, with everything after the #.
        </Notice>
      ) : (
        <form onSubmit={form.onSubmit((values) => make.mutate(values))} noValidate>
          <Stack gap="sm">
            <TextInput label="Your name" autoComplete="name" autoFocus {...form.getInputProps('name')} />
            <TextInput label="E-mail" type="email" autoComplete="username" {...form.getInputProps('email')} />
            <NewPassword chosen={form.values.password} {...form.getInputProps('password')} />
            {make.isError && <Failure error={make.error} />}
            <Button type="submit" size="sm" fullWidth loading={make.isPending} mt={4}>
              Create the account
            </Button>
          </Stack>
        </form>
      )}
    </Entry>
  )
}
