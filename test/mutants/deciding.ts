/** What is decided: order, choice, people, and what a target cannot do. */
import type { Mutant } from './mutant.ts'

const DECIDING = 'src/configuration/deciding.test.ts'
const ENGINE = 'src/configuration/engine.test.ts'
const MAPPING = 'src/configuration/mapping.test.ts'
const UNDO = 'src/configuration/undo.test.ts'

const ORDER: readonly Mutant[] = [
  {
    rule: 'What is needed is made first',
    file: 'src/configuration/drafts.ts',
    find: "else if (other.choice === 'create') needs.add(this.#id(other))",
    replace: "else if (other.choice === 'create') void other",
    caughtBy: ENGINE,
  },
  {
    rule: 'What may come late breaks cycles',
    file: 'src/configuration/drafts.ts',
    find: "if (change.choice !== 'create' || !kind.references.some(({ late }) => late)) return new Set()",
    replace: 'return new Set()',
    caughtBy: ENGINE,
  },
  {
    rule: 'A claimed name is freed before it is taken',
    file: 'src/configuration/drafts.ts',
    find: 'for (const giver of givers) needs.add(giver)',
    replace: '',
    caughtBy: DECIDING,
  },
  {
    rule: 'Who stands in a circle of names is set aside',
    file: 'src/configuration/set-aside.ts',
    find: 'if (waits.size === 0) return',
    replace: 'if (waits.size >= 0) return',
    caughtBy: 'src/configuration/set-aside.test.ts',
  },
  {
    rule: 'Deletes come before what they refer to',
    file: 'src/configuration/drafts.ts',
    find: '[...new Set(this.#usersBefore.get(change.targetKey))]',
    replace: '[]',
    caughtBy: UNDO,
  },
  {
    rule: 'A real cycle is told',
    file: 'src/configuration/order-steps.ts',
    find: 'problems: cycle(best.stuck)',
    replace: 'problems: []',
    caughtBy: DECIDING,
  },
]

const CHOICE: readonly Mutant[] = [
  {
    rule: '“use” writes nothing',
    file: 'src/configuration/compare.ts',
    find: "if (said === 'use') return { choice: 'use', problems: [] }",
    replace: '',
    caughtBy: DECIDING,
  },
  {
    rule: '“leave-out” writes nothing',
    file: 'src/configuration/compare.ts',
    find: "if (said === 'leave-out') return { choice: 'left-out', problems: [] }",
    replace: '',
    caughtBy: DECIDING,
  },
  {
    rule: '“rename” gives the new name',
    file: 'src/configuration/naming.ts',
    find: 'name ? withName(kind, value, name) : value',
    replace: 'value',
    caughtBy: DECIDING,
  },
  {
    rule: 'Deletes are opt-in, object by object',
    file: 'src/configuration/deletions.ts',
    find: 'said.has(key) && input.kinds.has(kind)',
    replace: 'input.kinds.has(kind)',
    caughtBy: DECIDING,
  },
  {
    rule: 'A delete says who loses it',
    file: 'src/configuration/deletions.ts',
    find: '...named(object.key, namedBy.get(object.key), input.target.site.name),',
    replace: '',
    caughtBy: MAPPING,
  },
  {
    rule: 'A plan that would touch too much refuses itself',
    file: 'src/configuration/make-plan.ts',
    find: 'guard(plan, existing)',
    replace: '[]',
    caughtBy: DECIDING,
  },
  {
    rule: 'Too much is a share of what there is',
    file: 'src/plan/guard.ts',
    find: 'count <= existing * most',
    replace: 'count <= existing',
    caughtBy: 'src/plan/guard.test.ts',
  },
]

const PEOPLE: readonly Mutant[] = [
  {
    rule: 'People never block',
    file: 'src/configuration/translate.ts',
    find: "(rules.lackedPerson ?? own ?? 'drop')",
    replace: "(rules.lackedPerson ?? own ?? 'blocks')",
    caughtBy: 'src/configuration/translate.test.ts',
  },
  {
    rule: 'A person who is lacked has a stand-in',
    file: 'src/configuration/translate.ts',
    find: "if (rule === 'fallback' && fallback !== null)",
    replace: 'if (fallback === held)',
    caughtBy: ENGINE,
  },
  {
    rule: 'A placeholder stands for groups',
    file: 'src/configuration/dictionary.ts',
    find: 'return rules.lackedGroup.placeholder',
    replace: 'return undefined',
    caughtBy: MAPPING,
  },
]

const CAPABILITY: readonly Mutant[] = [
  {
    rule: 'What the target cannot do is told, never skipped',
    file: 'src/configuration/by-hand.ts',
    find: 'problems: [...problems, cannot(object.key, choice, to)]',
    replace: 'problems',
    caughtBy: DECIDING,
  },
  {
    rule: 'What a person must do is told',
    file: 'src/configuration/by-hand.ts',
    find: 'byHand, problems: [...problems, hand(object.key, choice, to)]',
    replace: 'byHand, problems',
    caughtBy: DECIDING,
  },
  {
    rule: 'What the target cannot do is never sent',
    file: 'src/configuration/actor.ts',
    find: 'method === undefined || kind.can[deployment][verb] === null',
    replace: 'method === undefined',
    caughtBy: 'src/configuration/acting.test.ts',
  },
  {
    rule: 'What the target cannot delete is told, never skipped',
    file: 'src/configuration/deletions.ts',
    find: '...undeletable(kind, object, input.target.site),',
    replace: '',
    caughtBy: 'src/configuration/deletions.test.ts',
  },
  {
    rule: 'The capability matrix names operations that there are',
    file: 'src/configuration/kinds/status.ts',
    find: "create: ['createStatuses']",
    replace: "create: ['createStatus']",
    caughtBy: 'src/configuration/kinds/capabilities.test.ts',
  },
  {
    rule: 'The capability matrix names every operation that a reading takes',
    file: 'src/configuration/kinds/status.ts',
    find: "read: ['search', 'getStatusesById']",
    replace: "read: ['getStatusesById']",
    caughtBy: 'src/configuration/kinds/capabilities.test.ts',
  },
]

export const DECIDING_RULES: readonly Mutant[] = [...ORDER, ...CHOICE, ...PEOPLE, ...CAPABILITY]
