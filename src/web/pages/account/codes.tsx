/** One-time codes set up: the key as a picture and to type, then a code of it. */
import { Button, Code, Group, Stack, Text, TextInput } from '@mantine/core'
import { IconDeviceMobile } from '@tabler/icons-react'
import { QRCodeSVG } from 'qrcode.react'
import { type FormEvent, type ReactNode, useState } from 'react'
import { Copy } from '../../parts/copy.tsx'
import { Failure } from '../../parts/failure.tsx'
import { useTell } from '../../queries.ts'

export function Codes({ made }: { readonly made: (recovery: readonly string[]) => void }): ReactNode {
  const begin = useTell('POST /factors/code', [])
  return begin.data ? (
    <TypeCode text={begin.data.key} address={begin.data.address} made={made} />
  ) : (
    <Stack gap="sm" align="flex-start">
      <Button
        variant="default"
        leftSection={<IconDeviceMobile size={17} aria-hidden />}
        loading={begin.isPending}
        onClick={() => begin.mutate({})}
      >
        Set up an authenticator app
      </Button>
      {begin.isError && <Failure error={begin.error} />}
    </Stack>
  )
}

function TypeCode({
  text,
  address,
  made,
}: {
  readonly text: string
  readonly address: string
  readonly made: (recovery: readonly string[]) => void
}): ReactNode {
  const [code, setCode] = useState('')
  const confirm = useTell('POST /factors/code/confirm', ['GET /factors', 'GET /sessions'])
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    // This form may be gone before all is asked anew, and its own callbacks with it; the codes are told this once.
    const told = await confirm.mutateAsync({ code }).catch(() => undefined)
    if (told) made(told.recoveryCodes)
  }
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack gap="sm">
        <Text fz="sm">Scan this with your authenticator app, then type the code that it shows.</Text>
        {/* Dark on light in both schemes: cameras read it so. */}
        <div style={{ background: '#fff', padding: 12, borderRadius: 8, alignSelf: 'flex-start', lineHeight: 0 }}>
          <QRCodeSVG value={address} size={168} title="Key for your authenticator app" />
        </div>
        <Text fz="sm" className="dimmed">
          Or type the key:{' '}
          <Code className="tabular" style={{ overflowWrap: 'anywhere' }}>
            {text.replaceAll(/(.{4})(?=.)/g, '$1 ')}
          </Code>{' '}
          <Copy text={text} what="the key" />
        </Text>
        <Group align="flex-end" gap="sm">
          <TextInput
            label="Code"
            w={140}
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={7}
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
          />
          <Button type="submit" loading={confirm.isPending} disabled={code.replace(' ', '').length !== 6}>
            Confirm
          </Button>
        </Group>
        {confirm.isError && <Failure error={confirm.error} />}
      </Stack>
    </form>
  )
}
