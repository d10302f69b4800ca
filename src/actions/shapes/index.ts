/** Every shape that leaves or enters through a door. */
import type { z } from 'zod'
import type {
  DEPLOYED_STEP,
  DEPLOYMENT_VIEW,
  DIFFERENCE,
  KIND_COUNTS,
  KIND_VIEW,
  PLAN,
  PROGRESS,
  SNAPSHOT,
  SNAPSHOT_OBJECT,
  STEP,
} from './configuration.ts'
import type {
  AUTHORIZATION,
  CHECK,
  CONNECTION,
  GUIDE,
  PROJECT_RIGHTS,
  SITE_PROJECT,
  VERIFICATION,
} from './connection.ts'
import type { ABOUT, AUDIT_ROW, OVERVIEW, PERSON } from './people.ts'
import type { PROBLEM } from './problem.ts'

export * from './configuration.ts'
export * from './connection.ts'
export * from './people.ts'
export * from './problem.ts'

export type ProblemView = z.infer<typeof PROBLEM>
export type CheckView = z.infer<typeof CHECK>
export type ProjectRights = z.infer<typeof PROJECT_RIGHTS>
export type VerificationView = z.infer<typeof VERIFICATION>
export type ConnectionView = z.infer<typeof CONNECTION>
export type AuthorizationView = z.infer<typeof AUTHORIZATION>
export type SiteProjectView = z.infer<typeof SITE_PROJECT>
export type GuideView = z.infer<typeof GUIDE>
export type ProgressView = z.infer<typeof PROGRESS>
export type SnapshotView = z.infer<typeof SNAPSHOT>
export type SnapshotObjectView = z.infer<typeof SNAPSHOT_OBJECT>
export type KindCounts = z.infer<typeof KIND_COUNTS>
export type PlanView = z.infer<typeof PLAN>
export type DifferenceView = z.infer<typeof DIFFERENCE>
export type StepView = z.infer<typeof STEP>
export type DeployedStepView = z.infer<typeof DEPLOYED_STEP>
export type DeploymentView = z.infer<typeof DEPLOYMENT_VIEW>
export type KindView = z.infer<typeof KIND_VIEW>
export type PersonView = z.infer<typeof PERSON>
export type AuditRowView = z.infer<typeof AUDIT_ROW>
export type AboutView = z.infer<typeof ABOUT>
export type OverviewView = z.infer<typeof OVERVIEW>
