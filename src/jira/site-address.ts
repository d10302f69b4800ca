/** What a person types or pastes, as a site's address: origin and context path, nothing else of it. */
import type { Problem } from '../base/index.ts'
import type { Deployment } from './credential.ts'

export interface SiteAddress {
  /** Scheme, host and port: `https://jira.acme.example:8443`. */
  readonly origin: string
  /** Data Center may live below a path: `/jira`. Empty otherwise. */
  readonly contextPath: string
  /** Both together, no slash at the end: what every request begins with. */
  readonly base: string
  /** A guess from the host alone; undefined where only the site can tell. */
  readonly deployment: Deployment | undefined
}

export type AddressResult = { readonly address: SiteAddress } | { readonly problem: Problem }

export interface AddressRules {
  /** Plain http is for origins that the operator has named; nobody else opens it. */
  readonly httpAllowed: (origin: string) => boolean
}

interface Parts {
  readonly scheme: 'http' | 'https'
  readonly host: string
  readonly port: string
  readonly path: string
  /** A scheme, a port or a path was typed: a single word is then a host, not a name. */
  readonly explicit: boolean
}

export function siteAddress(typed: string, { httpAllowed }: AddressRules): AddressResult {
  const parts = split(unwrapped(typed))
  if ('problem' in parts) return parts
  const wrong = hostProblem(parts) ?? pathProblem(parts.path)
  if (wrong) return { problem: wrong }
  const deployment = guess(parts.host)
  const scheme = deployment === 'cloud' ? 'https' : parts.scheme
  const origin = `${scheme}://${parts.host}${portOf(scheme, parts.port)}`
  if (scheme === 'http' && !httpAllowed(origin))
    return bad(
      `${origin} is not encrypted: a token would travel in the clear.`,
      'Use https, or ask the operator to open exactly this origin.',
    )
  const contextPath = deployment === 'cloud' ? '' : contextOf(parts.path)
  if (!/^(\/[\w.~-]+)*$/.test(contextPath))
    return bad(
      `'${contextPath}' is not a path that Jira lives below.`,
      'Leave the path out, or keep only what stands before /browse or /secure.',
    )
  return { address: { origin, contextPath, base: origin + contextPath, deployment } }
}

/** Atlassian's own hosts are Cloud; a company's own domain may be either. */
export function guess(host: string): Deployment | undefined {
  return /\.(atlassian\.net|jira\.com|jira-dev\.com)$/.test(host) ? 'cloud' : undefined
}

const SAMPLE = 'Type it as your browser shows it, such as https://your-company.atlassian.net.'

function bad(says: string, remedy = SAMPLE): { problem: Problem } {
  return { problem: { severity: 'blocks', code: 'site-address', about: 'address', says, remedy } }
}

/** White space, quotes and brackets that come along when an address is copied out of a text. */
function unwrapped(typed: string): string {
  return typed
    .replace(/[\u200b-\u200d\u2060\ufeff]/g, '')
    .trim()
    .replace(/^[<("'`[]+(?!:)/, (wrap) => (wrap === '[' ? wrap : ''))
    .replace(/[>)"'`,;]+$/, '')
    .trim()
}

function split(text: string): Parts | { problem: Problem } {
  if (text === '') return bad('There is no address.')
  if (/\s/.test(text)) return bad('An address has no white space in it.')
  if (text.includes('\\')) return bad('An address has no backslash in it.')
  const scheme = /^([a-z][a-z0-9+.-]*):(?!\d+(?:[/?#]|$))\/{0,2}/i.exec(text)
  const name = scheme?.[1]?.toLowerCase() ?? 'https'
  const rest = text.slice(scheme?.[0].length ?? 0)
  const [authority = '', path] = [/^[^/?#]*/.exec(rest)?.[0], /^[^/?#]*([^?#]*)/.exec(rest)?.[1] ?? '']
  if (authority.includes('@')) return userInfo(authority, scheme !== null || path !== '')
  if (name !== 'http' && name !== 'https') return bad(`'${name}:' is not how a browser reaches Jira.`)
  const [, host = '', port = ''] = /^(\[[^\]]*\]|[^:]*)(?::(.*))?$/.exec(authority) ?? []
  const explicit = scheme !== null || port !== '' || path.length > 1
  return { scheme: name, host: host.toLowerCase().replace(/\.$/, ''), port, path, explicit }
}

function userInfo(authority: string, isAddress: boolean): { problem: Problem } {
  if (!isAddress && !authority.includes(':')) return bad(`'${authority}' is an e-mail address, not a site's.`)
  return bad(
    'The address holds a user name or a password.',
    'Remove everything before the @. A token goes into its own field; a password is never asked for.',
  )
}

/** Atlassian's other doors, which people copy from their browser by mistake. */
const NOT_SITES: Readonly<Record<string, string>> = {
  'api.atlassian.com': "This is Atlassian's gateway, which serves all sites.",
  'id.atlassian.com': 'This is where an Atlassian account is kept, not a Jira site.',
  'admin.atlassian.com': "This is where an organisation is administered, not one of its Jira sites'.",
  'home.atlassian.com': "This is Atlassian's start page, not a Jira site.",
  'start.atlassian.com': "This is Atlassian's start page, not a Jira site.",
  'team.atlassian.com': 'This is where Atlassian keeps teams, not a Jira site.',
  'support.atlassian.com': "This is Atlassian's own help, not a Jira site.",
  'atlassian.net': "The name of your site is missing before '.atlassian.net'.",
  'jira.com': "The name of your site is missing before '.jira.com'.",
}

function hostProblem({ host, port, explicit }: Parts): Problem | undefined {
  const says = hostSays(host, explicit)
  if (says !== undefined) return bad(...says).problem
  if (port !== '' && !(/^\d{1,5}$/.test(port) && Number(port) > 0 && Number(port) < 65_536))
    return bad(`'${port}' is not a port.`, 'A port is a number between 1 and 65535.').problem
  return undefined
}

function hostSays(host: string, explicit: boolean): [says: string, remedy?: string] | undefined {
  if (host === '') return ['The address has no host.']
  const other = NOT_SITES[host]
  if (other !== undefined) return [other]
  if (host.startsWith('['))
    return /^\[[0-9a-f:.]+\]$/.test(host) ? undefined : [`'${host}' is not an IPv6 address in brackets.`]
  const numeric = /^(0x[0-9a-f]*|\d+)$/.test(host.split('.').at(-1) ?? '')
  if (numeric) return isPlainIp(host) ? undefined : [`'${host}' is not an IP address.`, 'Write it as four numbers.']
  if (/[^\x20-\x7e]/.test(host)) return [`'${host}' has letters that DNS does not know.`, 'Write it in its xn-- form.']
  if (host.length > 253 || !host.split('.').every((label) => /^(?!-)[a-z0-9_-]{1,63}(?<!-)$/.test(label)))
    return [`'${host}' is not a host name.`]
  if (!host.includes('.') && !explicit)
    return [
      `'${host}' is a name, not an address.`,
      `If your site is on Jira Cloud, it is probably https://${host}.atlassian.net.`,
    ]
  return undefined
}

/** Four decimal numbers; octal, hexadecimal and shortened forms hide which machine is meant. */
function isPlainIp(host: string): boolean {
  const numbers = host.split('.')
  return numbers.length === 4 && numbers.every((one) => /^(0|[1-9]\d{0,2})$/.test(one) && Number(one) < 256)
}

function portOf(scheme: 'http' | 'https', port: string): string {
  const usual = scheme === 'https' ? 443 : 80
  return port === '' || Number(port) === usual ? '' : `:${Number(port)}`
}

function pathProblem(path: string): Problem | undefined {
  const segments = path.split('/')
  if (segments.some((one) => /^(\.|%2e){1,2}$/i.test(one)))
    return bad('The path climbs up or stays in place with dots.').problem
  return undefined
}

/** Where Jira's own pages begin; what stands before is the context path. */
const PAGES = new Set(
  'browse secure projects project issues issue plugins rest servicedesk si charts download images s login'.split(' '),
)
/** Below `/jira`, these are Cloud's: there `/jira` is a page and no context path. */
const CLOUD_PAGES = new Set(
  'software core your-work for-you dashboards people settings plans polaris apps filters'.split(' '),
)

function contextOf(path: string): string {
  const segments = path.split('/').filter(Boolean)
  if (segments[0] === 'jira' && CLOUD_PAGES.has(segments[1] ?? '')) return ''
  const end = segments.findIndex((one) => PAGES.has(one.toLowerCase()) || /\.(jspa?|html?|action)$/i.test(one))
  const kept = end < 0 ? segments : segments.slice(0, end)
  return kept.map((segment) => `/${segment}`).join('')
}
