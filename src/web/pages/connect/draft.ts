/** A site being connected: what was typed so far, what is still missing, what would be sent. Pure. */
import type { SiteProjectView } from '../../../actions/index.ts'
import type { Input } from '../../api.ts'
import { isLoginWhole, type LoginDraft, loginOf, NO_LOGIN } from '../../parts/login-draft.ts'
import { USUAL_WAY, type WayOutDraft, wayOutOf } from '../../parts/way-out-draft.ts'

export interface Draft {
  readonly url: string
  readonly deployment: 'cloud' | 'dataCenter' | undefined
  readonly name: string
  readonly login: LoginDraft
  readonly way: WayOutDraft
  readonly scope: 'some' | 'all'
  /** Keys, as typed. */
  readonly projects: readonly SiteProjectView['key'][]
}

export const NOTHING: Draft = {
  url: '',
  deployment: undefined,
  name: '',
  login: NO_LOGIN,
  way: USUAL_WAY,
  scope: 'some',
  projects: [],
}

/** Atlassian's own hosts are Cloud; a company's own domain may be either, so the person says. */
export function guessDeployment(url: string): Draft['deployment'] {
  return /\.(atlassian\.net|jira\.com|jira-dev\.com)$/i.test(hostOf(url)) ? 'cloud' : undefined
}

function hostOf(url: string): string {
  const parsed = URL.parse(/^[a-z]+:\/\//i.test(url.trim()) ? url.trim() : `https://${url.trim()}`)
  return parsed?.hostname ?? ''
}

/** `https://acme.atlassian.net` suggests `acme`; `https://jira.acme.example` suggests `jira-acme`. */
export function suggestName(url: string): string {
  const parts = hostOf(url).split('.')
  if (parts.length < 2 || parts.every((part) => /^\d+$/.test(part))) return ''
  const kept = guessDeployment(url) === 'cloud' ? parts.slice(0, 1) : parts.slice(0, Math.max(1, parts.length - 1))
  return kept.join('-').slice(0, 40).toLowerCase()
}

export const STEPS = ['Site', 'Account and token', 'Projects', 'Test', 'Connect'] as const
export type StepName = (typeof STEPS)[number]

/** Which steps are done; `proven` says that the test found whose token it is. */
export function doneSteps(draft: Draft, proven: boolean): ReadonlySet<StepName> {
  const { url, deployment, name, login, scope, projects } = draft
  const isNamed = /^[a-z0-9][a-z0-9-]{0,39}$/i.test(name.trim())
  const steps: [StepName, boolean][] = [
    ['Site', hostOf(url) !== '' && deployment !== undefined],
    ['Account and token', isNamed && isLoginWhole(login)],
    ['Projects', scope === 'all' || projects.length > 0],
    ['Test', proven],
  ]
  return new Set(steps.flatMap(([step, done]) => (done ? [step] : [])))
}

export function requestOf({ url, name, login, way, scope, projects }: Draft): Input<'POST /connections'> {
  return {
    name: name.trim(),
    url: url.trim(),
    ...loginOf(login),
    projects: scope === 'all' ? null : [...projects],
    ...wayOutOf(way),
  }
}
