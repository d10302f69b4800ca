/** "Confirm it is you": asked when something dangerous was refused, which goes on by itself afterwards. */
import { Button, Divider, Group, Modal, Stack, TextInput } from '@mantine/core'
import { IconFingerprint, IconLogin2 } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { proveBy, send } from '../api.ts'
import { Failure } from '../parts/failure.tsx'
import { answerPasskey } from '../passkey.ts'

interface Ways {
  readonly provedAt: string
  readonly password: boolean
  readonly codes: boolean
  readonly passkeys: boolean
  readonly singleSignOn: string | null
}
const readWays = async (): Promise<Ways> => (await send('GET', '/session/proof')) as Ways

/** Waits in the shell until something asks. */
export function ConfirmItIsYou(): ReactNode {
  const [open, setOpen] = useState(false)
  const answer = useRef<((proved: boolean) => void)[]>([])
  useEffect(() => {
    proveBy(
      () =>
        new Promise((resolve) => {
          answer.current.push(resolve)
          setOpen(true)
        }),
    )
    return () => proveBy(undefined)
  }, [])
  const end = (proved: boolean): void => {
    setOpen(false)
    for (const resolve of answer.current.splice(0)) resolve(proved)
  }
  return open ? <Question end={end} /> : null
}

function Question({ end }: { readonly end: (proved: boolean) => void }): ReactNode {
  const ways = useQuery({ queryKey: ['ways to prove'], queryFn: readWays, staleTime: 0, gcTime: 0 })
  const { password, codes, passkeys, singleSignOn } = ways.data ?? {}
  return (
    <Modal
      opened
      onClose={() => end(false)}
      title="Confirm it is you"
      size="sm"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <Stack gap="sm" fz="sm">
        <div>What you asked for is dangerous in the wrong hands. It goes on by itself afterwards.</div>
        {ways.isError && <Failure error={ways.error} again={() => ways.refetch()} />}
        {passkeys && <ByPasskey done={() => end(true)} />}
        {singleSignOn && <ByProvider name={singleSignOn} since={ways.data?.provedAt ?? ''} done={() => end(true)} />}
        {(passkeys || singleSignOn) && (password || codes) && <Divider label="or" />}
        {(password || codes) && <ByWord password={password === true} codes={codes === true} end={end} />}
      </Stack>
    </Modal>
  )
}

function ByWord({
  password,
  codes,
  end,
}: {
  readonly password: boolean
  readonly codes: boolean
  readonly end: (proved: boolean) => void
}): ReactNode {
  const [byCode, setByCode] = useState(!password)
  const [typed, setTyped] = useState('')
  const prove = useMutation({
    mutationFn: () => send('POST', '/session/proof', byCode ? { code: typed } : { password: typed }),
    onSuccess: () => end(true),
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    prove.mutate()
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <TextInput
          key={String(byCode)}
          label={byCode ? 'Code' : 'Your password'}
          type={byCode ? 'text' : 'password'}
          autoComplete={byCode ? 'one-time-code' : 'current-password'}
          autoFocus
          required
          withAsterisk={false}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        {prove.isError && <Failure error={prove.error} />}
        <Group justify="space-between" gap="xs">
          {password && codes ? (
            <Button variant="subtle" size="compact-sm" onClick={() => setByCode(!byCode)}>
              {byCode ? 'Use the password' : 'Use a code'}
            </Button>
          ) : (
            <span />
          )}
          <Group gap="xs">
            <Button variant="default" onClick={() => end(false)}>
              Cancel
            </Button>
            <Button type="submit" loading={prove.isPending} disabled={typed === ''}>
              Confirm
            </Button>
          </Group>
        </Group>
      </Stack>
    </form>
  )
}

function ByPasskey({ done }: { readonly done: () => void }): ReactNode {
  const prove = useMutation({
    mutationFn: async () => send('POST', '/session/proof', { answer: await answerPasskey() }),
    onSuccess: done,
  })
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconFingerprint size={17} aria-hidden />}
        loading={prove.isPending}
        onClick={() => prove.mutate()}
      >
        Use a passkey
      </Button>
      {prove.isError && <Failure error={prove.error} />}
    </>
  )
}

/** In a window of its own, so that this page stays as it is; it is seen here when the provider has answered. */
function ByProvider({
  name,
  since,
  done,
}: {
  readonly name: string
  readonly since: string
  readonly done: () => void
}): ReactNode {
  const [waiting, setWaiting] = useState(false)
  const now = useQuery({
    queryKey: ['proved yet'],
    queryFn: readWays,
    enabled: waiting,
    refetchInterval: 1_000,
    gcTime: 0,
  })
  const proved = now.data !== undefined && now.data.provedAt > since
  useEffect(() => {
    if (proved) done()
  }, [proved, done])
  return (
    <Button
      variant="default"
      leftSection={<IconLogin2 size={17} aria-hidden />}
      loading={waiting}
      onClick={() => {
        setWaiting(true)
        window.open('/api/v1/session/single-sign-on?proof=true&to=/confirmed', 'fairlead-proof', 'width=520,height=680')
      }}
    >
      Confirm with {name}
    </Button>
  )
}
