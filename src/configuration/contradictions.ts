/** Answers that cannot all be true: two objects under one name, a name that is taken, a use of what is not there. Pure. */
import type { Json, Problem } from '../base/index.ts'
import type { CompareInput, Difference } from './compare.ts'
import { stillNeeded } from './deletions.ts'
import type { Key, Kind, KindName } from './kind.ts'
import { isRenamed } from './naming.ts'

export function contradictions(input: CompareInput, differences: readonly Difference[]): Problem[] {
  return [...takenNames(input, differences), ...stillNeeded(input, differences)]
}

interface Holder {
  readonly key: Key
  /** It stands on the target and is no other object's pair. */
  readonly free: boolean
}

/** Each name that only one object may hold has one holder when the plan is done. */
function takenNames(input: CompareInput, differences: readonly Difference[]): Problem[] {
  const written = Map.groupBy(
    differences.filter(({ choice }) => choice === 'create' || choice === 'update'),
    ({ kind }) => kind,
  )
  return [...written].flatMap(([name, mine]) => {
    const kind = input.kinds.get(name)
    const renamed = mine.filter(({ key }) => kind && isRenamed(kind, key, input.answers))
    // Where Jira lets several have one name, only who asked for a name is told that it is taken.
    const judged = kind?.claims ? mine : renamed
    if (!kind || !judged.some((one) => newOf(kind, one).length > 0)) return []
    const paired = new Set(differences.flatMap((one) => (one.kind === name ? (one.targetId ?? []) : [])))
    const changed = new Set(mine.map(({ targetId }) => targetId))
    const judgedOnes = new Set(judged)
    const holders = new Map<string, Holder>()
    for (const { kind: other, id, key, value } of input.target.objects)
      if (other === name && !changed.has(id) && input.answers[key] !== 'delete')
        for (const claim of claimsOf(kind, value)) holders.set(claim, { key, free: !paired.has(id) })
    for (const one of mine)
      for (const claim of judgedOnes.has(one) ? keptBy(kind, one) : claimsOf(kind, one.after))
        holders.set(claim, { key: one.key, free: false })
    return judged.flatMap((difference) => claim(kind, difference, holders, input.target.site.name))
  })
}

function claim(kind: Kind, difference: Difference, holders: Map<string, Holder>, site: string): Problem[] {
  return newOf(kind, difference).flatMap((name) => {
    const holder = holders.get(name)
    holders.set(name, { key: difference.key, free: false })
    return holder === undefined ? [] : [taken(kind.name, difference, holder, name, site)]
  })
}

/** Names that it has on the target and keeps. */
function keptBy(kind: Kind, { before, after }: Difference): readonly string[] {
  const will = new Set(claimsOf(kind, after))
  return claimsOf(kind, before).filter((claim) => will.has(claim))
}

function newOf(kind: Kind, difference: Difference): readonly string[] {
  const kept = new Set(keptBy(kind, difference))
  return claimsOf(kind, difference.after).filter((claim) => !kept.has(claim))
}

const claimsOf = (kind: Kind, value: Json | null): readonly string[] =>
  value === null ? [] : (kind.claims?.(value) ?? [kind.nameOf(value).toLowerCase()])

function taken(kind: KindName, { key, choice }: Difference, holder: Holder, name: string, site: string): Problem {
  const pairs = choice === 'create' && holder.free
  return {
    severity: 'blocks',
    code: 'name-taken',
    about: key,
    says: holder.free
      ? `“${name}” is taken: ${holder.key} of ${site} has it, and only one ${kind} may.`
      : `“${name}” would be taken twice: ${holder.key} is to have it as well, and only one ${kind} may.`,
    remedy: 'Give it another name (rename:…), or answer with one of the choices.',
    choices: [
      ...(pairs ? [{ answer: holder.key, says: `It is ${holder.key} of the target.` }] : []),
      { answer: 'leave-out', says: 'Leave it out.' },
    ],
  }
}

/** Said of an object of the target that the target does not have. */
export function notThere(about: Key, said: string, site: string): Problem {
  return {
    severity: 'blocks',
    code: 'nothing-there',
    about,
    says: `The answer is "${said}", but ${site} has nothing that it could be.`,
    remedy: 'Answer with the key of an object of the target, or with one of the choices.',
    choices: [
      { answer: 'create', says: 'Create it.' },
      { answer: 'leave-out', says: 'Leave it out.' },
    ],
  }
}
