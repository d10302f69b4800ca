/** How Jira says no: status, and the form of the body. */
import { isArray } from '../../../base/index.ts'
import { at, errorForm, kindOf, rows } from '../facts.ts'
import { type ProbeQuestion, question } from '../question.ts'

/** Keys and ids that no site has: a key of one letter is refused on creation, and ids begin at 10000. */
const NO_PROJECT = 'X'
const NO_ID = '1'

export const errors: readonly ProbeQuestion[] = [
  question(
    'unknown-project',
    'both',
    'An unknown project answers 404 with errorMessages and errors, as one that may not be seen does.',
    async ({ raw, api }) => {
      const answer = await raw({ method: 'GET', path: `${api}/project/${NO_PROJECT}` })
      return {
        seen: {
          status: answer.status,
          form: errorForm(answer),
          messages: (at(answer.body, 'errorMessages', 0) ?? null) !== null,
        },
        assumed: { status: 404, form: 'messages and errors', messages: true },
      }
    },
  ),
  question(
    'unknown-issue',
    'both',
    'An unknown issue answers 404 with errorMessages and errors, as one that may not be seen does.',
    async ({ raw, api }) => {
      const answer = await raw({ method: 'GET', path: `${api}/issue/${NO_PROJECT}-1` })
      return {
        seen: { status: answer.status, form: errorForm(answer) },
        assumed: { status: 404, form: 'messages and errors' },
      }
    },
  ),
  question(
    'unknown-statuses',
    'cloud',
    'Asked for status ids that do not exist, Jira gives an empty list and no error.',
    async ({ raw }) => {
      const { status, body } = await raw({ method: 'GET', path: `/rest/api/3/statuses?id=${NO_ID}` })
      return {
        seen: { status, kind: kindOf(body), rows: rows(body).length },
        assumed: { status: 200, kind: 'list', rows: 0 },
      }
    },
  ),
  question('unknown-task', 'cloud', 'An unknown task answers 404.', async ({ raw }) => {
    const answer = await raw({ method: 'GET', path: `/rest/api/3/task/${NO_ID}` })
    return { seen: { status: answer.status, form: errorForm(answer) }, assumed: { status: 404 } }
  }),
  question(
    'unknown-field-in-query',
    'both',
    'A query with a field that does not exist is refused with 400 and a message.',
    async ({ raw, deployment }) => {
      const body = { jql: 'fairleadprobe = 1', maxResults: 1 }
      const path = deployment === 'cloud' ? '/rest/api/3/search/jql' : '/rest/api/2/search'
      const answer = await raw({ method: 'POST', path, body })
      return {
        seen: { status: answer.status, form: errorForm(answer), list: isArray(at(answer.body, 'errorMessages')) },
        assumed: { status: 400, form: 'messages and errors', list: true },
      }
    },
  ),
]
