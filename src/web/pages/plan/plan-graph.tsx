/** The plan as a graph, for whoever asks for it: drawing many steps takes a moment. */
import { Button, Skeleton } from '@mantine/core'
import { IconBinaryTree2 } from '@tabler/icons-react'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import type { PlanView } from '../../../actions/index.ts'
import { Section } from '../../parts/section.tsx'

const Waves = lazy(() => import('../../parts/graph/waves.tsx'))

export function PlanGraph({ plan }: { readonly plan: PlanView }): ReactNode {
  const [shown, setShown] = useState(false)
  return (
    <Section
      title="The plan as a graph"
      says="Waves from left to right. Choose a step to see what it waits for and what waits for it."
      action={
        <Button
          variant="default"
          aria-expanded={shown}
          leftSection={<IconBinaryTree2 size={15} aria-hidden />}
          onClick={() => setShown(!shown)}
        >
          {shown ? 'Put it away' : 'Draw it'}
        </Button>
      }
    >
      {shown && (
        <Suspense fallback={<Skeleton height={520} />}>
          <Waves plan={plan} />
        </Suspense>
      )}
    </Section>
  )
}
