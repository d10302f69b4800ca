/** How long texts may be, for the kinds that do not look themselves. Pure. */
import { isObject } from '../../base/index.ts'
import { defineCheck, waysOut, writtenOf } from './check.ts'

/** From the operations that create them; where a document is silent, 255, which is what Jira's tables hold. */
const MOST: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  status: { name: 255 },
  resolution: { name: 60, description: 255 },
  'issue-type-scheme': { name: 255, description: 4_000 },
  'permission-scheme': { name: 255 },
  workflow: { name: 255 },
  project: { name: 255 },
  group: { name: 255 },
}

export const tooLong = defineCheck({
  code: 'too-long',
  severity: 'blocks',
  guards: 'Jira refuses a name or description that is too long.',
  find: (ground) =>
    Object.entries(MOST).flatMap(([kind, most]) =>
      writtenOf(ground, kind).flatMap(({ key, after, difference }) =>
        Object.entries(most).flatMap(([property, length]) => {
          const text = isObject(after) ? after[property] : undefined
          if (typeof text !== 'string' || text.length <= length) return []
          return [
            {
              about: key,
              says: `Its ${property} may have no more than ${length} characters; it has ${text.length}.`,
              remedy: 'Shorten it in the source.',
              choices: [
                ...(property === 'name'
                  ? [{ answer: `rename:${text.slice(0, length).trim()}`, says: 'Cut its name off at the limit.' }]
                  : []),
                ...waysOut(difference),
              ],
            },
          ]
        }),
      ),
    ),
})
