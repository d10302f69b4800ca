/** Who is who: by account, by e-mail address, by name, as the rule says and in its order. A doubt never blocks. Pure. */
import { isObject, type Problem } from '../base/index.ts'
import type { Join, PairInput } from './pair.ts'
import type { RecognisedBy, Rules } from './rules.ts'
import type { SnapshotObject } from './snapshot.ts'

export function pairPeople(
  sources: readonly SnapshotObject[],
  targets: readonly SnapshotObject[],
  { people }: Rules,
  input: PairInput,
  join: Join,
): Problem[] {
  const open = new Set(sources)
  const free = new Set(targets)
  const doubtful = new Map<SnapshotObject, readonly SnapshotObject[]>()
  for (const by of people) {
    const signOf = (person: SnapshotObject): string | undefined => sign(by, person, input)
    const [here, there] = [Map.groupBy(open, signOf), Map.groupBy(free, signOf)]
    for (const [text, same] of here) {
      const others = there.get(text) ?? []
      const [source, target] = [same[0], others[0]]
      if (text === undefined || !source || !target) continue
      if (same.length > 1 || others.length > 1) for (const one of same) doubtful.set(one, others)
      else {
        join(source, target)
        open.delete(source)
        free.delete(target)
      }
    }
  }
  return [...doubtful].flatMap(([person, others]) => (open.has(person) ? [whoIsIt(person, others)] : []))
}

/** What both sides must have alike; undefined: this rule says nothing of the person. */
function sign(by: RecognisedBy, { kind, id, value }: SnapshotObject, input: PairInput): string | undefined {
  const { source, target, kinds } = input
  const email = isObject(value) ? value.emailAddress : null
  if (by === 'account')
    // Atlassian accounts are the same person on every Cloud site.
    return source.site.deployment === 'cloud' && target.site.deployment === 'cloud' ? id : undefined
  if (by === 'email') return typeof email === 'string' ? email.toLowerCase() : undefined
  return typeof email === 'string' ? undefined : kinds.get(kind)?.nameOf(value).toLowerCase()
}

function whoIsIt({ key }: SnapshotObject, others: readonly SnapshotObject[]): Problem {
  return {
    severity: 'warns',
    code: 'ambiguous-person',
    about: key,
    says: 'Several people share this name; until somebody says who it is, it is nobody of the target.',
    remedy: 'Answer with one of the choices.',
    choices: others.map((one) => ({ answer: one.key, says: `It is ${one.key} of the target.` })),
  }
}
