/** What a deployment did, as data: all that each form of the report tells, and nothing that only one of them knows. Pure. */
import type { Problem } from '../../../base/index.ts'
import type { ConfigurationPlan } from '../../../configuration/index.ts'
import type { DeployedStepView, DeploymentControlView, DeploymentView, IdentitiesView } from '../../shapes/index.ts'
import { type Left, leftOf } from './left.ts'

export interface Telling {
  readonly deployment: DeploymentView
  readonly plan: ConfigurationPlan
  readonly fingerprint: string
  readonly steps: readonly DeployedStepView[]
  readonly controls: readonly DeploymentControlView[]
  /** A person's name, from how actors are kept. */
  readonly nameOf: (actor: string) => string
}

export interface Report {
  readonly id: string
  readonly from: string
  readonly to: string
  /** Null is the whole site. */
  readonly projects: readonly string[] | null
  readonly state: DeploymentView['state']
  readonly startedAt: string
  readonly finishedAt: string | null
  readonly error: string | null
  readonly plan: { readonly fingerprint: string; readonly engine: string; readonly steps: number }
  readonly counts: Readonly<Record<DeployedStepView['state'], number>>
  readonly people: readonly Said[]
  /** Whose approval it began with, where the target was production. */
  readonly approval: { readonly who: string; readonly at: string } | null
  /** Which accounts read the source and write to the target, as proven at the last start. */
  readonly identities: DeploymentView['identities']
  /** Jira accounts that acted, in order. */
  readonly accounts: readonly string[]
  readonly steps: readonly ReportedStep[]
  readonly proof: DeploymentView['proof']
  /** What was named before it was applied: what goes for good first. */
  readonly losses: readonly Named[]
  readonly warnings: readonly Named[]
  readonly left: readonly Left[]
}

export interface Said {
  readonly at: string
  readonly who: string
  readonly what: DeploymentControlView['what']
  readonly account: string | null
  readonly step: string | null
  readonly steps: number | null
  readonly why: string | null
}

export type ReportedStep = Pick<
  DeployedStepView,
  'id' | 'verb' | 'about' | 'title' | 'state' | 'why' | 'byHand' | 'requests'
> & {
  readonly skippedBy: string | null
}

export interface Named {
  readonly about: string
  readonly says: string
}

/** Codes of findings that say what issues, projects or people lose. */
const LOSES = new Set(['lasting', 'issues-lose', 'status-goes', 'option-retired', 'delete-used'])

export function reportOf({ deployment, plan, fingerprint, steps, controls, nameOf }: Telling): Report {
  const { id, from, to, projects, state, startedAt, finishedAt, error, proof, approval } = deployment
  const named = steps.map(({ by, id: step, verb, about, title, state: is, why, byHand, requests }) => ({
    ...{ id: step, verb, about, title, state: is, why, byHand, requests },
    skippedBy: by === null ? null : nameOf(by),
  }))
  const told = plan.problems.filter(({ severity, code }) => severity === 'warns' || LOSES.has(code))
  const deletes = steps
    .filter(({ verb }) => verb === 'delete')
    .map(({ about, title }) => ({ about, says: `${title}.` }))
  return {
    ...{ id, from, to, projects, state, startedAt, finishedAt, error, proof: proof && namedProof(proof, nameOf) },
    plan: { fingerprint, engine: plan.madeBy.engine, steps: plan.steps.length },
    counts: countsOf(steps),
    people: controls.map(({ actor, at, what, account, step, steps: concerned, why }) => ({
      ...{ at, who: nameOf(actor), what, account, step, steps: concerned, why },
    })),
    approval: approval && { who: nameOf(approval.by), at: approval.at },
    identities: deployment.identities && withoutEmails(deployment.identities),
    accounts: [...new Set(controls.flatMap(({ account }) => account ?? []))],
    steps: named,
    losses: [...deletes, ...told.filter(({ code }) => LOSES.has(code)).map(finding)],
    warnings: told.filter(({ code }) => !LOSES.has(code)).map(finding),
    left: leftOf(named, deployment),
  }
}

const namedProof = (proof: NonNullable<Report['proof']>, nameOf: Telling['nameOf']): NonNullable<Report['proof']> => ({
  ...proof,
  unproven: proof.unproven.map(({ what, by }) => ({ what, by: by === null ? null : nameOf(by) })),
})

/** A report goes further than the page: names are enough there. */
const withoutEmails = ({ source, target }: IdentitiesView): IdentitiesView => ({
  source: source && { ...source, email: null },
  target: { ...target, email: null },
})

function countsOf(steps: readonly DeployedStepView[]): Report['counts'] {
  const counts = { waiting: 0, running: 0, 'by-hand': 0, done: 0, adopted: 0, failed: 0, stale: 0, skipped: 0 }
  for (const { state } of steps) counts[state] += 1
  return counts
}

const finding = ({ about, says, remedy }: Problem): Named => ({
  about,
  says: remedy === undefined ? says : `${says} ${remedy}`,
})
