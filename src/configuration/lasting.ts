/** What of a plan no undo could take back: named before anything is written, and asked where nobody has said it yet. Pure. */
import type { Problem } from '../base/index.ts'
import type { Answers } from './answers.ts'
import type { Difference } from './compare.ts'
import { hasTrash } from './deployable.ts'
import { type Kind, type KindName, kindOf } from './kind.ts'
import type { Snapshot } from './snapshot.ts'

interface Ground {
  readonly target: Pick<Snapshot, 'site'>
  readonly kinds: ReadonlyMap<KindName, Kind>
  readonly answers: Answers
}

export function lasting(differences: readonly Difference[], { target, kinds, answers }: Ground): Problem[] {
  return differences.flatMap((difference) => {
    const kind = kinds.get(difference.kind)
    if (!kind) return []
    if (difference.choice === 'delete') return lostWithIt(hasTrash(kind, target.site), difference)
    if (difference.choice !== 'update' && difference.choice !== 'create') return []
    return [
      ...forGood(kind, difference, answers),
      ...(difference.choice === 'update' ? moved(difference, answers) : []),
    ]
  })
}

function forGood(kind: Kind, { key, after, before }: Difference, answers: Answers): Problem[] {
  const about = `${key}/undo`
  if (!kind.lasting || after === null || answers[about] === 'allow') return []
  return kind.lasting(after, before ?? undefined).map((says) => ({
    severity: 'blocks',
    code: 'lasting',
    about,
    says: `${says} No undo takes this back.`,
    remedy: 'Say that it may be so, or leave the object as it is.',
    choices: [{ answer: 'allow', says: 'It may be so.' }],
  }))
}

/** The answer "delete" is the consent; this is what it means. */
function lostWithIt(goesToTrash: boolean, { key }: Difference): Problem[] {
  const says = goesToTrash
    ? 'It goes to Jira’s trash for sixty days; until then an undo brings it back.'
    : 'An undo makes it anew with another id; issues that had it do not get it back.'
  return [{ severity: 'warns', code: 'lasting', about: key, says }]
}

/** The answer where issues go is the consent; this is what it means. */
function moved({ key }: Difference, answers: Answers): Problem[] {
  return Object.entries(answers).flatMap(([about, to]): Problem[] => {
    const from = about.startsWith(`${key}/`) ? about.slice(key.length + 1) : ''
    if (kindOf(from) !== 'status' || kindOf(to) !== 'status') return []
    const says = `Issues go from ${from} to ${to}. An undo sends back all that are in ${to} then, whichever they were.`
    return [{ severity: 'warns', code: 'lasting', about, says }]
  })
}
