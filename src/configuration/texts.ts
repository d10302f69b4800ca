/** What names in texts mean on the source, and how the same objects will be called on the target. Pure. */
import type { Problem } from '../base/index.ts'
import { callsOf, nameIndex, split, unresolved } from './called.ts'
import type { CompareInput } from './compare.ts'
import { canDeploy } from './deployable.ts'
import type { Key, Reference } from './kind.ts'
import { named } from './naming.ts'
import type { Paired } from './pair.ts'
import type { Scope } from './scope.ts'
import { objectsByKey } from './snapshot.ts'

export interface Meaning {
  /** The source's key; undefined where the name stays as it is. */
  readonly key?: Key
  /** The name of the target's object that takes its place. */
  readonly called: (target: Key) => string
  readonly problem?: Omit<Problem, 'about'>
}

export interface Texts {
  readonly meaning: (reference: Reference, name: string) => Meaning
}

export function textsOf(input: CompareInput, scope: Scope, paired: Paired): Texts {
  const senses = sensesOf(input, scope, paired)
  return {
    meaning(reference, name) {
      const { keys, rivals, called } = senses(reference, name)
      const [key] = keys
      const text = (): string => reference.text ?? name
      if (key === undefined) return { called, problem: unresolved(text(), 'names what the source does not have') }
      if (keys.length > 1) return { called, problem: doubtful(text(), keys) }
      return { key, called, ...(rivals.length > 0 ? { problem: doubtful(text(), rivals) } : {}) }
    },
  }
}

/** What one name means, in whatever text it stands. */
interface Sense {
  readonly keys: readonly Key[]
  /** Other objects of the target that it could mean there. */
  readonly rivals: readonly Key[]
  readonly called: Meaning['called']
}

/** Many texts name the same few objects: each name is looked up once. */
function sensesOf(input: CompareInput, scope: Scope, paired: Paired) {
  const here = nameIndex(input.source.objects, input.kinds)
  const there = nameIndex(input.target.objects, input.kinds)
  const names = namesThere(input, scope, paired)
  const senseOf = (reference: Reference, name: string): Sense => {
    const keys = here.all(reference, name)
    const [key] = keys
    if (key === undefined || keys.length > 1) return { keys, rivals: [], called: () => name }
    const pair = paired.pairs.get(key)
    const rivals = pair ? there.all(reference, name).filter((other) => other !== pair.key) : []
    const called = new Map<Key, string>()
    return {
      keys,
      rivals,
      called(target) {
        const known = called.get(target) ?? names(key, target, name)
        called.set(target, known)
        return known
      },
    }
  }
  const senses = new Map<Reference['kind'], Map<string, Sense>>()
  return (reference: Reference, name: string): Sense => {
    const ofKind = senses.get(reference.kind) ?? new Map<string, Sense>()
    senses.set(reference.kind, ofKind)
    const sense = ofKind.get(name) ?? senseOf(reference, name)
    ofKind.set(name, sense)
    return sense
  }
}

/** Names of an object once the plan is carried out: what is written gets the source's, everything else keeps its own. */
function namesThere({ source, target, kinds, answers }: CompareInput, scope: Scope, paired: Paired) {
  const [sources, targets] = [objectsByKey(source), objectsByKey(target)]
  return (key: Key, targetKey: Key, name: string): string => {
    const [object, other] = [sources.get(key), targets.get(targetKey)]
    const kind = object && kinds.get(object.kind)
    if (!kind || !object) return name
    const isWritten = scope.keys.has(key) && answers[key] !== 'use' && canDeploy(kind) && kind.update !== undefined
    const isFree = other?.locked === undefined && object.locked === undefined
    const isOther = other !== undefined && paired.pairs.get(key)?.key !== targetKey
    const keeps = other !== undefined && (isOther || !isWritten || !isFree)
    const calls = callsOf(kind, keeps ? other.value : named(kind, key, object.value, answers))
    const { name: base, type } = calls.some((one) => sameName(one, name)) ? { name, type: '' } : split(name)
    if (calls.some((one) => sameName(one, base))) return name
    const at = callsOf(kind, object.value).findIndex((one) => sameName(one, base))
    return `${calls[at] ?? calls[0] ?? base}${type}`
  }
}

const sameName = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase()

/** A name that means several: nothing of the source leaks by it, but people must know. */
const doubtful = (text: string, keys: readonly Key[]): Omit<Problem, 'about'> => ({
  severity: 'warns',
  code: 'text-unresolved',
  says: `The part “${text}” may mean each of ${keys.join(', ')}; the name is carried as it stands.`,
  remedy: 'Look at the text after the deployment, or write the id instead of the name on the source.',
})
