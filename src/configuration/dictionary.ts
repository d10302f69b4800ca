/** What each object of the source is called on the target: its pair's key, the key it will be made under, or nothing. Pure. */
import { isObject, type Problem } from '../base/index.ts'
import { type Answers, FALLBACK } from './answers.ts'
import type { CompareInput } from './compare.ts'
import { canDeploy, isUnseen, isWhole } from './deployable.ts'
import type { Key, Kind } from './kind.ts'
import { keyFor, named } from './naming.ts'
import type { Paired } from './pair.ts'
import { type Rules, rulesOf } from './rules.ts'
import type { Scope } from './scope.ts'
import { objectsByKey, type SnapshotObject } from './snapshot.ts'
import { type Texts, textsOf } from './texts.ts'
import { unseenKey } from './unseen.ts'

export interface Dictionary {
  /** Source key → the target's key, for what is paired or will be created. */
  readonly to: ReadonlyMap<Key, Key>
  readonly inScope: Scope['keys']
  readonly answers: Answers
  readonly rules: Rules
  /** Takes the place of people who cannot be had; the account that read the target, unless an answer says who. */
  readonly fallback: Key | null
  /** People of the target who left: Jira takes none of them where one must answer for something. */
  readonly inactive: ReadonlySet<Key>
  /** What names in texts mean here and there. */
  readonly texts: Texts
}

export function dictionaryOf(input: CompareInput, scope: Scope, paired: Paired): Dictionary & { problems: Problem[] } {
  const { answers, source, target } = input
  const rules = rulesOf(answers, target)
  const stand = fallbackOf(input)
  const to = new Map<Key, Key>()
  for (const [key, pair] of paired.pairs) to.set(key, pair.key)
  const made = new Set<Key>()
  const there = objectsByKey(target)
  for (const object of source.objects) {
    if (to.has(object.key) || !scope.keys.has(object.key)) continue
    const stands = standsFor(object, input, rules)
    if (stands !== undefined) to.set(object.key, stands)
    const kind = input.kinds.get(object.kind)
    if (kind && isUnseen(object.kind, input)) {
      const unseen = unseenKey(object, kind, answers)
      if (unseen !== undefined) to.set(object.key, unseen)
      continue
    }
    if (stands !== undefined || !isMade(object, kind, input, rules)) continue
    const wanted = keyFor(kind, named(kind, object.key, object.value, answers))
    const key = freshKey(wanted, (one) => there.has(one) || made.has(one))
    made.add(key)
    to.set(object.key, key)
  }
  const inactive = new Set(target.objects.filter(hasLeft).map(({ key }) => key))
  const problems = [...rules.problems, ...stand.problems]
  const texts = textsOf(input, scope, paired)
  return { to, inScope: scope.keys, answers, rules, fallback: stand.key, inactive, texts, problems }
}

/** The group that an answer names for all those which the target lacks. */
export function standsFor(
  { kind, key }: Pick<SnapshotObject, 'kind' | 'key'>,
  { answers }: Pick<CompareInput, 'answers'>,
  rules: Rules,
): Key | undefined {
  if (kind !== 'group' || answers[key] !== undefined || typeof rules.lackedGroup === 'string') return undefined
  return rules.lackedGroup.placeholder
}

/** What has no pair and shall be there all the same. */
function isMade(object: SnapshotObject, kind: Kind | undefined, input: CompareInput, rules: Rules): kind is Kind {
  const said = input.answers[object.key]
  if (!canDeploy(kind) || !isWhole(object.kind, input)) return false
  if (object.kind === 'group' && said === undefined && rules.lackedGroup === 'drop') return false
  if (said !== 'create' && kind.withheld?.(object.value)) return false
  return said === undefined || !NOT_MADE.has(said)
}

/** Words that leave an object without a pair out; what shall be used or updated must be there. */
const NOT_MADE: ReadonlySet<string> = new Set(['leave-out', 'drop', 'use', 'update'])

const hasLeft = ({ kind, value }: SnapshotObject): boolean =>
  kind === 'user' && isObject(value) && value.active === false

function freshKey(key: Key, isTaken: (key: Key) => boolean): Key {
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? key : `${key}#${number}`
    if (!isTaken(candidate)) return candidate
  }
}

/** Chosen once and kept with the plan's answers, so that another account that reads later finds the same people. */
function fallbackOf({ answers, target }: CompareInput): { key: Key | null; problems: readonly Problem[] } {
  const said = answers[FALLBACK]
  if (said === undefined) return { key: target.account, problems: [] }
  if (target.objects.some(({ kind, key }) => kind === 'user' && key === said)) return { key: said, problems: [] }
  const problem: Problem = {
    severity: 'blocks',
    code: 'unknown-answer',
    about: FALLBACK,
    says: `The answer "${said}" is nobody of ${target.site.name}.`,
    remedy: 'Answer with the key of a person of the target, or leave this answer out.',
  }
  return { key: target.account, problems: [problem] }
}
