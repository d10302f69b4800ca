/** An item by its level's icon, its code and its name, which leads to its page. */
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { LEVEL_SIGNS, type Level } from './signs.ts'

export function LevelIcon({ level }: { readonly level: Level }): ReactNode {
  const { word, Icon } = LEVEL_SIGNS[level]
  return (
    <Icon size={15} stroke={1.7} role="img" aria-label={word} style={{ flex: 'none', color: 'var(--text-dimmed)' }} />
  )
}

export function ItemName({
  item: { code, name, level },
  strong,
}: {
  readonly item: { readonly code: string; readonly name: string; readonly level?: Level }
  readonly strong?: boolean
}): ReactNode {
  return (
    <Link
      to="/portfolio/items/$id"
      params={{ id: code }}
      style={{
        display: 'inline-flex',
        gap: 7,
        alignItems: 'center',
        maxWidth: '100%',
        minWidth: 0,
        color: 'inherit',
        textDecoration: 'none',
        verticalAlign: 'bottom',
      }}
    >
      {level && <LevelIcon level={level} />}
      <span className="dimmed tabular" style={{ flex: 'none', fontSize: 12 }}>
        {code}
      </span>
      <span className="one-line" title={name} style={strong ? { fontWeight: 550 } : undefined}>
        {name}
      </span>
    </Link>
  )
}
