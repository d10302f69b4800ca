/** Sites named by the environment, for scripts and pipelines: FAIRLEAD_SITE_<NAME>_URL, _EMAIL, _METHOD, _CLIENT_ID and _TOKEN or _TOKEN_FILE. */
import { readFileSync } from 'node:fs'
import { Fault, Secret } from '../../base/index.ts'
import { type LoginMethodName, METHODS } from '../../jira/index.ts'

type Environment = Readonly<Record<string, string | undefined>>

export interface NamedSite {
  readonly name: string
  readonly url: string
  /** Null on Data Center. */
  readonly email: string | null
  /** Null: a user's token, on Cloud one without scopes. */
  readonly method: LoginMethodName | null
  /** Of an OAuth client, whose secret is the token. */
  readonly clientId: string | null
  readonly token: Secret
}

const VARIABLE = /^FAIRLEAD_SITE_([A-Z0-9_]+)_URL$/

/** By name in lower case; an underscore in the variable is a hyphen in the name. */
export function namedSites(environment: Environment): ReadonlyMap<string, NamedSite> {
  const sites = Object.keys(environment).flatMap((variable) => {
    const part = VARIABLE.exec(variable)?.[1]
    const url = environment[variable]
    if (part === undefined || !url) return []
    const name = part.toLowerCase().replaceAll('_', '-')
    const told = (what: string): string | null => environment[`FAIRLEAD_SITE_${part}_${what}`] || null
    const login = { email: told('EMAIL'), method: methodIn(told('METHOD'), part), clientId: told('CLIENT_ID') }
    return [{ name, url, ...login, token: tokenOf(environment, part) }]
  })
  return new Map(sites.map((site) => [site.name, site]))
}

function methodIn(text: string | null, part: string): LoginMethodName | null {
  const method = METHODS.find((one) => one === text)
  if (method !== undefined || text === null) return method ?? null
  throw new Fault('input.invalid', `FAIRLEAD_SITE_${part}_METHOD names no way in: ${text}.`, {
    remedy: `Use one of ${METHODS.join(', ')}.`,
  })
}

function tokenOf(environment: Environment, part: string): Secret {
  const [direct, file] = [environment[`FAIRLEAD_SITE_${part}_TOKEN`], environment[`FAIRLEAD_SITE_${part}_TOKEN_FILE`]]
  if (direct) return new Secret(direct)
  if (!file)
    throw new Fault('input.invalid', `FAIRLEAD_SITE_${part}_URL is set without a token.`, {
      remedy: `Set FAIRLEAD_SITE_${part}_TOKEN or FAIRLEAD_SITE_${part}_TOKEN_FILE.`,
    })
  try {
    return new Secret(readFileSync(file, 'utf8').trim())
  } catch (error) {
    throw new Fault('input.invalid', `The token file ${file} cannot be read.`, {
      about: `FAIRLEAD_SITE_${part}_TOKEN_FILE`,
      cause: error,
    })
  }
}
