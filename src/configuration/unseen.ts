/** Objects of kinds that the target cannot show: a person says what each is there, or makes it by hand. Pure. */
import type { Problem } from '../base/index.ts'
import { type Answers, renameIn, usedIn } from './answers.ts'
import { isUnseen } from './deployable.ts'
import { type Key, type Kind, keyOf, nameIn } from './kind.ts'
import { keyFor, named } from './naming.ts'
import type { PairInput } from './pair.ts'
import type { SnapshotObject } from './snapshot.ts'

/** `use`: the target has it. `by-hand`: a person makes it. `drop`: it is left out. `asked`: nobody has said yet. */
export type Unseen = 'use' | 'by-hand' | 'drop' | 'asked'

/** What was said of it, or of its whole kind. */
export function saidOf({ kind, key }: Pick<SnapshotObject, 'kind' | 'key'>, answers: Answers): Unseen {
  const said = answers[key] ?? answers[kind]
  if (said === 'use' || usedIn(said)) return 'use'
  if (said === 'by-hand' || said === 'create' || renameIn(said)) return 'by-hand'
  return said === 'leave-out' || said === 'drop' ? 'drop' : 'asked'
}

/** How the target calls it; undefined where it is left out. Until somebody has said, as the source does. */
export function unseenKey(object: SnapshotObject, kind: Kind, answers: Answers): Key | undefined {
  if (saidOf(object, answers) === 'drop') return undefined
  const there = usedIn(answers[object.key])
  return there ? keyOf(kind.name, there) : keyFor(kind, named(kind, object.key, object.value, answers))
}

const USE = { answer: 'use', says: 'It is there under this name, as it should be: use it.' }
const BY_HAND = { answer: 'by-hand', says: 'A person makes it, with the clicks that the step names.' }

export function askUnseen({ kind, key }: SnapshotObject, { kinds, target }: PairInput): Problem {
  const makes = kinds.get(kind)?.byHand ? [BY_HAND] : []
  return {
    severity: 'blocks',
    code: 'unseen',
    about: key,
    says: `Whether ${target.site.name} has it cannot be read through its API.`,
    remedy: `Look there. Say “use” if it is there as it should be, “use:” and its name there if it is called otherwise${makes.length > 0 ? ', or “by-hand” to have a person make it' : ''}.`,
    choices: [USE, ...makes, { answer: 'drop', says: 'Leave it out wherever it is named.' }],
  }
}

/** One answer for all of a kind; undefined where each has its own. */
export function askUnseenKind(name: string, keys: readonly Key[], input: PairInput): Problem | undefined {
  const { kinds, answers, target } = input
  const kind = kinds.get(name)
  const open = keys.filter((key) => saidOf({ kind: name, key }, answers) === 'asked')
  if (!kind || !isUnseen(name, input) || open.length === 0) return undefined
  return {
    severity: 'blocks',
    code: 'kind-unreadable',
    about: name,
    says: `${kind.plural} of ${target.site.name} cannot be read through its API: ${open.length} of this deployment ${open.length === 1 ? 'waits' : 'wait'} for an answer (${listed(open)}).`,
    remedy: 'Answer for all of them at once here, or for each one.',
    choices: [
      { answer: 'use', says: 'All of them are there under these names, as they should be.' },
      ...(kind.byHand ? [{ answer: 'by-hand', says: 'A person makes all of them.' }] : []),
    ],
  }
}

const FEW = 5
const listed = (keys: readonly Key[]): string =>
  `${keys.slice(0, FEW).map(nameIn).join(', ')}${keys.length > FEW ? ` and ${keys.length - FEW} more` : ''}`
