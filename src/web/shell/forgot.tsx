/** For whoever forgot their password: a link by mail, the same answer whether the address is known or not; without mail, whom to ask. */
import { Anchor, Button, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { call } from '../api.ts'
import { Failure } from '../parts/failure.tsx'
import { Notice } from '../parts/notice.tsx'
import { Entry } from './entry.tsx'

export function Forgot({ mails, back }: { readonly mails: boolean; readonly back: () => void }): ReactNode {
  return (
    <Entry title="A new password" says="By a link that works once. A second factor stays as it is.">
      {mails ? (
        <AskForLink />
      ) : (
        <Notice meaning="plain" title="This Fairlead sends no mail.">
          Ask one of its owners for a link: they make it under Settings → People.
        </Notice>
      )}
      <Anchor component="button" type="button" fz="sm" onClick={back}>
        Back to sign in
      </Anchor>
    </Entry>
  )
}

function AskForLink(): ReactNode {
  const form = useForm({ mode: 'uncontrolled', initialValues: { email: '' } })
  const ask = useMutation({ mutationFn: (values: { email: string }) => call('POST /password/forgot', values) })
  if (ask.isSuccess)
    return (
      <Notice meaning="done" title="Look into your mail.">
        If there is an account with this address and a password, a link is on its way. It works for half an hour;
        another one is sent after five minutes at the earliest.
      </Notice>
    )
  return (
    <form onSubmit={form.onSubmit((values) => ask.mutate(values))}>
      <Stack gap="sm">
        <TextInput
          label="E-mail"
          type="email"
          autoComplete="username"
          required
          withAsterisk={false}
          autoFocus
          {...form.getInputProps('email')}
        />
        {ask.isError && <Failure error={ask.error} />}
        <Button type="submit" size="sm" fullWidth loading={ask.isPending} mt={4}>
          Send me a link
        </Button>
      </Stack>
    </form>
  )
}
