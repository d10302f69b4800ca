/** A passkey made on this device, with a name by which it is known again. */
import { Button, Group, Stack, TextInput } from '@mantine/core'
import { IconFingerprint } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import { call, type Input } from '../../api.ts'
import { Failure } from '../../parts/failure.tsx'
import { makePasskey } from '../../passkey.ts'

export function NewPasskey({ made }: { readonly made: (recovery: readonly string[]) => void }): ReactNode {
  const client = useQueryClient()
  const [name, setName] = useState('')
  const make = useMutation({
    mutationFn: async () => {
      const { options } = await call('POST /passkeys/begin', {})
      const answer = await makePasskey(options)
      return call('POST /passkeys', { name: name.trim() || 'Passkey', answer } as unknown as Input<'POST /passkeys'>)
    },
    onSuccess: async ({ recoveryCodes }) => {
      setName('')
      await client.invalidateQueries({ queryKey: ['GET /factors'] })
      made(recoveryCodes)
    },
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    make.mutate()
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <Group align="flex-end" gap="sm">
          <TextInput
            label="Name of the device"
            placeholder="Laptop"
            maxLength={60}
            w={190}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Button
            type="submit"
            variant="default"
            leftSection={<IconFingerprint size={17} aria-hidden />}
            loading={make.isPending}
          >
            Add a passkey
          </Button>
        </Group>
        {make.isError && <Failure error={make.error} />}
      </Stack>
    </form>
  )
}
