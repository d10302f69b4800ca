/** Whoever comes by a one-time link makes their account: `/setup#<word>` the first person, `/join#<word>` who was invited. The word never reaches a server's log. */
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

export const FirstAdministrator = (): ReactNode => (
  <NewAccount
    says="You are the first here. This account administers Fairlead; more people can be added later."
    from="that Fairlead printed when it started"
    asksEmail
    make={(token, account) => send('POST', '/session/first', { token, ...account })}
  />
)

export const Join = (): ReactNode => (
  <NewAccount
    says="You were invited. Choose how you are called here, and a password."
    from="that you were given"
    make={async (token, { name, password }) => {
      await endLeft()
      const { email } = await call('POST /people/join', { token, name, password })
      await send('POST', '/session', { email, password })
    }}
  />
)

interface Account {
  readonly name: string
  readonly email: string
  readonly password: string
}

function NewAccount({
  says,
  from,
  asksEmail = false,
  make,
}: {
  readonly says: string
  /** Which link it was. */
  readonly from: string
  /** Where the link does not know it. */
  readonly asksEmail?: boolean
  readonly make: (token: string, account: Account) => Promise<unknown>
}): ReactNode {
  const token = window.location.hash.slice(1)
  const client = useQueryClient()
  const navigate = useNavigate()
  const form = useForm({
    initialValues: { name: '', email: '', password: '' },
    validateInputOnBlur: true,
    validate: {
      name: (name) => (name.trim() === '' ? 'Say your name.' : null),
      email: (email) => (!asksEmail || /^\S+@\S+\.\S+$/.test(email) ? null : 'Give an e-mail address.'),
      password: tooShort,
    },
  })
  const made = useMutation({
    mutationFn: (account: Account) => make(token, account),
    onSuccess: async () => {
      await navigate({ to: '/', replace: true })
      await client.resetQueries()
    },
  })
  return (
    <Entry title="Welcome to Fairlead" says={says}>
      {token === '' ? (
        <Notice meaning="lose" title="This link is not whole.">
          Open the link {from}, with everything after the #.
        </Notice>
      ) : (
        <form onSubmit={form.onSubmit((account) => made.mutate(account))} noValidate>
          <Stack gap="sm">
            <TextInput label="Your name" autoComplete="name" autoFocus {...form.getInputProps('name')} />
            {asksEmail && (
              <TextInput label="E-mail" type="email" autoComplete="username" {...form.getInputProps('email')} />
            )}
            <NewPassword chosen={form.values.password} {...form.getInputProps('password')} />
            {made.isError && <Failure error={made.error} />}
            <Button type="submit" size="sm" fullWidth loading={made.isPending} mt={4}>
              Create the account
            </Button>
          </Stack>
        </form>
      )}
    </Entry>
  )
}
