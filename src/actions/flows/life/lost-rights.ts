/** What the token in use could do and a new one cannot, right by right. Pure. */
import type { Json } from '../../../base/index.ts'
import type { Verification } from '../../../jira/index.ts'
import type { StoredCredential } from '../../../store/index.ts'

/** `report`: the last check of the one in use; null for a person's own, of which only the role of the account counts. */
export function lostRights(
  { administrator }: Pick<StoredCredential, 'administrator'>,
  report: Json,
  now: Pick<Verification, 'administrator' | 'projects'>,
): string[] {
  const global = administrator && now.administrator !== true ? ['It is no Jira administrator’s.'] : []
  // A check that failed knows no rights: then there is nothing to compare with.
  const before = (report as Pick<Verification, 'projects'> | null)?.projects ?? []
  const projects = before.flatMap(({ asked, project, can }) => {
    const mine = now.projects.find((one) => one.asked === asked)
    if (project !== null && mine && mine.project === null) return [`It sees no project ${asked}.`]
    const lost = can.filter((right) => mine && !mine.can.includes(right))
    return lost.length === 0 ? [] : [`In ${asked} it lacks ${lost.map(words).join(', ')}.`]
  })
  return [...global, ...projects]
}

/** `EDIT_ISSUES` → "Edit issues", as Jira's permission schemes call it. */
const words = (right: string): string => {
  const text = right.toLowerCase().replaceAll('_', ' ')
  return text.charAt(0).toUpperCase() + text.slice(1)
}
