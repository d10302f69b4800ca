/** One object's whole story: its problems with remedies, before and after, what it touches, why it is included, what a person decides. */
import { ActionIcon, Group, Stack, Tooltip } from '@mantine/core'
import { IconArrowsDiagonal, IconArrowsDiagonalMinimize2 } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { PlanView, WholeDifferenceView } from '../../../actions/index.ts'
import { Copy } from '../../parts/copy.tsx'
import { kindOf, nameIn } from '../../parts/keys.ts'
import { useKindLabel } from '../../parts/kind.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Mark } from '../../parts/mark.tsx'
import { Panel } from '../../parts/panel.tsx'
import { useAsk } from '../../queries.ts'
import { useView } from '../../view.ts'
import { Decide } from './decide.tsx'
import { Impact } from './impact.tsx'
import { ProblemList } from './problem-list.tsx'
import { signOf } from './sign-of.ts'
import { Values } from './values.tsx'
import { WhyIncluded } from './why-included.tsx'

export function DifferencePanel({
  plan,
  object,
  enter,
  close,
}: {
  readonly plan: PlanView
  readonly object: string
  readonly enter: boolean
  readonly close: () => void
}): ReactNode {
  const whole = useAsk('GET /plans/{id}/difference', { id: plan.id, key: object })
  const { view, change } = useView()
  const label = useKindLabel()(kindOf(object))
  const title = whole.data?.title ?? nameIn(object)
  const wide = view.as === 'wide'
  return (
    <Panel
      label={`${label} ${title}`}
      title={title}
      context={
        <Group gap="sm">
          {label}
          {whole.data && <Mark sign={signOf(whole.data.choice, plan)} />}
        </Group>
      }
      actions={
        <>
          <Tooltip label={wide ? 'Beside the list' : 'Over the whole page'}>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={wide ? 'Make the panel narrow' : 'Make the panel wide'}
              aria-pressed={wide}
              onClick={() => change({ as: wide ? undefined : 'wide' })}
            >
              {wide ? <IconArrowsDiagonalMinimize2 size={16} /> : <IconArrowsDiagonal size={16} />}
            </ActionIcon>
          </Tooltip>
          <Copy text={title} what="the name" />
        </>
      }
      close={close}
      enter={enter}
      wide={wide}
    >
      <Loaded query={whole}>{(found) => <Story plan={plan} found={found} wide={wide} />}</Loaded>
    </Panel>
  )
}

function Story({
  plan,
  found,
  wide,
}: {
  readonly plan: PlanView
  readonly found: WholeDifferenceView
  readonly wide: boolean
}): ReactNode {
  const compared = plan.comparison === 'snapshots'
  return (
    <Stack gap={22}>
      {found.problems.length > 0 && <ProblemList problems={found.problems} plan={plan.id} />}
      <Values found={found} plan={plan} wide={wide} />
      {!compared && <Impact plan={plan} found={found} />}
      {!compared && <WhyIncluded found={found} />}
      {!compared && <Decide plan={plan} row={found} />}
    </Stack>
  )
}
