/** Page beans: what stands in them, and that Jira caps in silence and says so only by echoing the cap. */
import { at, lacks, rows } from '../facts.ts'
import { type ProbeQuestion, question } from '../question.ts'

/** More than any endpoint gives at once. */
const TOO_MANY = 100_000

/** Lists that are read whole: the client steps by what really came and believes `total`. */
const LISTS = [
  ['projects', '/rest/api/3/project/search'],
  ['statuses', '/rest/api/3/statuses/search'],
  ['fields', '/rest/api/3/field/search'],
  ['workflows', '/rest/api/3/workflows/search'],
  ['workflow schemes', '/rest/api/3/workflowscheme'],
  ['issue type schemes', '/rest/api/3/issuetypescheme'],
  ['screens', '/rest/api/3/screens'],
  ['screen schemes', '/rest/api/3/screenscheme'],
  ['issue type screen schemes', '/rest/api/3/issuetypescreenscheme'],
  ['resolutions', '/rest/api/3/resolution/search'],
  ['groups', '/rest/api/3/group/bulk'],
  ['notification schemes', '/rest/api/3/notificationscheme'],
] as const

export const pages: readonly ProbeQuestion[] = [
  ...LISTS.map(([what, path]) =>
    question(
      `page-of-${what.replaceAll(' ', '-')}`,
      'cloud',
      `A page of ${what} has startAt, maxResults, total, isLast and values, and echoes the cap it was cut to.`,
      async ({ raw }) => {
        const { status, body } = await raw({ method: 'GET', path: `${path}?maxResults=${TOO_MANY}` })
        const echoed = Number(at(body, 'maxResults') ?? Number.NaN)
        const came = rows(at(body, 'values')).length
        const whole = at(body, 'isLast') === true
        return {
          seen: {
            status,
            lacks: lacks(body, 'startAt', 'maxResults', 'total', 'isLast', 'values'),
            cap: Number.isFinite(echoed) ? echoed : 'nothing',
            capped: echoed < TOO_MANY,
            came,
            fits: came <= echoed && (!whole || at(body, 'total') === came),
          },
          assumed: { status: 200, lacks: 'nothing', capped: true, fits: true },
        }
      },
    ),
  ),
  question('page-next', 'cloud', 'A page that is not the last names the next one.', async ({ raw }) => {
    const { status, body } = await raw({ method: 'GET', path: '/rest/api/3/statuses/search?maxResults=1' })
    const next = at(body, 'nextPage')
    return {
      seen: { status, isLast: at(body, 'isLast') === true, next: next === undefined ? 'absent' : 'present' },
      assumed: { status: 200, isLast: false, next: 'present' },
    }
  }),
  question('page-beyond-the-end', 'cloud', 'A page beyond the end is empty and the last.', async ({ raw }) => {
    const { status, body } = await raw({ method: 'GET', path: `/rest/api/3/statuses/search?startAt=${TOO_MANY}` })
    return {
      seen: { status, rows: rows(at(body, 'values')).length, isLast: at(body, 'isLast') === true },
      assumed: { status: 200, rows: 0, isLast: true },
    }
  }),
]
