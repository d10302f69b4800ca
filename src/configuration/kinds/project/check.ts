/** What Jira would refuse of a project, found without asking it. */
import { blocks, type Finding } from '../findings.ts'
import type { Project } from './value.ts'

/** Cloud's rule for keys (document, createProject); Data Center's may be longer and hold underscores. */
const KEY = /^[A-Z][A-Z0-9]{1,9}$/
const _MOST_KEY = 10

export function check(wanted: Project, now: Project | undefined): Finding[] {
  const isNew = now === undefined
  return [
    wanted.key !== now?.key && !KEY.test(wanted.key) && keyRefused(wanted.key),
    isNew && wanted.lead === null && NO_LEAD,
    !isNew && wanted.projectTypeKey !== now.projectTypeKey && typeRefused(now, wanted),
  ].filter((finding) => finding !== false)
}

const keyRefused = (key: string): Finding =>
  blocks(
    'project-key',
    `Jira Cloud takes no project key "${key}": two to ten capital letters and digits, a letter first.`,
    'Give it another key (rename:…), answer with a project of the target, or leave it out.',
  )

const NO_LEAD = blocks('project-lead', 'Jira makes no project without a lead.', 'Give it a lead on the source.')

const typeRefused = (now: Project, wanted: Project): Finding =>
  blocks(
    'project-type',
    `Jira's API cannot make a ${now.projectTypeKey} project a ${wanted.projectTypeKey} one.`,
    'Change its type in Jira’s list of projects.',
  )
