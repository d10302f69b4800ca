/** A secret that is shown this once: to be copied, and never had again. */
import { Code, Group } from '@mantine/core'
import type { ReactNode } from 'react'
import { Copy } from './copy.tsx'
import { Notice } from './notice.tsx'

export function Once({ what, text }: { readonly what: string; readonly text: string }): ReactNode {
  return (
    <Notice meaning="change" title={`Copy the ${what} now: it is not shown again.`}>
      <Group gap={6} wrap="nowrap" mt={4}>
        <Code style={{ overflowWrap: 'anywhere' }}>{text}</Code>
        <Copy text={text} what={`the ${what}`} />
      </Group>
    </Notice>
  )
}
