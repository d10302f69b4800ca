/** Fields for a way out: shut until they are wanted, since most sites need none of them. */
import { Button, Group, Stack, Textarea, TextInput } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { USUAL_WAY, type WayOutDraft } from './way-out-draft.ts'

export function WayOutFields({
  way,
  change,
  open = false,
}: {
  readonly way: WayOutDraft
  readonly change: (way: WayOutDraft) => void
  readonly open?: boolean
}): ReactNode {
  const [isOpen, setOpen] = useState(open)
  const set = (changes: Partial<WayOutDraft>): void => change({ ...way, ...changes })
  const shut = (): void => {
    setOpen(false)
    change(USUAL_WAY)
  }
  if (!isOpen)
    return (
      <Button
        variant="transparent"
        size="compact-xs"
        px={0}
        onClick={() => setOpen(true)}
        style={{ alignSelf: 'start' }}
      >
        Your company signs its own certificates, or has a proxy?
      </Button>
    )
  return (
    <Stack gap="sm">
      <Textarea
        label="Certificate authorities"
        placeholder="-----BEGIN CERTIFICATE-----"
        description="What signed the site's certificate, as PEM. Trusted for this site alone; checking is never switched off."
        minRows={3}
        maxRows={8}
        autosize
        value={way.authorities}
        onChange={(event) => set({ authorities: event.currentTarget.value })}
        spellCheck={false}
        styles={{ input: { fontFamily: 'monospace', fontSize: 12 } }}
      />
      <TextInput
        label="Proxy"
        placeholder="http://proxy.example.com:3128"
        description="One that the operator of Fairlead has named."
        value={way.proxy}
        onChange={(event) => set({ proxy: event.currentTarget.value })}
        autoComplete="off"
        spellCheck={false}
      />
      {way.proxy.trim() !== '' && (
        <Group grow align="start">
          <TextInput
            label="User of the proxy"
            value={way.proxyUser}
            onChange={(event) => set({ proxyUser: event.currentTarget.value })}
            autoComplete="off"
            spellCheck={false}
          />
          <TextInput
            label="Password of the proxy"
            type="password"
            autoComplete="off"
            data-1p-ignore
            data-lpignore="true"
            // Not controlled: React would write it into the page as the field's attribute.
            onChange={(event) => set({ proxyPassword: event.currentTarget.value })}
          />
        </Group>
      )}
      {!open && (
        <Button variant="subtle" size="compact-xs" onClick={shut} style={{ alignSelf: 'start' }}>
          The usual way
        </Button>
      )}
    </Stack>
  )
}
