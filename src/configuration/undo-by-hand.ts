/** What the target's API cannot take back: a person's to do, where there are clicks for it, or to leave. Pure. */
import type { Problem } from '../base/index.ts'
import { hand } from './by-hand.ts'
import type { Choice } from './compare.ts'
import type { Key, Kind } from './kind.ts'
import type { Snapshot } from './snapshot.ts'

export const isByHand = (kind: Kind, choice: Choice, { site }: Snapshot): boolean =>
  (choice === 'create' || choice === 'update' || choice === 'delete') &&
  kind.can[site.deployment][choice] === null &&
  kind.byHand !== undefined

/** What it was before was told by nobody, so that no clicks lead back. */
export const notTaken = (about: Key, untold: readonly string[], { site }: Snapshot): Problem => ({
  severity: 'warns',
  code: 'not-taken-back',
  about,
  says: `A person set its ${untold.join(', ')}; what it was before, ${site.name} does not tell.`,
  remedy: 'Set it there by hand, if you know what it was.',
})

export function unable(kind: Kind, about: Key, choice: Choice, { site }: Snapshot): Problem[] {
  if (choice === 'left-out' || choice === 'unchanged' || choice === 'use') return []
  if (kind.can[site.deployment][choice] !== null) return []
  if (kind.byHand) return [backHand(about, choice, { site })]
  return [
    {
      severity: 'blocks',
      code: 'cannot-here',
      about,
      says: `The API of ${site.name} cannot ${choice} it.`,
      remedy: 'Do it there by hand, or leave it as it is.',
      choices: [LEAVE],
    },
  ]
}

export const LEAVE = { answer: 'leave-out', says: 'Leave it as it is now.' }
export const backHand = (...of: Parameters<typeof hand>): Problem => ({ ...hand(...of), choices: [LEAVE] })
