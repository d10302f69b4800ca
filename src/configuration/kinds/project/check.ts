/** What Jira would refuse of a project, found without asking it. */
import type { Problem } from '../../../base/index.ts'
import type { Project } from './value.ts'

type Finding = Omit<Problem, 'about'>

/** Cloud's rule for keys (document, createProject); Data Center's may be longer and hold underscores. */
const KEY = /^[A-Z][A-Z0-9]{1,9}$/

export function check(wanted: Project, now: Project | undefined): Finding[] {
  const findings: Finding[] = []
  if (now === undefined && !KEY.test(wanted.key))
    findings.push({
      severity: 'blocks',
      code: 'project-key',
      says: `Jira Cloud takes no project key "${wanted.key}": two to ten capital letters and digits, a letter first.`,
      remedy: 'Answer with a project of the target, or leave it out.',
    })
  if (now === undefined && wanted.lead === null)
    findings.push({
      severity: 'blocks',
      code: 'project-lead',
      says: 'Jira makes no project without a lead.',
      remedy: 'Give it a lead on the source.',
    })
  if (now !== undefined && wanted.projectTypeKey !== now.projectTypeKey)
    findings.push({
      severity: 'blocks',
      code: 'project-type',
      says: `Jira's API cannot make a ${now.projectTypeKey} project a ${wanted.projectTypeKey} one.`,
      remedy: 'Change its type in Jira’s list of projects.',
    })
  return findings
}
