/** What a change touches on the target: who uses the object, how many issues, how many would lose something. */
import type { ReactNode } from 'react'
import { isMembers, membersOf } from '../../parts/difference/differ.ts'
import { memberName } from '../../parts/difference/place.ts'
import { ValueTree } from '../../parts/difference/value-tree.tsx'
import { Facts } from '../../parts/facts.tsx'
import { SideName } from '../../parts/side-name.tsx'

export function Impact({ impact, site }: { readonly impact: unknown; readonly site: string }): ReactNode {
  if (!isMembers(impact)) return null
  const told = membersOf(impact).filter((name) => impact[name] !== undefined && impact[name] !== null)
  if (told.length === 0) return null
  return (
    <section aria-label="What it touches">
      <h3 style={{ margin: '0 0 6px', fontSize: 13 }}>
        What it touches on <SideName side={site} />
      </h3>
      <Facts facts={told.map((name) => [memberName(name), <ValueTree key={name} value={impact[name]} />])} />
    </section>
  )
}
