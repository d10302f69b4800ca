/** `scale`: a site of any size, made by number, for measuring. Its issues are made when somebody asks for them. */
import type { Site } from '../site.ts'
import { empty } from './empty.ts'
import type { StorySize } from './index.ts'
import { configuration } from './scale/configuration.ts'
import { issueSource } from './scale/issues.ts'
import { mixFor } from './scale/mix.ts'
import { planning } from './scale/planning.ts'

const USUAL: StorySize = { issues: 1_000, projects: 20 }

export function scale(site: Site, { issues, projects } = USUAL): void {
  empty(site)
  const mix = mixFor(projects)
  configuration(site, projects, mix)
  planning(site, projects, mix)
  site.issues.generateFrom(issueSource(site, issues))
}
