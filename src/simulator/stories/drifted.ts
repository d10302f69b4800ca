/** `drifted`: Acme's site after a year in which people changed things by hand, each a line of the lists below. */
import type { Site } from '../site.ts'
import { acme } from './acme.ts'
import { personNamed } from './build/named.ts'
import type { Drift } from './drifted/changes.ts'
import { FIELD_DRIFTS } from './drifted/fields.ts'
import { PEOPLE_DRIFTS } from './drifted/people.ts'
import { PROJECT_DRIFTS } from './drifted/projects.ts'
import { SCHEME_DRIFTS } from './drifted/schemes.ts'
import { SCREEN_DRIFTS } from './drifted/screens.ts'
import { WORK_DRIFTS } from './drifted/work.ts'
import { WORKFLOW_DRIFTS } from './drifted/workflows.ts'

const DAY = 86_400_000

/** The year, as a reader sees it. The log says what was done when, and that Ada did it. */
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
  const author = personNamed(site, 'ada.lindqvist').accountId
  const step = Math.floor((360 * DAY) / DRIFTS.length)
  DRIFTS.forEach(([what, apply], index) => {
    const at = site.now() - 360 * DAY + index * step
    apply(site, at)
    const [objectName = ''] = /(?<=‘)[^’]+/.exec(what) ?? []
    site.audit.push({ id: site.id(), at, summary: what, category: 'configuration', author, objectName, objectType: '' })
  })
}
