/** Recovery codes, shown this once: for the day on which the device is lost. */
import { Button, Checkbox, Code, Group, SimpleGrid, Stack } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { Copy } from '../../parts/copy.tsx'
import { Notice } from '../../parts/notice.tsx'

export function RecoveryCodes({
  codes,
  done,
}: {
  readonly codes: readonly string[]
  readonly done: () => void
}): ReactNode {
  const [kept, setKept] = useState(false)
  return (
    <Stack gap="sm">
      <Notice meaning="person" title="Keep these recovery codes">
        Each lets you in once when your device is lost. They are not shown again: print them, or keep them in a password
        manager.
      </Notice>
      <SimpleGrid
        cols={2}
        spacing={6}
        aria-label="Recovery codes"
        component="ul"
        style={{ listStyle: 'none', padding: 0, margin: 0 }}
      >
        {codes.map((code) => (
          <li key={code}>
            <Code className="tabular" fz={13}>
              {code}
            </Code>
          </li>
        ))}
      </SimpleGrid>
      <Group justify="space-between">
        <Group gap={6}>
          <Copy text={codes.join('\n')} what="the codes" />
          <Checkbox
            label="I have kept them"
            checked={kept}
            onChange={(event) => setKept(event.currentTarget.checked)}
          />
        </Group>
        <Button disabled={!kept} onClick={done}>
          Done
        </Button>
      </Group>
    </Stack>
  )
}
