/** Names that lead somewhere: an issue's key to Jira and to the doctor, an item to its page, an integration to its own. */
import { Tooltip } from '@mantine/core'
import { IconStethoscope } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'

/** Without an address, as while a step only has the key, it leads to the doctor alone. */
export function IssueKey({
  issue: { key, url, connection },
}: {
  readonly issue: { readonly key: string; readonly url?: string; readonly connection?: string }
}): ReactNode {
  return (
    <span style={{ display: 'inline-flex', alignItems: 'center', whiteSpace: 'nowrap', verticalAlign: 'bottom' }}>
      {url === undefined ? (
        key
      ) : (
        <a href={url} target="_blank" rel="noreferrer" title={`${key} in Jira`}>
          {key}
        </a>
      )}
      <Why issue={connection === undefined ? { key } : { key, connection }} />
    </span>
  )
}

function Why({ issue }: { readonly issue: { readonly key: string; readonly connection?: string } }): ReactNode {
  return (
    <Tooltip label="Why? The doctor tells.">
      <Link
        to="/sync/doctor"
        search={issue}
        aria-label={`Why? What sync knows of ${issue.key}`}
        className="dimmed"
        style={TARGET}
      >
        <IconStethoscope size={14} stroke={1.8} aria-hidden />
      </Link>
    </Tooltip>
  )
}

/** Large enough for a finger. */
const TARGET = { display: 'inline-grid', placeItems: 'center', width: 24, height: 24 } as const

export function ItemName({
  item: { code, name },
}: {
  readonly item: { readonly code: string; readonly name: string }
}): ReactNode {
  return (
    <Link
      to={`/portfolio/items/${code}` as '/'}
      className="one-line"
      style={{ display: 'inline-block', maxWidth: '100%', verticalAlign: 'bottom' }}
    >
      <span className="dimmed tabular">{code}</span> {name}
    </Link>
  )
}
