/** A way from a fresh install to something done: three steps that tick themselves. */
import { Button, Text, Title } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useId } from 'react'
import classes from './lines.module.css'

export interface FirstStep {
  readonly title: string
  readonly says: string
  readonly verb: string
  readonly to: string
  readonly done: boolean
}

export function FirstSteps({
  title,
  says: intro,
  steps,
  first,
}: {
  readonly title: string
  readonly says: string
  readonly steps: readonly FirstStep[]
  /** Its next step is the page's one primary button. */
  readonly first: boolean
}): ReactNode {
  const id = useId()
  const now = steps.findIndex((step) => !step.done)
  return (
    <section aria-labelledby={id}>
      <Title order={2} id={id} fz={18} lh="26px">
        {title}
      </Title>
      <Text fz="sm" className="dimmed" mb={16}>
        {intro}
      </Text>
      <ol className={classes.steps}>
        {steps.map(({ title: step, says, verb, to, done }, index) => (
          <li
            key={to}
            className={classes.step}
            data-now={(first && index === now) || undefined}
            data-done={done || undefined}
          >
            <span className={classes.tick}>
              {done ? <IconCheck size={15} stroke={3} aria-label="Done" /> : index + 1}
            </span>
            <Title order={3} fz={14}>
              {step}
            </Title>
            <span className="dimmed">{says}</span>
            {!done && (
              <div className={classes.go}>
                <Button component={Link} to={to} variant={first && index === now ? 'filled' : 'default'}>
                  {verb}
                </Button>
              </div>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}
