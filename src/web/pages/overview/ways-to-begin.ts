/** The first steps of each way, and which of them are done. Pure. */
import type { FirstStep } from './first-steps.tsx'

export interface Begun {
  /** How many are connected. */
  readonly sites: number
  readonly integrations: number
  /** A token of this person's may deploy somewhere. */
  readonly token: boolean
}

/** A deployment goes from one to another. */
const BOTH = 2

export function stepsToAlign({ sites, integrations }: Begun): readonly FirstStep[] {
  return [
    {
      title: 'Connect a site',
      says: 'Cloud or Data Center, by a service account’s token. The guide stands beside the form, and every right is checked before anything is stored.',
      verb: 'Connect a site',
      to: '/sites/connect',
      done: sites > 0,
    },
    {
      title: 'Align a level with issues',
      says: 'Say which issue types are the initiatives or outcomes, and which field means what. A dry run shows every change before the first is made.',
      verb: 'New integration',
      to: '/sync/new',
      done: integrations > 0,
    },
    {
      title: 'Say what it is for',
      says: 'Make an objective with its key results, put the initiatives below it, and see each Monday what moved.',
      verb: 'New objective',
      to: '/portfolio/objectives',
      done: false,
    },
  ]
}

export function stepsToDeploy({ sites, token }: Begun): readonly FirstStep[] {
  const one = sites === 1
  return [
    {
      title: one ? 'Connect the second site' : 'Connect two sites',
      says: one
        ? 'One is connected. Connect the other: where configuration comes from, or where it goes.'
        : 'The Jira that configuration comes from and the Jira it goes to, each by a service account’s token. The guide stands beside the form.',
      verb: one ? 'Connect the second site' : 'Connect two sites',
      to: '/sites/connect',
      done: sites >= BOTH,
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
