/** A few facts, each with its name. */
import type { ReactNode } from 'react'

export function Facts({
  facts,
}: {
  readonly facts: readonly (readonly [name: string, value: ReactNode])[]
}): ReactNode {
  return (
    <dl
      style={{
        display: 'grid',
        gridTemplateColumns: 'minmax(96px, auto) 1fr',
        gap: '6px 16px',
        margin: 0,
        fontSize: 13,
      }}
    >
      {facts.map(([name, value]) => (
        <div key={name} style={{ display: 'contents' }}>
          <dt className="dimmed">{name}</dt>
          <dd style={{ margin: 0, minWidth: 0, overflowWrap: 'anywhere' }}>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
