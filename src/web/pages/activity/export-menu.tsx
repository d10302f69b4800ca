/** The audit log as a file: all of it, to be proven elsewhere, or what is looked for. */
import { Button, Menu } from '@mantine/core'
import { IconChevronDown, IconDownload } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { Refused } from '../../api.ts'
import { keepFile } from '../../file.ts'
import { tellRefused } from '../../parts/tell-refused.ts'
import type { LookedFor } from './looked-for.ts'

export function ExportMenu({ wanted }: { readonly wanted: LookedFor }): ReactNode {
  const isNarrowed = Object.keys(wanted).length > 0
  const take = useMutation<void, Refused, LookedFor & { readonly format: 'jsonl' | 'csv' }>({
    mutationFn: (input) => keepFile('POST /activity/export', input),
    onError: tellRefused,
  })
  const forms = [
    ['All of it, JSON lines', 'Can be proven without this installation', { format: 'jsonl' }],
    ['All of it, as a table (CSV)', 'For a spreadsheet', { format: 'csv' }],
    ...(isNarrowed
      ? ([
          ['What is shown, JSON lines', 'With the search and filters of this page', { ...wanted, format: 'jsonl' }],
          ['What is shown, as a table (CSV)', 'With the search and filters of this page', { ...wanted, format: 'csv' }],
        ] as const)
      : []),
  ] as const
  return (
    <Menu position="bottom-end" width={270}>
      <Menu.Target>
        <Button
          variant="default"
          loading={take.isPending}
          leftSection={<IconDownload size={15} aria-hidden />}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          Export
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {forms.map(([name, says, input]) => (
          <Menu.Item key={name} aria-label={name} onClick={() => take.mutate(input)}>
            {name}
            <div className="dimmed" style={{ fontSize: 12 }}>
              {says}
            </div>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
