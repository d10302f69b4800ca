/** What Jira's "no" means: status, headers and body become one Fault with Jira's own words. */
import { Fault, type FaultCode, type HttpResponse, isArray, isObject, type Json } from '../base/index.ts'
import { bodyOf, UNREADABLE } from './body.ts'
import type { Question } from './exchange.ts'

/** Undefined for answers that are no refusal: 2xx, a task's 303, and 5xx (whose outcome is another matter). */
export function refusal(site: string, question: Question, response: HttpResponse): Fault | undefined {
  const { status, headers } = response
  if ((headers['x-authentication-denied-reason'] ?? '').includes('CAPTCHA')) return captcha(site)
  if (isAnonymous(headers))
    return new Fault('jira.anonymous', `${site} treats us as nobody: the token is wrong, expired or revoked.`, {
      about: site,
      remedy: 'Store a new token.',
    })
  if (status === 303 || (status >= 200 && status < 300)) return undefined
  if (status >= 300 && status < 400) return moved(site, headers.location)
  if (status >= 500) return undefined
  const says = wordsOf(response.body) || `status ${status}`
  if (isScopeMissing(response)) return scopeMissing(site, question)
  const code = status === 401 && knowsCaller(headers) ? 'jira.forbidden' : (CODES[status] ?? 'jira.refused')
  return new Fault(code, `${site} refused ${question.method} ${question.path.split('?')[0]}: ${says}`, {
    about: site,
    facts: { status, says },
  })
}

/** Jira's words where an answer shows that the token was not accepted; undefined for every other answer. */
export function failedLogin(site: string, response: HttpResponse): string | undefined {
  const refused = refusal(site, { method: 'GET', path: '/', reads: true }, response)
  return refused?.code === 'jira.unauthorized' || refused?.code === 'jira.anonymous' ? refused.message : undefined
}

const CODES: Readonly<Record<number, FaultCode>> = {
  401: 'jira.unauthorized',
  403: 'jira.forbidden',
  404: 'jira.not-found',
  409: 'jira.conflict',
}

/** A 200 may still be nobody's: Jira says so only in these headers (docs/jira-assumptions.md, logins). */
function isAnonymous(headers: Readonly<Record<string, string>>): boolean {
  return (
    (headers['x-seraph-loginreason'] ?? '').includes('AUTHENTICATED_FAILED') || headers['x-ausername'] === 'anonymous'
  )
}

/**
 * Many operations answer 401 to an account that lacks a right, as they do to a bad login; but then they name who asked
 * (document, "or the caller doesn't have permissions"; jira-assumptions, logins).
 */
export function knowsCaller(headers: Readonly<Record<string, string>>): boolean {
  return headers['x-aaccountid'] !== undefined || (headers['x-ausername'] ?? 'anonymous') !== 'anonymous'
}

/** The gateway's 401 to a good token that was made without the scope: no failed login (jira-assumptions, logins). */
export function isScopeMissing({ status, body }: Pick<HttpResponse, 'status' | 'body'>): boolean {
  return status === 401 && body.includes('scope does not match')
}

function scopeMissing(site: string, question: Question): Fault {
  const says = 'the token was made without the scope for it.'
  return new Fault('jira.forbidden', `${site} refused ${question.method} ${question.path.split('?')[0]}: ${says}`, {
    about: site,
    remedy: 'Make a token with the scopes that the setup guide names, and store it.',
    facts: { status: 401, scope: true },
  })
}

function captcha(site: string): Fault {
  return new Fault('jira.unauthorized', `${site} has locked this login behind a CAPTCHA after failed logins.`, {
    about: site,
    remedy: 'Log in once in a browser as this account and solve the CAPTCHA, then test again.',
    facts: { captcha: true },
  })
}

function moved(site: string, location: string | undefined): Fault {
  const origin = movedTo(location)
  return new Fault(
    'jira.unreachable',
    `${site} has moved${origin ? ` to ${origin}` : ''}; a redirect is never followed with a token.`,
    {
      about: site,
      remedy: 'Connect the site by its new address.',
      facts: { moved: true, ...(origin ? { origin } : {}) },
    },
  )
}

/** The origin alone: a path or a query may hold what is not meant for who reads this. Undefined within the same site. */
export function movedTo(location: string | undefined): string | undefined {
  const [, scheme, host, port = ''] =
    /^(https?):\/\/(?:[^/?#\\@]*@)?([\w.-]{1,253}|\[[0-9a-f:.]{2,45}\])(:\d{1,5})?(?=[/?#\\]|$)/i.exec(
      location ?? '',
    ) ?? []
  return scheme === undefined || host === undefined ? undefined : `${scheme}://${host}${port}`.toLowerCase()
}

/** Longer ones help nobody. */
const LONGEST = 1_000

/** Jira's messages, whichever of its forms the body has. What is no JSON is not Jira's word, and told to nobody. */
export function wordsOf(text: string): string {
  const body = bodyOf({ headers: {}, body: text })
  if (body === UNREADABLE || !isObject(body)) return ''
  const messages = isArray(body.errorMessages) ? body.errorMessages.map(word) : []
  const fields = isObject(body.errors)
    ? Object.entries(body.errors).map(([field, message]) => `${field}: ${word(message)}`)
    : []
  const list = isArray(body.errors) ? body.errors.map((one) => word(isObject(one) ? one.message : one)) : []
  const says = [...messages, ...fields, ...list, word(body.message)].filter(Boolean).join(' ')
  return printable(says).slice(0, LONGEST).toWellFormed()
}

const word = (value: Json | undefined): string =>
  typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''

/** A terminal obeys some signs, and a reader is misled by others. */
const printable = (text: string): string =>
  text.replace(/[\p{Cc}\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]+/gu, ' ').trim()
