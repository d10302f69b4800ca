/** A webhook that has just been made: its address, its secret, which is shown this once, and what is left to do in Jira. */
import { Stack } from '@mantine/core'
import type { ReactNode } from 'react'
import type { WebhookView } from '../../../actions/index.ts'
import { Copy } from '../../parts/copy.tsx'
import guide from '../../parts/guide.module.css'
import { Notice } from '../../parts/notice.tsx'

export function WebhookMade({
  made: { url, secret, registered, says, steps },
}: {
  readonly made: WebhookView
}): ReactNode {
  return (
    <Stack gap={14}>
      <Notice
        meaning={registered ? 'done' : 'person'}
        title={registered ? 'Registered in Jira.' : 'A step for a Jira administrator.'}
      >
        {says}
      </Notice>
      <Pasted label="Address" text={url} />
      {!registered && (
        <>
          <Pasted label="Secret" text={secret} note="Shown this once: copy it now. It is stored encrypted." />
          <ol className={guide.steps} style={{ margin: 0 }}>
            {steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </>
      )}
    </Stack>
  )
}

function Pasted({
  label,
  text,
  note,
}: {
  readonly label: string
  readonly text: string
  readonly note?: string
}): ReactNode {
  return (
    <div>
      <div style={{ display: 'flex', gap: 4, alignItems: 'center', fontWeight: 600 }}>
        {label} <Copy text={text} what={label.toLowerCase()} />
      </div>
      <div className="code" style={{ padding: '6px 10px', borderRadius: 5, background: 'var(--surface-sunken)' }}>
        {text}
      </div>
      {note && <div className="dimmed">{note}</div>}
    </div>
  )
}
