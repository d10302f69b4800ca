/** What issues would lose when an object is deleted; counted on the target. Pure. */
import { type Key, kindOf } from '../kind.ts'
import { defineCheck, type Ground } from './check.ts'

interface Counted {
  readonly key: Key
  readonly issues: number | null
  readonly why: string
}

/** `issues` is null where they could not be counted: that is never taken for none. */
function counted(ground: Ground): Counted[] {
  return ground.deleted.flatMap(({ targetKey }): Counted[] => {
    const told = ground.facts.issues.get(targetKey)
    if (told === undefined) return []
    return 'is' in told
      ? told.is === 0
        ? []
        : [{ key: targetKey, issues: told.is, why: '' }]
      : [{ key: targetKey, issues: null, why: told.unread }]
  })
}

const many = ({ issues, why }: Counted): string =>
  issues === null ? `How many issues have it could not be counted (${why}).` : `About ${issues} issues have it.`

/** "The issue type is in use and an alternative issue type is not specified" (operation deleteIssueType). */
export const typeHasIssues = defineCheck({
  code: 'type-has-issues',
  severity: 'blocks',
  guards: 'Jira does not delete an issue type that issues have, unless they are given another.',
  find: (ground) =>
    counted(ground).flatMap((one) =>
      kindOf(one.key) !== 'issue-type'
        ? []
        : [
            {
              about: one.key,
              says: `${many(one)} Jira does not delete it while they do.`,
              remedy: 'Give these issues another type first, or keep it.',
              choices: [{ answer: 'use', says: 'Keep it as it is.' }],
            },
          ],
    ),
})

export const issuesLose = defineCheck({
  code: 'issues-lose',
  severity: 'blocks',
  guards: 'Issues lose what is deleted: their value, their project, themselves.',
  find: (ground) =>
    counted(ground).flatMap((one) =>
      kindOf(one.key) === 'issue-type'
        ? []
        : [
            {
              about: `${one.key}/issues`,
              says: `${many(one)} They lose it when it is deleted.`,
              remedy: 'Take back the answer "delete", or say that this is meant.',
              choices: [{ answer: 'allow', says: 'This is meant.' }],
            },
          ],
    ),
})
