/** The room's door: Jira's configuration, from snapshot to plan to apply. */
export { ConfigurationActor } from './actor.ts'
export { type Answers, FALLBACK, GROUPS, parseAnswers, stillFit, USERS, worthRemembering } from './answers.ts'
export { answersSince } from './answers-since.ts'
export { askTarget } from './ask-target.ts'
export { askUses } from './ask-uses.ts'
export { askedAbout, isOfObject } from './asked.ts'
export type { Change, ConfigurationPlan } from './change.ts'
export { CODES } from './checks/index.ts'
export type { Chosen } from './chosen.ts'
export { type Choice, type Comparison, compare, type Difference } from './compare.ts'
export { compareSnapshots } from './compare-snapshots.ts'
export { countImpact, type Impact } from './count-impact.ts'
export { inspect } from './inspect.ts'
export { type Given, judgeAnswers, type KnownKeys, type Refused } from './judge-answers.ts'
export { type Capability, type Key, type Kind, type KindName, kindOf } from './kind.ts'
export { KINDS } from './kinds/index.ts'
export { ENGINE, makePlan, mayApply } from './make-plan.ts'
export {
  MAPPING_FORMATS,
  type MappingFormat,
  type MappingLine,
  type MappingSection,
  readMapping,
  writeMapping,
} from './mapping-file.ts'
export { countKinds, type KindCount, type Mapping, type Outline, outliner, placeOf } from './outline.ts'
export type { Remembered } from './pair.ts'
export { type Last, lastOf } from './refresh.ts'
export { alarms } from './signal.ts'
export type { Completeness, Snapshot, SnapshotObject } from './snapshot.ts'
export { takeSnapshot } from './take-snapshot.ts'
export { undoing } from './undo.ts'
