/** Who will act with which account, how many changes, and the fingerprint that is approved. */
import { Group } from '@mantine/core'
import type { ReactNode } from 'react'
import type { PlanView } from '../../../actions/index.ts'
import { Copy } from '../../parts/copy.tsx'
import { Facts } from '../../parts/facts.tsx'
import { Mark } from '../../parts/mark.tsx'
import { Person } from '../../parts/person.tsx'
import { Section } from '../../parts/section.tsx'
import { CHOICES } from '../../parts/signs.ts'
import { useSession } from '../../session.ts'
import { useOwnToken } from './own-token.tsx'
import { useVerbs } from './planned-steps.tsx'

const VERBS = [
  ['create', 'to create'],
  ['update', 'to change'],
  ['delete', 'to delete'],
] as const

export function WhoActs({ plan }: { readonly plan: PlanView }): ReactNode {
  const me = useSession().data
  const { own } = useOwnToken(plan.to)
  const verbs = useVerbs(plan)
  return (
    <Section title="What is approved" boxed>
      <Facts
        facts={[
          [
            'Changes',
            <Group key="changes" gap="md" component="span">
              {VERBS.filter(([verb]) => verbs && verbs[verb] > 0).map(([verb, word]) => (
                <Mark key={verb} sign={CHOICES[verb]} word={`${verbs?.[verb].toLocaleString()} ${word}`} />
              ))}
            </Group>,
          ],
          ['Started by', <Person key="me" name={me?.name ?? ''} />],
          [
            `Acts on ${plan.to} as`,
            own ? (
              <span key="own">
                {own.account.name}, {own.mayDeploy ? 'Jira administrator' : 'no Jira administrator'}, with your token …
                {own.last4}
              </span>
            ) : (
              <span key="own" className="dimmed">
                nobody: you have no token there
              </span>
            ),
          ],
          [
            'Fingerprint',
            <Group key="fingerprint" gap={4} component="span">
              <span className="code" title={plan.fingerprint ?? ''}>
                {plan.fingerprint?.slice(0, 12)}
              </span>
              <Copy text={plan.fingerprint ?? ''} what="the fingerprint" />
            </Group>,
          ],
        ]}
      />
    </Section>
  )
}
