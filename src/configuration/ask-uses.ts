/** Before an undo is shown: asks the target how many issues use what would go. */
import { isFault, type Problem } from '../base/index.ts'
import type { Jira } from '../jira/index.ts'
import type { Answers } from './answers.ts'
import { notAsked, REFUSALS } from './ask-target.ts'
import type { Difference } from './compare.ts'
import { hasTrash } from './deployable.ts'
import type { Key, Kind, KindName } from './kind.ts'
import { issuesIn } from './kinds/usage.ts'
import { collect } from './references.ts'

export async function askUses(
  jira: Jira,
  differences: readonly Difference[],
  kinds: ReadonlyMap<KindName, Kind>,
  answers: Answers,
): Promise<Problem[]> {
  const gone = differences.filter(({ choice, key }) => choice === 'delete' && answers[key] === undefined)
  const asked = letGo(differences, kinds)
  const found = await Promise.all(
    gone.map(async (difference) => {
      const kind = kinds.get(difference.kind)
      if (!kind?.issues || difference.targetId === null || difference.before === null) return []
      if (asked.has(difference.targetKey)) return []
      try {
        const issues = await issuesIn(jira, kind.issues(difference.targetId, difference.before))
        return issues === 0 ? [] : [inUse(hasTrash(kind, jira), difference, issues)]
      } catch (error) {
        if (!isFault(error) || !REFUSALS.has(error.code)) throw error
        return [notAsked(difference, error)]
      }
    }),
  )
  return found.flat()
}

/** Whatever names it and stays is asked itself what becomes of its issues: a workflow of a status, a scheme of an issue type. */
function letGo(differences: readonly Difference[], kinds: ReadonlyMap<KindName, Kind>): Set<Key> {
  const updates = differences.filter(({ choice }) => choice === 'update')
  return new Set(
    updates.flatMap(({ kind: name, before }) => {
      const kind = kinds.get(name)
      return kind?.ask && before !== null ? collect(kind, before).map(({ held }) => held) : []
    }),
  )
}

function inUse(goesToTrash: boolean, { key }: Difference, issues: number): Problem {
  const leave = { answer: 'leave-out', says: 'Leave it, with what it stands on.' }
  return {
    severity: 'blocks',
    code: 'issues-since',
    about: key,
    says: `It was made by the deployment, and about ${issues} ${issues === 1 ? 'issue uses' : 'issues use'} it since.`,
    remedy: 'Say whether it goes all the same.',
    // Without a trash Jira refuses to delete what issues use, or gives them something else.
    choices: goesToTrash
      ? [leave, { answer: 'delete', says: 'Put it in the trash; what issues hold goes with it.' }]
      : [leave],
  }
}
