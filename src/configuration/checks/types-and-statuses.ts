/** Issue types, their schemes, and statuses. Pure. */
import type { Key } from '../kind.ts'
import type { Scheme } from '../kinds/issue-type-scheme/limits.ts'
import { defineCheck, known, waysOut, writtenOf } from './check.ts'
import { later } from './later.ts'

type IssueType = { readonly hierarchyLevel: number; readonly name: string }
type Status = { readonly name: string; readonly category: string }
const SUBTASK = -1

export const subTasksOff = defineCheck({
  code: 'sub-tasks-off',
  severity: 'blocks',
  guards: 'Jira makes no sub-task type while sub-tasks are switched off.',
  needs: ['subTasks'],
  find: (ground) =>
    known(ground.facts.subTasks) !== false
      ? []
      : writtenOf<IssueType>(ground, 'issue-type').flatMap(({ key, before, after, difference }) =>
          before !== null || after.hierarchyLevel !== SUBTASK
            ? []
            : [
                {
                  about: key,
                  says: `It is for sub-tasks, and these are switched off on ${ground.target.site.name}.`,
                  remedy: 'Switch sub-tasks on in Jira’s settings under Issues, or leave it out.',
                  choices: waysOut(difference),
                },
              ],
        ),
})

/** "At least one standard issue type ID is required" (operation createIssueTypeScheme). */
export const noStandardType = defineCheck({
  code: 'no-standard-type',
  severity: 'blocks',
  guards: 'Jira takes no issue type scheme without a standard issue type.',
  find(ground) {
    const schemes = writtenOf<Scheme>(ground, 'issue-type-scheme')
    if (schemes.length === 0) return []
    const types = later<IssueType>(ground, 'issue-type')
    const isStandard = (type: Key) => (types.get(type)?.hierarchyLevel ?? 0) > SUBTASK
    return schemes.flatMap(({ key, after, difference }) =>
      after.issueTypes.some(isStandard)
        ? []
        : [
            {
              about: key,
              says: 'No standard issue type is left in it, and Jira does not take it without.',
              remedy: 'Let one of its types be carried, or leave it out.',
              choices: waysOut(difference),
            },
          ],
    )
  },
})

export const categoryChange = defineCheck({
  code: 'category-change',
  severity: 'warns',
  guards: 'Boards, reports and progress count the issues of a status by its category: they change at once, everywhere.',
  find: (ground) =>
    writtenOf<Status>(ground, 'status').flatMap(({ key, before, after, difference }) =>
      before === null || before.category === after.category
        ? []
        : [
            {
              about: key,
              says: `Its category changes from ${words(before.category)} to ${words(after.category)}: boards, reports and progress of every project with this status count differently at once.`,
              remedy: 'Look at who uses it, or use the target’s as it is.',
              choices: waysOut(difference),
            },
          ],
    ),
})

const words = (category: string): string => category.toLowerCase().replaceAll('_', ' ')
