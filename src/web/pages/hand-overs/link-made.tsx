/** A one-time link that has just been made: shown this once, with what to send along. */
import { Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import type { HandOverMadeView } from '../../../actions/index.ts'
import { Copy } from '../../parts/copy.tsx'
import { Notice } from '../../parts/notice.tsx'

export function LinkMade({ made }: { readonly made: HandOverMadeView }): ReactNode {
  const until = new Date(made.expiresAt).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' })
  // By the address that this page was reached at: the server does not always know it.
  const link = `${window.location.origin}/hand-over#${made.link.split('#')[1] ?? ''}`
  return (
    <Stack gap="sm">
      <Notice meaning="person" title="Send this link to an administrator of that Jira.">
        By a way that only they can read: whoever opens it first may use it. It is shown this once.
      </Notice>
      <div>
        <div style={{ display: 'flex', gap: 4, alignItems: 'center', fontWeight: 600 }}>
          One-time link <Copy text={link} what="one-time link" />
        </div>
        <div
          className="code"
          style={{
            padding: '6px 10px',
            borderRadius: 5,
            background: 'var(--surface-sunken)',
            overflowWrap: 'anywhere',
          }}
        >
          {link}
        </div>
      </div>
      <Text fz="sm" className="dimmed">
        It works once, for {made.url.replace(/^https?:\/\//, '')} alone, until {until}. You can take it back at any time
        under Sites → One-time links.
      </Text>
    </Stack>
  )
}
