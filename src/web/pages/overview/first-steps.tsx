/** The way from a fresh install to the first deployment: three steps that tick themselves. */
import { Button, Text, Title } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import classes from './lines.module.css'

interface Done {
  /** How many are connected. */
  readonly sites: number
  readonly enough: number
  /** A token of this person's may deploy somewhere. */
  readonly token: boolean
}

interface FirstStep {
  readonly title: string
  readonly says: string
  readonly verb: string
  readonly to: string
  readonly done: boolean
}

function stepsFor({ sites, enough, token }: Done): readonly FirstStep[] {
  return [
    {
      title: sites === 1 ? 'Connect the second site' : 'Connect two sites',
      says:
        sites === 1
          ? 'One is connected. Connect the other: where configuration comes from, or where it goes.'
          : 'The Jira that configuration comes from and the Jira it goes to, each by a service account’s token. The guide stands beside the form.',
      verb: 'Connect a site',
      to: '/sites/connect',
      done: sites >= enough,
    },
    {
      title: 'Save your token',
      says: 'Deployments act in Jira as the person who starts them. Save an API token of your own; no password is ever asked for.',
      verb: 'Save your token',
      to: '/settings/authorization',
      done: token,
    },
    {
      title: 'Deploy',
      says: 'Choose projects, see every difference before anything happens, answer what is in doubt, apply, and have it compared again.',
      verb: 'New deployment',
      to: '/configuration/new',
      done: false,
    },
  ]
}

export function FirstSteps(done: Done): ReactNode {
  const steps = stepsFor(done)
  const now = steps.findIndex((step) => !step.done)
  return (
    <section aria-labelledby="first-steps">
      <Title order={2} id="first-steps" fz={18} lh="26px">
        Carry configuration from one Jira to another
      </Title>
      <Text fz="sm" className="dimmed" mb={16}>
        Three steps to the first deployment. Nothing is installed in Jira, and nothing changes there before you have
        seen it.
      </Text>
      <ol className={classes.steps}>
        {steps.map(({ title, says, verb, to, done: ticked }, index) => (
          <li key={to} className={classes.step} data-now={index === now || undefined} data-done={ticked || undefined}>
            <span className={classes.tick}>
              {ticked ? <IconCheck size={15} stroke={3} aria-label="Done" /> : index + 1}
            </span>
            <Title order={3} fz={14}>
              {title}
            </Title>
            <span className="dimmed">{says}</span>
            {!ticked && (
              <div className={classes.go}>
                <Button component={Link} to={to} variant={index === now ? 'filled' : 'default'}>
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
