/** A new password in place of a forgotten one: `/new-password#<word>`. The word never reaches a server's log, and signs nobody in. */
import { Button, Stack } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { call } from '../api.ts'
import { Failure } from '../parts/failure.tsx'
import { NewPassword } from '../parts/new-password.tsx'
import { Notice } from '../parts/notice.tsx'
import { Entry } from './entry.tsx'

export function ChoosePassword(): ReactNode {
  const token = window.location.hash.slice(1)
  const form = useForm({ initialValues: { password: '' } })
  const choose = useMutation({
    mutationFn: ({ password }: typeof form.values) => call('POST /password/choose', { token, password }),
  })
  return (
    <Entry title="A new password" says="All your sessions end; a second factor stays as it is.">
      {choose.isSuccess ? (
        <>
          <Notice meaning="done" title="Your password is changed.">
            Sign in with it.
          </Notice>
          <Button component={Link} to="/" replace size="sm" fullWidth>
            Sign in
          </Button>
        </>
      ) : token === '' ? (
        <Notice meaning="lose" title="This link is not whole.">
          Open the link that you were given, with everything after the #.
        </Notice>
      ) : (
        <form onSubmit={form.onSubmit((values) => choose.mutate(values))} noValidate>
          <Stack gap="sm">
            <NewPassword chosen={form.values.password} autoFocus {...form.getInputProps('password')} />
            {choose.isError && <Failure error={choose.error} />}
            <Button type="submit" size="sm" fullWidth loading={choose.isPending} mt={4}>
              Change the password
            </Button>
          </Stack>
        </form>
      )}
    </Entry>
  )
}
