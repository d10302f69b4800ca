/** The report of a deployment, in each form it can be kept. */
import { Button, Menu } from '@mantine/core'
import { IconChevronDown, IconFileText, IconPrinter } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { DeploymentView } from '../../../actions/index.ts'

const FORMATS = [
  ['html', 'Page (HTML)', 'One file, to be kept or printed'],
  ['csv', 'Table (CSV)', 'One row for each request'],
  ['markdown', 'Markdown', 'For a ticket or a wiki'],
  ['json', 'JSON', 'For a program'],
] as const

export function ReportMenu({ deployment: { id } }: { readonly deployment: DeploymentView }): ReactNode {
  return (
    <Menu position="bottom-end" width={230}>
      <Menu.Target>
        <Button
          variant="default"
          leftSection={<IconFileText size={15} aria-hidden />}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          Report
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {FORMATS.map(([format, name, says]) => (
          <Menu.Item
            key={format}
            component="a"
            href={`/api/v1/deployments/${id}/report?format=${format}`}
            download
            aria-label={`Report as ${name}`}
          >
            {name}
            <div className="dimmed" style={{ fontSize: 12 }}>
              {says}
            </div>
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<IconPrinter size={15} aria-hidden />} onClick={() => window.print()}>
          Print this page
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
