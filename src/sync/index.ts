/** The room's door: how the portfolio and Jira's issues are kept aligned. */
export type { Patience } from './align.ts'
export { type People, toItem, toJira } from './convert.ts'
export { issueOf } from './create-issue.ts'
export { PACE, type Pace, type Turn, turn } from './cycle.ts'
export { type Diagnosis, type DoctorFacts, diagnose } from './doctor.ts'
export { type DryRun, dryRun, type WouldChange } from './dry-run.ts'
export { FIELD_NAMES, type PairFacts, type Standing, standingOf } from './field-standing.ts'
export {
  type FieldMapping,
  type Flow,
  type Integration,
  integrationFor,
  type Policy,
  type Side,
} from './integration.ts'
export { mappingProblems } from './mapping-problems.ts'
export * from './pair.ts'
export * from './ports.ts'
export type { Agreed } from './reconcile.ts'
export { silent } from './silence.ts'
export type { Unrest } from './unrest.ts'
export { whyUnlinked } from './why-unlinked.ts'
