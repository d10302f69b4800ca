/** A plan refuses itself when it would touch too much, unless a person has said that it may. */
import type { Problem } from '../base/index.ts'
import type { Plan, Verb } from './plan.ts'

/** Below so few changes no share is too large. */
const FEW = 20
const MOST_CHANGED = 0.5
const MOST_DELETED = 0.1

/** `existing`: how many objects the target has of the kinds that the plan touches. */
export function guard(plan: Plan, existing: number): Problem[] {
  const [updates, deletes] = [objects(plan, 'update'), objects(plan, 'delete')]
  return [tooMuch('update', updates, existing, MOST_CHANGED), tooMuch('delete', deletes, existing, MOST_DELETED)].flat()
}

/** One object may take several steps. */
const objects = ({ steps }: Plan, verb: Verb): number =>
  new Set(steps.flatMap((step) => (step.verb === verb ? [step.about] : []))).size

function tooMuch(verb: 'update' | 'delete', count: number, existing: number, most: number): Problem[] {
  if (count <= FEW || count <= existing * most) return []
  return [
    {
      severity: 'blocks',
      code: 'too-much',
      about: 'plan',
      says: `This plan would ${verb} ${count} of the target's ${existing} objects, more than ${Math.round(most * 100)} %.`,
      remedy: 'Look at the differences; if this is meant, allow it with the answer "plan": "allow".',
      choices: [{ answer: 'allow', says: 'This is meant.' }],
    },
  ]
}
