/** Signing in, by what there is: a password and a code, a passkey, single sign-on. The address stays, so that one lands where one wanted to go. */
import { Anchor, Button, Divider, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { IconFingerprint, IconLogin2 } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { send } from '../api.ts'
import { Failure } from '../parts/failure.tsx'
import { Notice } from '../parts/notice.tsx'
import { answerPasskey } from '../passkey.ts'
import { endLeft } from '../session.ts'
import { Entry } from './entry.tsx'
import { Forgot } from './forgot.tsx'
import { refusedByProvider } from './provider-words.ts'

interface Ways {
  readonly singleSignOn: string | null
  /** Passwords and passkeys are for owners. */
  readonly only: boolean
  /** Who forgot their password asks for a link by mail. */
  readonly mailsLinks: boolean
}
export interface Second {
  readonly ticket: string
  readonly codes: boolean
  readonly passkeys: boolean
}

export function SignIn(): ReactNode {
  const [second, setSecond] = useState<Second>()
  const [beside, setBeside] = useState(false)
  const [forgot, setForgot] = useState(false)
  const ways = useQuery({ queryKey: ['ways'], queryFn: readWays })
  const refused = refusedByProvider(window.location.search)
  if (second) return <SecondStep second={second} back={() => setSecond(undefined)} />
  if (forgot) return <Forgot mails={ways.data?.mailsLinks ?? false} back={() => setForgot(false)} />
  const provider = ways.data?.singleSignOn ?? null
  const hidden = ways.data === undefined || (ways.data.only && !beside)
  return (
    <Entry title="Sign in" says="With the account that is yours in Fairlead.">
      {refused && (
        <Notice meaning="lose" urgent title={refused.says}>
          {refused.remedy}
        </Notice>
      )}
      {provider && (
        <Button
          component="a"
          href={`/api/v1/session/single-sign-on?to=${encodeURIComponent(window.location.pathname)}`}
          size="sm"
          fullWidth
          leftSection={<IconLogin2 size={17} aria-hidden />}
        >
          Sign in with {provider}
        </Button>
      )}
      {provider && !hidden && <Divider label="or" />}
      {!hidden && <PasswordForm provided={provider !== null} ask={setSecond} />}
      {!hidden && <PasskeyButton />}
      {!hidden && (
        <Anchor component="button" type="button" fz="sm" onClick={() => setForgot(true)}>
          Forgot your password?
        </Anchor>
      )}
      {ways.data?.only && !beside && (
        <Anchor component="button" type="button" fz="sm" onClick={() => setBeside(true)}>
          Owners: sign in without {provider}
        </Anchor>
      )}
      {ways.isError && <Failure error={ways.error} again={() => ways.refetch()} />}
    </Entry>
  )
}

async function readWays(): Promise<Ways> {
  await endLeft()
  return (await send('GET', '/session/ways')) as Ways
}

function PasswordForm({
  provided,
  ask,
}: {
  readonly provided: boolean
  readonly ask: (second: Second) => void
}): ReactNode {
  const client = useQueryClient()
  const form = useForm({ mode: 'uncontrolled', initialValues: { email: '', password: '' } })
  const enter = useMutation({
    mutationFn: async (values: { email: string; password: string }) =>
      (await send('POST', '/session', values)) as { second?: Second },
    onSuccess: ({ second }) => (second ? ask(second) : client.resetQueries()),
  })
  return (
    <form onSubmit={form.onSubmit((values) => enter.mutate(values))}>
      <Stack gap="sm">
        <TextInput
          label="E-mail"
          type="email"
          autoComplete="username webauthn"
          required
          withAsterisk={false}
          data-autofocus
          autoFocus={!provided}
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
        <Button
          type="submit"
          size="sm"
          fullWidth
          variant={provided ? 'default' : 'filled'}
          loading={enter.isPending}
          mt={4}
        >
          Sign in
        </Button>
      </Stack>
    </form>
  )
}

function PasskeyButton({ label = 'Sign in with a passkey' }: { readonly label?: string }): ReactNode {
  const client = useQueryClient()
  const enter = useMutation({
    mutationFn: async () => send('POST', '/session/passkey', { answer: await answerPasskey() }),
    onSuccess: () => client.resetQueries(),
  })
  return (
    <>
      <Button
        variant="default"
        size="sm"
        fullWidth
        leftSection={<IconFingerprint size={17} aria-hidden />}
        loading={enter.isPending}
        onClick={() => enter.mutate()}
      >
        {label}
      </Button>
      {enter.isError && <Failure error={enter.error} />}
    </>
  )
}

function SecondStep({ second, back }: { readonly second: Second; readonly back: () => void }): ReactNode {
  const client = useQueryClient()
  const form = useForm({ mode: 'uncontrolled', initialValues: { code: '' } })
  const enter = useMutation({
    mutationFn: (values: { code: string }) => send('POST', '/session/code', { ticket: second.ticket, ...values }),
    onSuccess: () => client.resetQueries(),
  })
  return (
    <Entry title="Second step" says="Your password is right. Now the second factor.">
      {second.passkeys && <PasskeyButton label="Use a passkey" />}
      {second.passkeys && <Divider label="or" />}
      <form onSubmit={form.onSubmit((values) => enter.mutate(values))}>
        <Stack gap="sm">
          <TextInput
            label={second.codes ? 'Code' : 'Recovery code'}
            description={
              second.codes
                ? 'The six digits that your app shows now, or a recovery code.'
                : 'One that was not used yet.'
            }
            autoComplete="one-time-code"
            required
            withAsterisk={false}
            autoFocus={second.codes}
            {...form.getInputProps('code')}
          />
          {enter.isError && <Failure error={enter.error} />}
          <Button type="submit" size="sm" fullWidth loading={enter.isPending} mt={4}>
            Go on
          </Button>
        </Stack>
      </form>
      <Anchor component="button" type="button" fz="sm" onClick={back}>
        Sign in as somebody else
      </Anchor>
    </Entry>
  )
}
