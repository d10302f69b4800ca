/** Every shape that leaves or enters through a door. */
import type { z } from 'zod'
import type { COMMENT, COMMENT_LIST } from './comments.ts'
import type {
  DIFFERENCE,
  DIFFERENCE_FACETS,
  IMPACT,
  KEPT_SNAPSHOT,
  KIND_COUNTS,
  KIND_VIEW,
  PLAN,
  PLAN_APPROVAL,
  PLAN_PROBLEM,
  PLANNED_STEP,
  PROGRESS,
  SNAPSHOT,
  SNAPSHOT_OBJECT,
  WHOLE_DIFFERENCE,
} from './configuration.ts'
import type {
  AUTHORIZATION,
  CHECK,
  CONNECTION,
  GUIDE,
  PROJECT_RIGHTS,
  SITE_PROJECT,
  TOKEN_WARNING,
  VERIFICATION,
} from './connection.ts'
import type {
  DEPLOYED_LINE,
  DEPLOYED_STEP,
  DEPLOYMENT_CONTROL,
  DEPLOYMENT_VIEW,
  OPENED_STEP,
  STEP_CHOICES,
} from './deployment.ts'
import type { ABOUT, AUDIT_ROW, OVERVIEW, PERSON } from './people.ts'
import type {
  BOUND,
  CONFLICT,
  FIELD_SAID,
  ITEM,
  ITEM_EVENT,
  ITEM_ROW,
  KEY_RESULT,
  LINKED_ISSUE,
  MEMBER,
  PREVIEW,
  PROJECT_MARKS,
  ROLL_UP,
  STAGE,
} from './portfolio.ts'
import type { COMPARED_ITEM, SHIFTED_ISSUES } from './portfolio-days.ts'
import type { ITEM_COUNTS, ITEM_LINE, LISTED_ITEM, ROADMAP, ROADMAP_HEAD, ROADMAP_ITEM } from './portfolio-lines.ts'
import type { FILE, PROBLEM, STREAM } from './problem.ts'

import type { FACTORS, PASSKEY, SESSION } from './sign-in.ts'
import type {
  DOCTOR,
  DRY_RUN,
  DRY_RUN_CHANGE,
  FIELD_MAPPING,
  INTEGRATION,
  MAPPING,
  SYNC_OPTIONS,
  SYNC_STATUS,
  SYNC_STEP,
  UNLINKED,
  WEBHOOK,
  WEBHOOK_CLOSED,
} from './sync.ts'
import type { VAULT_KEYS } from './vault.ts'

export * from './comments.ts'
export * from './configuration.ts'
export * from './connection.ts'
export * from './deployment.ts'
export * from './hand-overs.ts'
export * from './mapping.ts'
export * from './people.ts'
export type { ApiKeyView, InvitationView, KnownPersonView } from './people-kept.ts'
export * from './portfolio.ts'
export * from './portfolio-days.ts'
export * from './portfolio-lines.ts'
export * from './problem.ts'
export * from './sign-in.ts'
export * from './sync.ts'
export * from './vault.ts'

export type ProblemView = z.infer<typeof PROBLEM>
export type FileView = z.infer<typeof FILE>
export type StreamView = z.infer<typeof STREAM>
export type CheckView = z.infer<typeof CHECK>
export type ProjectRights = z.infer<typeof PROJECT_RIGHTS>
export type VerificationView = z.infer<typeof VERIFICATION>
export type ConnectionView = z.infer<typeof CONNECTION>
export type AuthorizationView = z.infer<typeof AUTHORIZATION>
export type TokenWarningView = z.infer<typeof TOKEN_WARNING>
export type SiteProjectView = z.infer<typeof SITE_PROJECT>
export type GuideView = z.infer<typeof GUIDE>
export type ProgressView = z.infer<typeof PROGRESS>
export type SnapshotView = z.infer<typeof SNAPSHOT>
export type SnapshotObjectView = z.infer<typeof SNAPSHOT_OBJECT>
export type KindCounts = z.infer<typeof KIND_COUNTS>
export type PlanView = z.infer<typeof PLAN>
export type PlanApprovalView = z.infer<typeof PLAN_APPROVAL>
export type DifferenceView = z.infer<typeof DIFFERENCE>
export type ImpactView = z.infer<typeof IMPACT>
export type WholeDifferenceView = z.infer<typeof WHOLE_DIFFERENCE>
export type DifferenceFacetsView = z.infer<typeof DIFFERENCE_FACETS>
export type KeptSnapshotView = z.infer<typeof KEPT_SNAPSHOT>
export type PlannedStepView = z.infer<typeof PLANNED_STEP>
export type PlanProblemView = z.infer<typeof PLAN_PROBLEM>
export type DeployedStepView = z.infer<typeof DEPLOYED_STEP>
export type DeployedLineView = z.infer<typeof DEPLOYED_LINE>
export type OpenedStepView = z.infer<typeof OPENED_STEP>
export type DeploymentControlView = z.infer<typeof DEPLOYMENT_CONTROL>
export type StepChoicesView = z.infer<typeof STEP_CHOICES>
export type DeploymentView = z.infer<typeof DEPLOYMENT_VIEW>
export type KindView = z.infer<typeof KIND_VIEW>
export type PersonView = z.infer<typeof PERSON>
export type AuditRowView = z.infer<typeof AUDIT_ROW>
export type AboutView = z.infer<typeof ABOUT>
export type OverviewView = z.infer<typeof OVERVIEW>
export type StageView = z.infer<typeof STAGE>
export type MemberView = z.infer<typeof MEMBER>
export type BoundView = z.infer<typeof BOUND>
export type ProjectMarksView = z.infer<typeof PROJECT_MARKS>
export type RollUpView = z.infer<typeof ROLL_UP>
export type ItemRowView = z.infer<typeof ITEM_ROW>
export type ListedItemView = z.infer<typeof LISTED_ITEM>
export type ItemLineView = z.infer<typeof ITEM_LINE>
export type ItemCountsView = z.infer<typeof ITEM_COUNTS>
export type RoadmapView = z.infer<typeof ROADMAP>
export type RoadmapItemView = z.infer<typeof ROADMAP_ITEM>
export type RoadmapHeadView = z.infer<typeof ROADMAP_HEAD>
export type ItemView = z.infer<typeof ITEM>
export type FieldSaidView = z.infer<typeof FIELD_SAID>
export type LinkedIssueView = z.infer<typeof LINKED_ISSUE>
export type KeyResultView = z.infer<typeof KEY_RESULT>
export type ConflictView = z.infer<typeof CONFLICT>
export type PreviewView = z.infer<typeof PREVIEW>
export type ItemEventView = z.infer<typeof ITEM_EVENT>
export type CommentView = z.infer<typeof COMMENT>
export type CommentListView = z.infer<typeof COMMENT_LIST>
export type FieldMappingView = z.infer<typeof FIELD_MAPPING>
export type MappingView = z.infer<typeof MAPPING>
export type IntegrationView = z.infer<typeof INTEGRATION>
export type SyncOptionsView = z.infer<typeof SYNC_OPTIONS>
export type DryRunView = z.infer<typeof DRY_RUN>
export type DryRunChangeView = z.infer<typeof DRY_RUN_CHANGE>
export type SyncStatusView = z.infer<typeof SYNC_STATUS>
export type SyncStepView = z.infer<typeof SYNC_STEP>
export type DoctorView = z.infer<typeof DOCTOR>
export type WebhookView = z.infer<typeof WEBHOOK>
export type WebhookClosedView = z.infer<typeof WEBHOOK_CLOSED>
export type UnlinkedView = z.infer<typeof UNLINKED>
export type ComparedItemView = z.infer<typeof COMPARED_ITEM>
export type ShiftedIssueView = z.infer<typeof SHIFTED_ISSUES>['issues'][number]
export type VaultKeysView = z.infer<typeof VAULT_KEYS>
export type SessionView = z.infer<typeof SESSION>
export type FactorsView = z.infer<typeof FACTORS>
export type PasskeyView = z.infer<typeof PASSKEY>
