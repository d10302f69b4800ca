/** Whose token it is and how long it works; the token itself is nowhere to be seen. */
import { Group } from '@mantine/core'
import type { ReactNode } from 'react'
import type { ConnectionView } from '../../../actions/index.ts'
import { DaysLeft } from '../../parts/days-left.tsx'
import { Facts } from '../../parts/facts.tsx'
import { Person } from '../../parts/person.tsx'
import { When } from '../../parts/when.tsx'
import { useWho } from '../../who.ts'

export function TokenFacts({ connection }: { readonly connection: ConnectionView }): ReactNode {
  const { account, administrator, token, projects, verification } = connection
  const who = useWho()
  return (
    <Facts
      facts={[
        ['Account', account ? <Person key="account" name={account.name} /> : 'not known'],
        ...(account?.email ? [['E-mail', account.email] as const] : []),
        ['Jira administrator', administrator ? 'yes' : 'no'],
        ['Token', `${token.label}, ends with ${token.last4}`],
        [
          'Ends',
          token.expiresAt ? (
            <Group key="ends" gap={8} component="span">
              {new Date(token.expiresAt).toLocaleDateString(undefined, { dateStyle: 'medium' })}
              <DaysLeft until={token.expiresAt} />
              {token.expiresFrom === 'jira' && <span className="dimmed">as Jira tells</span>}
            </Group>
          ) : (
            'no date is known: replace it at least once a year'
          ),
        ],
        [
          'Stored',
          <span key="stored">
            <When at={token.storedAt} /> by {who(token.storedBy)}
          </span>,
        ],
        ['Projects', projects?.join(', ') ?? 'every project the account sees'],
        ...(verification.site ? [['Jira', `${verification.site.product} ${verification.site.version}`] as const] : []),
        ...(verification.account?.timeZone ? [['Time zone', verification.account.timeZone] as const] : []),
      ]}
    />
  )
}
