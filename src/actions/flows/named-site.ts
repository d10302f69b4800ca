/** Sites named by the environment, for scripts and pipelines: FAIRLEAD_SITE_<NAME>_URL, _EMAIL and _TOKEN or _TOKEN_FILE. */
import { readFileSync } from 'node:fs'
import { Fault, Secret } from '../../base/index.ts'

export interface NamedSite {
  readonly name: string
  readonly url: string
  /** Null on Data Center. */
  readonly email: string | null
  readonly token: Secret
}

const VARIABLE = /^FAIRLEAD_SITE_([A-Z0-9_]+)_URL$/

/** By name in lower case; an underscore in the variable is a hyphen in the name. */
export function namedSites(environment: Readonly<Record<string, string | undefined>>): ReadonlyMap<string, NamedSite> {
  const sites = Object.keys(environment).flatMap((variable) => {
    const part = VARIABLE.exec(variable)?.[1]
    const url = environment[variable]
    if (part === undefined || !url) return []
    const name = part.toLowerCase().replaceAll('_', '-')
    return [{ name, url, email: environment[`FAIRLEAD_SITE_${part}_EMAIL`] || null, token: tokenOf(environment, part) }]
  })
  return new Map(sites.map((site) => [site.name, site]))
}

function tokenOf(environment: Readonly<Record<string, string | undefined>>, part: string): Secret {
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
