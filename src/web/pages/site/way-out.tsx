/** How a connection's requests leave, where it is not the usual way. */
import type { ReactNode } from 'react'
import type { ConnectionView } from '../../../actions/index.ts'
import { DaysLeft } from '../../parts/days-left.tsx'
import { Facts } from '../../parts/facts.tsx'
import { Section } from '../../parts/section.tsx'

export function WayOut({ connection: { wayOut } }: { readonly connection: ConnectionView }): ReactNode {
  if (!wayOut) return null
  const { authorities, proxy, proxyUser } = wayOut
  return (
    <Section title="Certificates and proxy">
      <Facts
        facts={[
          ...authorities.map(
            ({ subject, expiresAt }) =>
              [
                'Also trusts',
                <span key={subject}>
                  {subject} <DaysLeft until={expiresAt} />
                </span>,
              ] as const,
          ),
          ...(proxy ? [['Proxy', `${proxy}${proxyUser ? ` as ${proxyUser}` : ''}`] as const] : []),
        ]}
      />
    </Section>
  )
}
