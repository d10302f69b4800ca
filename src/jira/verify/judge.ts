/** What an answer, or none, tells about a connection: every way of failing has its own name and its own way out. */
import type { Fault, NoAnswer } from '../../base/index.ts'
import type { RawAnswer } from '../raw.ts'
import { isScopeMissing, knowsCaller, movedTo, wordsOf } from '../refusal.ts'
import { type State, trouble } from './verification.ts'

/** Undefined when the answer stands in nobody's way: its meaning is for who asked. */
export function troubleOf(site: string, answer: RawAnswer): Fault | undefined {
  const { status, headers, text } = answer
  if ((headers['x-authentication-denied-reason'] ?? '').includes('CAPTCHA')) return captcha(site, headers)
  if (isIpRefused(answer)) return ipNotAllowed(site)
  if (status >= 300 && status < 400) return moved(site, headers.location)
  if (status === 407)
    return trouble(
      'proxy',
      `The proxy on the way to ${site} asks for a login of its own.`,
      'Ask the operator of Fairlead to let its machine through the proxy, or to set the proxy with its credentials.',
    )
  if (status === 429) return rateLimited(site, headers)
  if (status >= 500)
    return trouble('unreachable', `${site} answered ${status}: it is down or being worked on.`, 'Test again later.')
  if (isScopeMissing({ status, body: text }))
    return trouble(
      'missing-permission',
      `${site} accepts the token, but it was made without the scope for this question.`,
      'Make a token with the scopes that the setup guide names.',
    )
  return undefined
}

/** No access token was to be had: the client was refused, or its login server is not well. */
export function troubleOfLogin(fault: Fault): Fault {
  const states: Partial<Record<Fault['code'], State>> = {
    'jira.unauthorized': 'wrong-token',
    'jira.rate-limited': 'rate-limited',
    'jira.broken': 'unreachable',
  }
  const state = states[fault.code]
  return state === undefined ? fault : trouble(state, fault.message, fault.remedy ?? 'Test again in a minute.')
}

export function troubleOfNoAnswer(site: string, { reason, message }: NoAnswer): Fault {
  const [state, remedy] = NO_ANSWER[reason]
  return trouble(state, state === 'not-allowed' ? message : `${site} cannot be reached: ${message}.`, remedy)
}

const NO_ANSWER: Readonly<Record<NoAnswer['reason'], readonly [State, string]>> = {
  dns: ['dns', 'Check the spelling of the address; an internal name must be known where Fairlead runs.'],
  tls: [
    'tls',
    "Have the site's certificate renewed or completed; where your company signs its own, add its certificate authority to the connection. Checking is never switched off.",
  ],
  proxy: ['proxy', 'Check the proxy that this connection names, and the login for it; or ask who runs the proxy.'],
  refused: ['unreachable', 'Check host and port, and that a firewall lets the machine of Fairlead through.'],
  'too-late': ['unreachable', 'Test again: Fairlead was held up before it could ask.'],
  timeout: ['unreachable', 'Check that a firewall lets the machine of Fairlead through, then test again.'],
  reset: ['unreachable', 'Test again; if it stays so, look for a firewall or proxy that cuts the connection.'],
  'not-allowed': ['not-allowed', 'The operator of Fairlead opens exactly this origin, or the address is corrected.'],
  'too-large': ['not-jira', 'Check the address: what answers there is not the Jira that was meant.'],
}

/** Premium sites may list the addresses they answer to; the words are Jira's own (jira-assumptions, logins). */
function isIpRefused({ status, text }: RawAnswer): boolean {
  return status >= 400 && status < 500 && /IP address has been rejected/i.test(text)
}

function ipNotAllowed(site: string): Fault {
  return trouble(
    'ip-not-allowed',
    `${site} does not answer to the network address that Fairlead comes from.`,
    'Ask an organisation administrator to add it: admin.atlassian.com → Security → IP allowlists. On Data Center, the allowlist of the proxy in front of it.',
  )
}

function captcha(site: string, headers: RawAnswer['headers']): Fault {
  const page = /login-url=(\S+)/.exec(headers['x-authentication-denied-reason'] ?? '')?.[1]
  return trouble(
    'captcha-locked',
    `${site} has locked this login behind a CAPTCHA after failed logins.`,
    `Log in once in a browser as this account${page ? ` at ${page}` : ''} and solve the CAPTCHA, or let an administrator reset the failed login count; then test again.`,
  )
}

function moved(site: string, location: string | undefined): Fault {
  const target = movedTo(location)
  return trouble(
    'site-moved',
    `${site} sends us on${target ? ` to ${target}` : ''}; a redirect is never followed with a token.`,
    'If that is its new address, connect the site by it. If it is a login page, let the REST API be reached without single sign-on.',
  )
}

function rateLimited(site: string, headers: RawAnswer['headers']): Fault {
  const seconds = Number(headers['retry-after'] ?? '')
  const when = Number.isFinite(seconds) && seconds > 0 ? `in ${Math.ceil(seconds)} s` : 'in a minute'
  return trouble('rate-limited', `${site} asks us to slow down.`, `Test again ${when}.`)
}

/** Does the answer know us? `expired`: the date that the person typed has passed. */
export function accountTrouble(site: string, answer: RawAnswer, expired: boolean): Fault | undefined {
  const { status, headers, text } = answer
  const failed = (headers['x-seraph-loginreason'] ?? '').includes('AUTHENTICATED_FAILED')
  if (failed || (status === 401 && !knowsCaller(headers))) return wrongToken(site, answer, expired)
  if (status === 401 || status === 403)
    return trouble(
      'missing-permission',
      `${site} knows this account, but does not let it do what it must (${wordsOf(text) || `status ${status}`}).`,
      'Give the account access to Jira, then test again.',
    )
  return headers['x-ausername'] === 'anonymous' ? anonymous(site) : undefined
}

/** To `/myself`, which must be answered with an account. */
export function loginTrouble(site: string, answer: RawAnswer, expired: boolean): Fault | undefined {
  const refused = accountTrouble(site, answer, expired)
  if (refused) return refused
  const { status, body } = answer
  if (status === 200 && body !== undefined) return undefined
  return trouble(
    'not-jira',
    `${site} answered the question who we are with ${status === 200 ? 'a page, not data' : `status ${status}`}.`,
    'Check the address. If a login page stands before Jira, let the REST API be reached without it.',
  )
}

export function anonymous(site: string): Fault {
  return trouble(
    'anonymous',
    `${site} answers, but treats us as nobody: the token did not arrive, or was passed over.`,
    'Look for a proxy that removes the Authorization header; on Data Center, check that personal access tokens are switched on.',
  )
}

function wrongToken(site: string, { text }: RawAnswer, expired: boolean): Fault {
  if (expired)
    return trouble(
      'expired',
      `${site} does not accept this token, and the expiry date that was given for it has passed.`,
      'Create a new token and paste it here.',
    )
  const password = /Basic authentication with passwords is deprecated/i.test(text)
  return trouble(
    'wrong-token',
    `${site} does not accept this token: it is wrong, expired or revoked${password ? '; Jira took it for a password' : ''}.`,
    'Check that the e-mail address is the one of the account that made the token, or create a new token. It is not tried again until then.',
  )
}
