/** The clicks that give a project on Data Center the schemes which its API neither tells nor takes. */
import type { Verb } from '../../../plan/index.ts'
import { called } from '../clicks.ts'
import type { Project } from './value.ts'

export function byHand(verb: Verb, after: Project | null, before: Project | null): string[] {
  if (verb === 'delete' || after === null)
    return ['Open Administration → Projects.', `Choose Delete beside “${before?.name}” and confirm.`]
  const { key, name, workflowScheme, issueTypeScreenScheme } = after
  return [
    `Open the project “${name}” (${key}), and choose Project settings.`,
    ...(workflowScheme === null || workflowScheme === before?.workflowScheme
      ? []
      : [`Choose Workflows → Switch scheme, choose ${called(workflowScheme)}, and say where issues go.`]),
    ...(issueTypeScreenScheme === null || issueTypeScreenScheme === before?.issueTypeScreenScheme
      ? []
      : [`Choose Screens → Actions → Use a different scheme, and choose ${called(issueTypeScreenScheme)}.`]),
  ]
}
