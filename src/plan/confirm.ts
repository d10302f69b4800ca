/** A person's word that a step is done by hand, where nobody can look. Pure: it gives the journal's next entry. */
import { Fault } from '../base/index.ts'
import type { Saying } from './again.ts'
import { type Entry, type Past, pastOf, waitsForPerson } from './journal.ts'
import type { Step } from './plan.ts'

export function confirm(
  steps: readonly Step[],
  known: ReadonlyMap<string, Past>,
  { step: id, by, at }: Saying,
  /** Whether this Jira cannot show all of it; what can be seen is looked at instead. */
  isUnseen: (step: Step) => boolean,
): Entry {
  const step = steps.find((one) => one.id === id)
  if (!step) throw new Fault('not-found', 'This plan has no such step.', { about: id })
  const past = pastOf(known, id)
  if (!isUnseen(step))
    throw new Fault('conflict', `"${step.title}" is found done by looking; nobody has to say so.`, {
      about: id,
      remedy: 'Resume the deployment: it looks again.',
    })
  if (!waitsForPerson(past))
    throw new Fault('conflict', `"${step.title}" does not wait for a person.`, {
      about: id,
      remedy: past.end === null ? 'Resume the deployment until it is this step’s turn.' : 'It has ended.',
    })
  return { step: id, at, attempt: past.attempts, what: 'confirmed', by }
}
