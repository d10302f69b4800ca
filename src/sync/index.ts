/** The room's door: how the portfolio and Jira's issues are kept aligned. */
export type { Patience } from './align.ts'
export { type People, toItem, toJira } from './convert.ts'
export { issueOf } from './create-issue.ts'
export { itemOf } from './create-item.ts'
export { PACE, type Pace, type Turn, turn } from './cycle.ts'
export { type Deciding, decidePair } from './decide.ts'
export { type Diagnosis, type DoctorFacts, diagnose } from './doctor.ts'
export { type DryRun, dryRun, type WouldChange } from './dry-run.ts'
export { FIELD_NAMES, type PairFacts, type Standing, standingOf } from './field-standing.ts'
export {
  type FieldMapping,
  FLOWS,
  type Flow,
  fieldsToRead,
  type Integration,
  integrationFor,
  mappingProblems,
  POLICIES,
  type Policy,
  type Side,
} from './integration.ts'
export * from './ports.ts'
export { type Agreed, type Decision, merged, reconcile, type Said } from './reconcile.ts'
