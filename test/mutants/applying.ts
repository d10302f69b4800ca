/** What is done and taken back: apply, undo, workflows, versions. */
import type { Mutant } from './mutant.ts'

const DECIDING = 'src/configuration/deciding.test.ts'
const UNDO = 'src/configuration/undo.test.ts'
const RUN = 'src/plan/run.test.ts'
const MOVES = 'src/configuration/kinds/moves.test.ts'

const APPLY: readonly Mutant[] = [
  {
    rule: 'The journal is written before acting',
    file: 'src/plan/run.ts',
    find: "await add({ step: step.id, at: now(), attempt, what: 'writing', write })",
    replace: '',
    caughtBy: RUN,
  },
  {
    rule: 'It looks first, and adopts what is there',
    file: 'src/plan/run.ts',
    find: "if (look.state === 'as-wanted') {",
    replace: "if (look.state === 'as-wanted' && past.attempts > 0) {",
    caughtBy: RUN,
  },
  {
    rule: 'What is not as expected is stale',
    file: 'src/plan/run.ts',
    find: "if (look.state === 'stale')",
    replace: 'if (past.attempts > 99)',
    caughtBy: RUN,
  },
  {
    rule: 'Stale stops the branch',
    file: 'src/plan/walk.ts',
    find: "if (endOf(known, step.id) === 'done') {",
    replace: 'if (step) {',
    caughtBy: RUN,
  },
  {
    rule: 'A property that Jira dropped is told',
    file: 'src/plan/run.ts',
    find: 'if (missing.length > 0)',
    replace: 'if (missing.length > 99)',
    caughtBy: RUN,
  },
  {
    rule: 'It is read back after the write',
    file: 'src/configuration/actor.ts',
    find: 'missing: missingIn(this.#inKeys(data, found), data.after)',
    replace: 'missing: []',
    caughtBy: 'src/configuration/acting.test.ts',
  },
  {
    rule: 'A write without an answer is unknown, never refused',
    file: 'src/plan/run.ts',
    find: 'isFault(error) && !LEAVES_DOUBT.has(error.code)',
    replace: 'isFault(error)',
    caughtBy: RUN,
  },
  {
    rule: 'Absence counts only after the in-doubt window',
    file: 'src/plan/run.ts',
    find: 'if (left <= 0) return look',
    replace: 'if (left < Number.POSITIVE_INFINITY) return look',
    caughtBy: RUN,
  },
  {
    rule: 'What another worker left in doubt is so from now',
    file: 'src/plan/run.ts',
    find: 'if (options.takenOver) doubtFromNow',
    replace: 'if (options.takenOver === null) doubtFromNow',
    caughtBy: RUN,
  },
  {
    rule: 'What is done is not done again',
    file: 'src/plan/walk.ts',
    find: 'endOf(known, step.id) === undefined && waiting.get(step.id) === 0',
    replace: 'waiting.get(step.id) === 0',
    caughtBy: 'src/plan/confirm.test.ts',
  },
  {
    rule: 'Somebody’s edit since the plan is never overwritten',
    file: 'src/configuration/actor.ts',
    find: "if (equal(now, data.before)) return { state: 'as-expected' }",
    replace: "if (now !== null) return { state: 'as-expected' }",
    caughtBy: 'src/configuration/acting.test.ts',
  },
]

const UNDOING: readonly Mutant[] = [
  {
    rule: 'An undo goes back to the pre-images',
    file: 'src/configuration/undo.ts',
    find: 'before: first.before,',
    replace: 'before: first.after,',
    caughtBy: UNDO,
  },
  {
    rule: 'Half-finished deployments are undone',
    file: 'src/configuration/undo.ts',
    find: 'return mayBeOurs(past) || doneByHand(past)',
    replace: "return past.end?.what === 'done' && mayBeOurs(past)",
    caughtBy: UNDO,
  },
  {
    rule: 'What was only found as wanted is not taken back',
    file: 'src/configuration/undo.ts',
    find: 'return mayBeOurs(past) || doneByHand(past)',
    replace: 'return past.end !== null || mayBeOurs(past)',
    caughtBy: UNDO,
  },
  {
    rule: 'What is used since asks',
    file: 'src/configuration/undo-uses.ts',
    find: 'if (user === undefined) continue',
    replace: 'if (user !== null) continue',
    caughtBy: UNDO,
  },
  {
    rule: 'An edit since asks',
    file: 'src/configuration/undo.ts',
    find: '...(said === undefined ? changed : []),',
    replace: '',
    caughtBy: UNDO,
  },
  {
    rule: 'What cannot be restored is named before apply',
    file: 'src/configuration/make-plan.ts',
    find: '...lasting(differences, input),',
    replace: '',
    caughtBy: DECIDING,
  },
  {
    rule: 'What cannot be restored asks',
    file: 'src/configuration/lasting.ts',
    find: "severity: 'blocks',",
    replace: "severity: 'notes',",
    caughtBy: 'src/configuration/lasting.test.ts',
  },
]

const WORKFLOWS: readonly Mutant[] = [
  {
    rule: 'Issues in a status that goes are counted, and people asked',
    file: 'src/configuration/kinds/moves.ts',
    find: 'if (issues > 0) questions.push(whereTo(status, issues, concerned))',
    replace: '',
    caughtBy: MOVES,
  },
  {
    rule: 'Nobody is asked where no issue is',
    file: 'src/configuration/kinds/moves.ts',
    find: 'if (issues > 0) questions.push(whereTo',
    replace: 'if (issues >= 0) questions.push(whereTo',
    caughtBy: MOVES,
  },
  {
    rule: 'Without an answer no issue moves',
    file: 'src/configuration/kinds/moves.ts',
    find: 'if (issues === 0 && first !== undefined) return first',
    replace: 'if (first !== undefined) return first',
    caughtBy: MOVES,
  },
  {
    rule: 'The switch runs with its mappings',
    file: 'src/configuration/kinds/workflow-scheme/update.ts',
    find: '{ ...body, ...mappings, version }',
    replace: '{ ...body, version }',
    caughtBy: MOVES,
  },
  {
    rule: 'No draft is left',
    file: 'src/configuration/kinds/workflow-scheme/update.ts',
    find: '(version) => jira.send(',
    replace: "async (version) => (await jira.send('POST', [PATH, id, 'createdraft'].join('/'), {}), jira).send(",
    caughtBy: MOVES,
  },
]

const VERSIONS: readonly Mutant[] = [
  {
    rule: 'A plan of another engine is refused',
    file: 'src/actions/flows/apply.ts',
    find: 'if (engine === ENGINE && other.length === 0) return',
    replace: 'if (other.length === 0) return',
    caughtBy: 'src/actions/flows/apply.test.ts',
  },
  {
    rule: 'A plan of another version of a kind is refused',
    file: 'src/actions/flows/apply.ts',
    find: 'if (engine === ENGINE && other.length === 0) return',
    replace: 'if (engine === ENGINE) return',
    caughtBy: 'src/actions/flows/apply.test.ts',
  },
  {
    rule: 'It goes on where only what is done was made by another version',
    file: 'src/actions/flows/apply.ts',
    find: 'pastOf(known, id).end === null',
    replace: 'pastOf(known, id) !== null',
    caughtBy: 'src/actions/flows/apply.test.ts',
  },
  {
    rule: 'One lease, one holder',
    file: 'src/store/leases.ts',
    find: "'<=', sql<Date>`clock_timestamp()`",
    replace: "'>', sql<Date>`clock_timestamp()`",
    caughtBy: 'src/store/leases.test.ts',
  },
]

export const APPLYING: readonly Mutant[] = [...APPLY, ...UNDOING, ...WORKFLOWS, ...VERSIONS]
