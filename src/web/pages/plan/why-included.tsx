/** Why an object is in: the way from what was chosen down to it, each step with where it is named. */
import { IconCornerDownRight } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { WholeDifferenceView } from '../../../actions/index.ts'
import { memberName } from '../../parts/difference/place.ts'
import { ObjectName } from '../../parts/kind.tsx'
import { useView } from '../../view.ts'

type Link = WholeDifferenceView['why'][number]

export function WhyIncluded({ found: { key, title, why } }: { readonly found: WholeDifferenceView }): ReactNode {
  const { change } = useView()
  return (
    <section aria-label="Why it is included">
      <h3 style={{ margin: '0 0 6px', fontSize: 13 }}>Why it is included</h3>
      {why.length === 0 ? (
        <div className="dimmed">It was chosen.</div>
      ) : (
        <ol aria-label="From what was chosen" style={{ margin: 0, padding: 0, listStyle: 'none' }}>
          {why.map((link, depth) => (
            <li key={link.key} style={{ paddingLeft: Math.min(depth, 6) * 14 }}>
              <Step first={depth === 0}>
                <button type="button" onClick={() => change({ open: link.key, show: 'all' })} style={LINK}>
                  <ObjectName of={link.key} />
                </button>
              </Step>
              <div className="dimmed" style={{ paddingLeft: 22, fontSize: 12 }}>
                {depth === 0 ? `chosen; ${wordOf(link)}` : wordOf(link)}
              </div>
            </li>
          ))}
          <li style={{ paddingLeft: Math.min(why.length, 6) * 14 }}>
            <Step first={false}>
              <strong style={{ fontWeight: 600 }}>
                <ObjectName of={key} {...(title ? { name: title } : {})} plain />
              </strong>
            </Step>
          </li>
        </ol>
      )}
    </section>
  )
}

function Step({ first, children }: { readonly first: boolean; readonly children: ReactNode }): ReactNode {
  return (
    <span style={{ display: 'flex', gap: 6, alignItems: 'center', minWidth: 0 }}>
      {!first && <IconCornerDownRight size={14} aria-hidden style={{ flex: 'none', color: 'var(--text-dimmed)' }} />}
      {children}
    </span>
  )
}

/** `grants[].holder.role` for people. */
function wordOf({ how, at }: Link): string {
  const place = (at ?? '').split('.').map((part) => memberName(part.replace('[]', '')))
  const where = at === null ? '' : ` under ${place.join(' › ').toLowerCase()}`
  return {
    names: `names the next${where}`,
    'is-named': `is named by the next${where}`,
    'site-wide': 'stands on the next, as every project does',
  }[how]
}

const LINK = {
  padding: 0,
  border: 0,
  background: 'none',
  color: 'inherit',
  font: 'inherit',
  cursor: 'pointer',
  minWidth: 0,
  minHeight: 24,
} as const
