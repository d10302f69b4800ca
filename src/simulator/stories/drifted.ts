/** `drifted`: Acme's site after a year in which people changed things by hand, each a line of the lists below. */
import type { Site } from '../site.ts'
import { acme } from './acme.ts'
import type { Drift } from './drifted/changes.ts'
import { FIELD_DRIFTS } from './drifted/fields.ts'
import { PEOPLE_DRIFTS } from './drifted/people.ts'
import { PROJECT_DRIFTS } from './drifted/projects.ts'
import { SCHEME_DRIFTS } from './drifted/schemes.ts'
import { SCREEN_DRIFTS } from './drifted/screens.ts'
import { WORK_DRIFTS } from './drifted/work.ts'
import { WORKFLOW_DRIFTS } from './drifted/workflows.ts'

const DAY = 86_400_000

/** The year, as a reader sees it. Most of it is nothing that Jira's audit log would name, so none of it stands there. */
export const DRIFTS: readonly Drift[] = [
  ...PEOPLE_DRIFTS,
  ...WORK_DRIFTS,
  ...FIELD_DRIFTS,
  ...SCREEN_DRIFTS,
  ...WORKFLOW_DRIFTS,
  ...SCHEME_DRIFTS,
  ...PROJECT_DRIFTS,
]

export function drifted(site: Site): void {
  acme(site)
  const step = Math.floor((360 * DAY) / DRIFTS.length)
  for (const [index, [, apply]] of DRIFTS.entries()) apply(site, site.now() - 360 * DAY + index * step)
}
