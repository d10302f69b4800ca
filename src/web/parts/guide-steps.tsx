/** A guide, click by click, with links into the reader's own Jira. */
import { Anchor, Text, Title } from '@mantine/core'
import { IconExternalLink } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { GuideView } from '../../actions/index.ts'
import classes from './guide.module.css'

export function GuideSteps({ guide: { title, intro, steps, after } }: { readonly guide: GuideView }): ReactNode {
  return (
    <section aria-label={title} className={classes.guide}>
      <Title order={2}>{title}</Title>
      {intro.map((text) => (
        <Text key={text} fz="sm" className="dimmed" mt={6}>
          {text}
        </Text>
      ))}
      <ol className={classes.steps}>
        {steps.map((step) => (
          <li key={step.title}>
            <strong>{step.title}</strong>
            {step.text.map((text) => (
              <p key={text}>{text}</p>
            ))}
            {step.link && (
              <Anchor href={step.link.href} target="_blank" rel="noreferrer" fz="sm">
                {step.link.label} <IconExternalLink size={13} aria-label="(opens in a new tab)" />
              </Anchor>
            )}
          </li>
        ))}
      </ol>
      {after.map((text) => (
        <Text key={text} fz="sm" className="dimmed" mt={6}>
          {text}
        </Text>
      ))}
    </section>
  )
}
