/** Links an issue by its key. */
import { Button, Popover, Select, Stack, TextInput } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import { Failure } from '../../parts/failure.tsx'
import { OF_ITEMS } from '../../portfolio.ts'
import { useAsk, useTell } from '../../queries.ts'

export function LinkIssue({ id }: { readonly id: string }): ReactNode {
  const [open, setOpen] = useState(false)
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-end" width={300} shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <Button variant="default" onClick={() => setOpen(!open)}>
          Link an issue
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Link an issue">
        <LinkForm id={id} close={() => setOpen(false)} />
      </Popover.Dropdown>
    </Popover>
  )
}

function LinkForm({ id, close }: { readonly id: string; readonly close: () => void }): ReactNode {
  const sites = (useAsk('GET /connections', {}).data?.connections ?? []).map(({ name }) => name)
  const [asked, setSite] = useState<string | null>(null)
  const [key, setKey] = useState('')
  const link = useTell('POST /items/{id}/links', OF_ITEMS)
  const site = asked ?? sites[0] ?? null
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (site !== null) link.mutate({ id, connection: site, key }, { onSuccess: close })
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        {sites.length > 1 && (
          <Select
            label="Site"
            data={sites}
            value={site}
            onChange={setSite}
            allowDeselect={false}
            comboboxProps={{ withinPortal: false }}
          />
        )}
        <TextInput
          label="Issue key"
          placeholder="PAY-17"
          data-autofocus
          value={key}
          onChange={(event) => setKey(event.currentTarget.value)}
          {...(site === null ? { error: 'Connect a site first.' } : {})}
        />
        {link.isError && <Failure error={link.error} />}
        <Button type="submit" disabled={key.trim() === '' || site === null} loading={link.isPending}>
          Link
        </Button>
      </Stack>
    </form>
  )
}
