/** The room's door: how the portfolio and Jira's issues are kept aligned. */
export type { Patience } from './align.ts'
export * from './comments/ports.ts'
export { isWalked, type People, toItem, toJira } from './convert.ts'
export { issueOf } from './create-issue.ts'
export { PACE, type Pace, type Turn, turn } from './cycle.ts'
export { type Diagnosis, type DoctorFacts, diagnose } from './doctor.ts'
export { type DryRun, dryRun, type WouldChange } from './dry-run.ts'
export { FIELD_NAMES, type PairFacts, type Standing, standingOf } from './field-standing.ts'
export { JIRA_TYPES, type JiraType, jiraTypeOf } from './fields/jira-type.ts'
export { flowsFor, needsZone } from './fields/meetings.ts'
export type { Watch } from './ground.ts'
export {
  COMMENTS,
  type CommentFlow,
  type FieldMapping,
  type Flow,
  type Integration,
  integrationFor,
  type Points,
  type Policy,
  pointsIn,
  type Side,
  TIME,
} from './integration.ts'
export { mappingProblems } from './mapping-problems.ts'
export * from './pair.ts'
export * from './ports.ts'
export { problemsIn } from './problems-in.ts'
export * from './progress.ts'
export { checkQuiet, type QuietHours, quietUntil } from './quiet.ts'
export type { Agreed } from './reconcile.ts'
export { silent } from './silence.ts'
export { CLOCKS, SOON, type Unheld, withUnheld } from './unheld.ts'
export type { Unrest } from './unrest.ts'
export { whyUnlinked } from './why-unlinked.ts'
export type { ItemWrite, StepWrite } from './write-items.ts'
