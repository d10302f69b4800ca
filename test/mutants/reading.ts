/** What is read, and which is which: identity, references, completeness, storage. */
import type { Mutant } from './mutant.ts'

const DECIDING = 'src/configuration/deciding.test.ts'
const ENGINE = 'src/configuration/engine.test.ts'
const MAPPING = 'src/configuration/mapping.test.ts'

const IDENTITY: readonly Mutant[] = [
  {
    rule: 'Pairings are remembered by id',
    file: 'src/configuration/pair.ts',
    find: "byId.get(made.get(source.id) ?? '')",
    replace: 'undefined',
    caughtBy: MAPPING,
  },
  {
    rule: 'An ambiguous name asks',
    file: 'src/configuration/pair.ts',
    find: 'if (open.length === 1 && free.length === 1) join(source, target)',
    replace: 'if (open.length > 0) join(source, target)',
    caughtBy: ENGINE,
  },
  {
    rule: 'The answer is remembered',
    file: 'src/configuration/answers.ts',
    find: 'about === GROUPS || !ONCE.has(answer)',
    replace: 'about === GROUPS',
    caughtBy: MAPPING,
  },
  {
    rule: 'A deletion is never remembered',
    file: 'src/configuration/answers.ts',
    find: "new Set(['create', 'update', 'delete', 'allow'])",
    replace: "new Set(['create', 'update', 'allow'])",
    caughtBy: ENGINE,
  },
  {
    rule: 'No twin: what was created once is found again',
    file: 'src/configuration/pair.ts',
    find: "(said === 'create' || renameIn(said)) && !knownTo(source)",
    replace: "said === 'create' || renameIn(said)",
    caughtBy: ENGINE,
  },
  {
    rule: 'No twin: a name that is taken is told',
    file: 'src/configuration/contradictions.ts',
    find: 'holder === undefined ? [] : [taken(kind.name, difference, holder, name, site)]',
    replace: '[]',
    caughtBy: MAPPING,
  },
  {
    rule: 'Two objects never become one',
    file: 'src/configuration/pair.ts',
    find: 'taken.has(said) && !MAY_SHARE.has(kind.name)',
    replace: 'false',
    caughtBy: MAPPING,
  },
  {
    rule: 'A create never takes what was there before for its own',
    file: 'src/configuration/actor.ts',
    find: '!data.besides.includes(found.id) &&',
    replace: '',
    caughtBy: 'src/configuration/acting.test.ts',
  },
]

const REFERENCES: readonly Mutant[] = [
  {
    rule: 'Ids become keys on the way in',
    file: 'src/configuration/name-objects.ts',
    find: "index.get(reference, id) ?? missing(reference, kindsOf(reference)[0] ?? '')",
    replace: 'id',
    caughtBy: ENGINE,
  },
  {
    rule: 'What leads nowhere is unknown, never an id',
    file: 'src/configuration/name-objects.ts',
    find: "index.get(reference, id) ?? missing(reference, kindsOf(reference)[0] ?? '')",
    replace: 'index.get(reference, id) ?? id',
    caughtBy: DECIDING,
  },
  {
    rule: 'Keys become the target’s ids on the way out',
    file: 'src/configuration/actor.ts',
    find: 'swapAll(kind, value, (_reference, key) => this.#ids.get(key))',
    replace: 'value',
    caughtBy: 'src/configuration/acting.test.ts',
  },
  {
    rule: 'References in text are references',
    file: 'src/configuration/references.ts',
    find: 'kind.inside ? kind.inside(structured, inText) : structured',
    replace: 'structured',
    caughtBy: 'src/configuration/references.test.ts',
  },
  {
    rule: 'What cannot be rewritten is told',
    file: 'src/configuration/translate.ts',
    find: '    if (problem) problems.push(problem)\n    return key',
    replace: '    return key',
    caughtBy: ENGINE,
  },
]

const COMPLETENESS: readonly Mutant[] = [
  {
    rule: 'An endpoint that fails leaves its kind partial, never empty',
    file: 'src/configuration/take-snapshot.ts',
    find: "nothing(kind, 'partial', error.message)",
    replace: 'whole(kind, allOf([]))',
    caughtBy: 'src/configuration/take-snapshot.test.ts',
  },
  {
    rule: 'Nothing is compared with a partial kind',
    file: 'src/configuration/deployable.ts',
    find: "source.kinds[kind]?.state === 'complete' && target.kinds[kind]?.state === 'complete'",
    replace: 'true',
    caughtBy: DECIDING,
  },
  {
    rule: 'A partial kind blocks its plan',
    file: 'src/configuration/compare.ts',
    find: 'partial || (snapshot === input.target && isUsed())',
    replace: 'snapshot === input.target && isUsed()',
    caughtBy: DECIDING,
  },
  {
    rule: 'A list that a right cuts short is partial',
    file: 'src/configuration/take-snapshot.ts',
    find: 'believed(reading, before.administrator && after.administrator, jira.site)',
    replace: 'reading',
    caughtBy: 'src/configuration/take-snapshot.test.ts',
  },
  {
    rule: 'What cannot be read is unreadable, not partial',
    file: 'src/configuration/take-snapshot.ts',
    find: "nothing(kind, 'unreadable',",
    replace: "nothing(kind, 'partial',",
    caughtBy: 'src/configuration/kinds/contract.test.ts',
  },
  {
    rule: 'What cannot be read is not invented',
    file: 'src/configuration/translate.ts',
    find: 'isObject(other) ? (other[name] ?? null) : null',
    replace: 'value[name] ?? null',
    caughtBy: DECIDING,
  },
  {
    rule: 'A person maps what the target cannot show',
    file: 'src/configuration/compare.ts',
    find: 'problems: [askUnseen(object, input)]',
    replace: 'problems: []',
    caughtBy: DECIDING,
  },
]

const COVERAGE: readonly Mutant[] = [
  {
    rule: 'What Jira sends is compared',
    file: 'src/configuration/kinds/status.ts',
    find: "description: description ?? '', category: statusCategory }",
    replace: "description: '', category: statusCategory }",
    caughtBy: 'src/configuration/kinds/not-covered.test.ts',
  },
  {
    rule: 'What is not compared is listed as not covered',
    file: 'src/configuration/kinds/status.ts',
    find: "    iconUrl: 'Jira derives the icon from the category.',\n",
    replace: '',
    caughtBy: 'src/configuration/kinds/not-covered.test.ts',
  },
]

const STORAGE: readonly Mutant[] = [
  {
    rule: 'Equal values are kept once',
    file: 'src/store/snapshots.ts',
    find: 'hash: hash(text), extra',
    replace: 'hash: hash(id + text), extra',
    caughtBy: 'src/store/snapshots.test.ts',
  },
]

export const READING: readonly Mutant[] = [...IDENTITY, ...REFERENCES, ...COMPLETENESS, ...COVERAGE, ...STORAGE]
