/** Before a plan is shown: asks the target what an update would take from issues, and turns that into questions for people. */
import { type Fault, type FaultCode, isFault, type Problem } from '../base/index.ts'
import type { Jira } from '../jira/index.ts'
import type { Answers } from './answers.ts'
import type { Difference } from './compare.ts'
import type { Key, Kind, KindName, Question } from './kind.ts'
import { KeyIndex, kindsOf } from './name-objects.ts'
import { inIds, plannedBy } from './planned.ts'
import { type Snapshot, unknownKey } from './snapshot.ts'

export async function askTarget(
  jira: Jira,
  differences: readonly Difference[],
  target: Snapshot,
  kinds: ReadonlyMap<KindName, Kind>,
  answers: Answers,
): Promise<Problem[]> {
  const ids = new Map(target.objects.map((object) => [object.key, object.id]))
  const keys = new KeyIndex()
  for (const object of target.objects) keys.set(object.kind, object.id, object.key)
  const planned = plannedBy(differences, kinds, ids, answers)
  const found = await Promise.all(
    differences.map(async (difference) => {
      const kind = kinds.get(difference.kind)
      if (difference.choice !== 'update' || !kind?.ask || difference.targetId === null) return []
      // Blocked already: no answer would let it happen.
      if (kind.can[target.site.deployment].update === null) return []
      const [after, before] = [inIds(kind, difference.after, ids), inIds(kind, difference.before, ids)]
      try {
        const questions = await kind.ask(jira, difference.targetId, after, before, planned)
        return questions.flatMap((question) => problemOf(difference, question, keys, answers))
      } catch (error) {
        if (!isFault(error) || !REFUSALS.has(error.code)) throw error
        return [notAsked(difference, error)]
      }
    }),
  )
  return found.flat()
}

export const REFUSALS: ReadonlySet<FaultCode> = new Set([
  'jira.not-found',
  'jira.forbidden',
  'jira.refused',
  'jira.cannot',
])

/** What could not be asked is never taken for harmless. */
export function notAsked({ key }: Difference, fault: Fault): Problem {
  return {
    severity: 'blocks',
    code: 'not-asked',
    about: key,
    says: `What this change would take from issues could not be asked: ${fault.message}`,
    remedy: 'Give the account the right to see it and plan again, or use the target’s as it is.',
    choices: [{ answer: 'use', says: 'Use the target’s as it is.' }],
  }
}

function problemOf(difference: Difference, question: Question, keys: KeyIndex, answers: Answers): Problem[] {
  const keyFor = ({ kind, id }: { kind: KindName; id: string }): Key =>
    keys.get({ kind }, id) ?? (id.startsWith(`${kind}:`) ? id : unknownKey(kindsOf({ kind })[0] ?? ''))
  const [detail, within] = [keyFor(question.detail), question.within && keyFor(question.within)]
  const forAll = `${difference.key}/${detail}`
  const about = within === undefined ? forAll : `${difference.key}/${within}/${detail}`
  const choices = question.choices.map((choice) => ({
    answer: keyFor(choice),
    says: `Issues go to ${keyFor(choice)}.`,
  }))
  const all = question.keep === undefined ? choices : [...choices, { answer: 'keep', says: question.keep }]
  if (all.some(({ answer }) => answer === answers[about] || answer === answers[forAll])) return []
  const says = within === undefined ? question.says : `Of the issues that come to ${within}: ${question.says}`
  return [{ severity: 'blocks', code: question.code, about, says, remedy: question.remedy, choices: all }]
}
