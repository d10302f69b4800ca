/** The room's door: plans as data, their journal, and the one runner. */
export { again, skip } from './again.ts'
export { confirm } from './confirm.ts'
export { guard } from './guard.ts'
export {
  doneByHand,
  type Entry,
  type Journal,
  mayBeOurs,
  next,
  type Past,
  pastOf,
  pasts,
  type Write,
  waitsForPerson,
} from './journal.ts'
export { type Maker, type Plan, planFingerprint, type Step, type Verb } from './plan.ts'
export { type Actor, type Look, type Recorder, type RunOptions, type RunResult, run } from './run.ts'
export { wavesOf } from './waves.ts'
