/** Who may ask, and how Jira says that somebody may not. */
import { at, errorForm, kindOf, lacks, words } from '../facts.ts'
import { type ProbeQuestion, question } from '../question.ts'

const NOT_LOGGED_IN = 'Client must be authenticated to access this resource.'
/** Nobody's: the address cannot exist, so no account counts the failed login. */
const NOBODY = {
  cloud: 'Basic ZmFpcmxlYWQtcHJvYmVAZXhhbXBsZS5pbnZhbGlkOm5vdC1hLXRva2Vu',
  dataCenter: 'Bearer bm90LWEtdG9rZW4',
} as const

export const logins: readonly ProbeQuestion[] = [
  question(
    'server-info-is-open',
    'both',
    'Nobody needs to log in to learn version and deployment, so a 200 there proves no token.',
    async ({ raw, api, deployment }) => {
      const { status, body } = await raw({ method: 'GET', path: `${api}/serverInfo`, anonymous: true })
      const type = at(body, 'deploymentType')
      return {
        seen: {
          nobody: status,
          lacks: lacks(body, 'baseUrl', 'version', 'versionNumbers', 'buildNumber', 'serverTitle'),
          deployment: type === 'Cloud' ? 'cloud' : type === 'Server' ? 'dataCenter' : 'another',
        },
        assumed: { nobody: 200, lacks: 'nothing', deployment },
      }
    },
  ),
  question('myself-needs-login', 'both', 'Nobody gets 401 from /myself.', async ({ raw, api }) => {
    const { status, text } = await raw({ method: 'GET', path: `${api}/myself`, anonymous: true })
    return {
      seen: { nobody: status, words: words(text.includes(NOT_LOGGED_IN)) },
      assumed: { nobody: 401, words: 'known' },
    }
  }),
  question('myself-shape', 'both', '/myself names the account and its time zone.', async ({ raw, api, deployment }) => {
    const { status, body } = await raw({ method: 'GET', path: `${api}/myself` })
    const names = deployment === 'cloud' ? ['accountId', 'accountType'] : ['key', 'name']
    return {
      seen: { status, lacks: lacks(body, ...names, 'displayName', 'emailAddress', 'active', 'timeZone', 'self') },
      assumed: { status: 200, lacks: 'nothing' },
    }
  }),
  question(
    'account-id-header',
    'cloud',
    'Every answer names its caller in X-AAccountId, as /myself does.',
    async ({ raw }) => {
      const { status, headers, body } = await raw({ method: 'GET', path: '/rest/api/3/myself' })
      const named = headers['x-aaccountid']
      return {
        seen: { status, header: named === undefined ? 'absent' : 'present', same: named === at(body, 'accountId') },
        assumed: { status: 200, header: 'present', same: true },
      }
    },
  ),
  question(
    'user-name-header',
    'dataCenter',
    'Every answer names its caller in X-AUSERNAME and says X-Seraph-LoginReason: OK.',
    async ({ raw }) => {
      const { status, headers, body } = await raw({ method: 'GET', path: '/rest/api/2/myself' })
      const reason = headers['x-seraph-loginreason']
      return {
        seen: {
          status,
          same: headers['x-ausername'] === at(body, 'name'),
          reason: reason === undefined ? 'absent' : words(reason.includes('OK')),
        },
        assumed: { status: 200, same: true, reason: 'known' },
      }
    },
  ),
  question(
    'failed-login',
    'both',
    'A token that does not work gets 200 from what anybody may ask, with X-Seraph-LoginReason: AUTHENTICATED_FAILED.',
    async ({ raw, api, deployment }) => {
      const { status, headers } = await raw({
        method: 'GET',
        path: `${api}/serverInfo`,
        anonymous: true,
        headers: { authorization: NOBODY[deployment] },
      })
      const reason = headers['x-seraph-loginreason']
      return {
        seen: {
          nobody: status,
          reason: reason === undefined ? 'absent' : words(reason.includes('AUTHENTICATED_FAILED')),
        },
        assumed: { nobody: 200, reason: 'known' },
      }
    },
  ),
  question(
    'tenant-info',
    'cloud',
    'The site tells its cloud id to nobody in particular, at /_edge/tenant_info.',
    async ({ raw }) => {
      const { status, body } = await raw({ method: 'GET', path: '/_edge/tenant_info', anonymous: true })
      const id = at(body, 'cloudId')
      return {
        seen: {
          nobody: status,
          uuid: typeof id === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id),
        },
        assumed: { nobody: 200, uuid: true },
      }
    },
  ),
  question(
    'browsers-are-refused',
    'both',
    'A write that says it comes from a browser is refused as forged; ours are not.',
    async ({ raw, api, deployment }) => {
      const path = deployment === 'cloud' ? `${api}/permissions/check` : `${api}/search`
      const body = deployment === 'cloud' ? { globalPermissions: [] } : { jql: '', maxResults: 0 }
      const asked = { method: 'POST', path, body } as const
      const browser = { 'user-agent': 'Mozilla/5.0', 'x-atlassian-token': '' }
      const [own, forged] = [await raw(asked), await raw({ ...asked, headers: browser })]
      return {
        seen: { status: own.status, forged: forged.status, words: words(forged.text.includes('XSRF check failed')) },
        assumed: { status: 200, forged: 403, words: 'known' },
      }
    },
  ),
  question(
    'self-links-on-own-origin',
    'both',
    "`self` begins with the site's own address, also when asked through the gateway.",
    async ({ raw, api, base }) => {
      const { status, body } = await raw({ method: 'GET', path: `${api}/myself` })
      const self = at(body, 'self')
      return {
        seen: { status, self: kindOf(self), own: typeof self === 'string' && self.startsWith(`${base}/`) },
        assumed: { status: 200, own: true },
      }
    },
  ),
  question(
    'limits-come-in-pairs',
    'both',
    'X-RateLimit-Limit and X-RateLimit-Remaining come together, as numbers, or not at all.',
    async ({ raw, api }) => {
      const { status, headers } = await raw({ method: 'GET', path: `${api}/myself` })
      const given = ['x-ratelimit-limit', 'x-ratelimit-remaining'].map((name) => headers[name])
      const numbers = given.every((one) => one === undefined || /^\d+$/.test(one))
      const together = given.filter((one) => one !== undefined).length !== 1
      return {
        seen: { status, numbers, together, given: given[0] !== undefined },
        assumed: { status: 200, numbers: true, together: true },
      }
    },
  ),
  question('unknown-path', 'both', 'An endpoint that does not exist answers 404.', async ({ raw, api }) => {
    const answer = await raw({ method: 'GET', path: `${api}/fairlead-probe` })
    return { seen: { status: answer.status, form: errorForm(answer) }, assumed: { status: 404 } }
  }),
]
