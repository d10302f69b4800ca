/** How many recovery codes are left, and new ones. */
import { Button, Group } from '@mantine/core'
import type { ReactNode } from 'react'
import type { FactorsView } from '../../../actions/index.ts'
import { Section } from '../../parts/section.tsx'
import { tellRefused } from '../../parts/tell-refused.ts'
import { useTell } from '../../queries.ts'

export function RecoverySection({
  factors: { codes, passkeys, recoveryLeft },
  made,
}: {
  readonly factors: FactorsView
  readonly made: (recovery: readonly string[]) => void
}): ReactNode {
  const renew = useTell('POST /factors/recovery', ['GET /factors'])
  if (codes === null && passkeys.length === 0) return null
  const show = ({ recoveryCodes }: { recoveryCodes: readonly string[] }): void => {
    made(recoveryCodes)
    window.scrollTo({ top: 0, behavior: 'smooth' })
  }
  return (
    <Section title="Recovery codes" says="For the day on which your device is lost: each lets you in once.">
      <Group justify="space-between" fz="sm">
        <span>{recoveryLeft === 1 ? '1 is left' : `${recoveryLeft} are left`}</span>
        <Button
          variant="default"
          loading={renew.isPending}
          onClick={() => renew.mutate({}, { onSuccess: show, onError: tellRefused })}
        >
          Make new ones
        </Button>
      </Group>
    </Section>
  )
}
