/** The steps of connecting: on the left they tick themselves, in the middle they are filled in. */
import { Title } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from './connect.module.css'
import { STEPS, type StepName } from './draft.ts'

export function StepList({ done }: { readonly done: ReadonlySet<StepName> }): ReactNode {
  const current = STEPS.find((step) => !done.has(step))
  return (
    <nav aria-label="Steps" className={classes.list}>
      <ol>
        {STEPS.map((step, index) => (
          <li key={step}>
            <a
              href={`#step-${index + 1}`}
              aria-current={step === current ? 'step' : undefined}
              data-done={done.has(step) || undefined}
            >
              <span className={classes.tick}>
                {done.has(step) ? <IconCheck size={13} stroke={3} aria-label="done" /> : index + 1}
              </span>
              {step}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  )
}

export function Step({
  name,
  number,
  children,
}: {
  readonly name: StepName
  readonly number: number
  readonly children: ReactNode
}): ReactNode {
  return (
    <section id={`step-${number}`} aria-label={name} className={classes.step}>
      <Title order={2} mb={10}>
        {name}
      </Title>
      {children}
    </section>
  )
}
