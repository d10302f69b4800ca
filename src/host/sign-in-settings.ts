/** The operator's settings of signing in: second factors, how long a proof lasts, and the provider of single sign-on. */
import path from 'node:path'
import { z } from 'zod'
import { type Problem, Secret } from '../base/index.ts'
import { isNear } from './near.ts'

export interface SignInSettings {
  /** Whoever has a password alone gets no further than to setting one up. Left out, so it is where people come from other machines. */
  readonly requireSecondFactor: boolean
  /** Minutes for which dangerous things are open after somebody proved who they are. */
  readonly proofMinutes: number
  /** Passwords of breaches, as Have I Been Pwned gives them for download: a file or a folder; undefined: none is looked for. */
  readonly breachedPasswords?: string | undefined
  /** The provider's exact name, under which its document of discovery lies; undefined: no single sign-on. */
  readonly ssoIssuer?: string | undefined
  readonly ssoClientId?: string | undefined
  readonly ssoClientSecret?: Secret | undefined
  /** What people call it, on the button. */
  readonly ssoName: string
  readonly ssoScopes: string
  /** The claim that lists a person's groups. */
  readonly ssoGroupsClaim: string
  /** Group → role. Whoever is in none of them does not get in. */
  readonly ssoRoles: Readonly<Record<string, SignInRole>>
  /** Where any is named: how the person must have signed in there, by the provider’s words for it (`acr`, `amr`), of which one suffices. */
  readonly ssoAcr: readonly string[]
  readonly ssoAmr: readonly string[]
  /** Minutes ago that the person may have signed in there at the most; undefined: the provider decides. */
  readonly ssoMaxAge?: number | undefined
  /** Nobody signs in with a password or a passkey, but owners: when the provider is down, they mend it. */
  readonly ssoOnly: boolean
  /** An account that is here already is the provider's person with the same e-mail address, when the provider says that it is verified. */
  readonly ssoLinkByEmail: boolean
}

const ROLES = ['viewer', 'editor', 'deployer', 'administrator', 'owner'] as const
export type SignInRole = (typeof ROLES)[number]

const flag = z.union([z.boolean(), z.stringbool()], 'must be true or false')
const text = z.string().trim().min(1)

/** As JSON, or as `group=role` with commas between. */
const roles = z.preprocess(
  (value) => {
    if (typeof value !== 'string') return value
    if (value.trim().startsWith('{')) return parsed(value)
    return Object.fromEntries(
      value.split(',').map((pair) => {
        const at = pair.lastIndexOf('=')
        return [pair.slice(0, at).trim(), pair.slice(at + 1).trim()]
      }),
    )
  },
  z.record(
    text,
    z.enum(ROLES),
    `must say which group has which role (${ROLES.join(', ')}), such as jira-admins=administrator`,
  ),
)

function parsed(value: string): unknown {
  try {
    return JSON.parse(value)
  } catch {
    return value
  }
}

const words = z.preprocess(
  (value) => (typeof value === 'string' ? value.split(/[\s,]+/).filter(Boolean) : value),
  z.array(z.string().min(1)),
)

export const SIGN_IN = {
  requireSecondFactor: flag.optional(),
  proofMinutes: z.coerce.number('must be a number').int('must be a whole number').min(1).max(60).default(5),
  breachedPasswords: text.transform((file) => path.resolve(file)).optional(),
  ssoIssuer: z.url({ protocol: /^https?$/, error: 'must be an address such as https://id.example.com' }).optional(),
  ssoClientId: text.optional(),
  ssoClientSecret: text.transform((secret) => new Secret(secret)).optional(),
  ssoName: text.max(40).default('single sign-on'),
  ssoScopes: text.default('openid email profile'),
  ssoGroupsClaim: text.default('groups'),
  ssoRoles: roles.default({}),
  ssoAcr: words.default([]),
  ssoAmr: words.default([]),
  ssoMaxAge: z.coerce.number('must be a number').int('must be a whole number').min(1).max(1_440).optional(),
  ssoOnly: flag.default(false),
  ssoLinkByEmail: flag.default(false),
}

export const SIGN_IN_VARIABLES = {
  requireSecondFactor: 'FAIRLEAD_REQUIRE_SECOND_FACTOR',
  proofMinutes: 'FAIRLEAD_PROOF_MINUTES',
  breachedPasswords: 'FAIRLEAD_BREACHED_PASSWORDS',
  ssoIssuer: 'FAIRLEAD_SSO_ISSUER',
  ssoClientId: 'FAIRLEAD_SSO_CLIENT_ID',
  ssoClientSecret: 'FAIRLEAD_SSO_CLIENT_SECRET',
  ssoName: 'FAIRLEAD_SSO_NAME',
  ssoScopes: 'FAIRLEAD_SSO_SCOPES',
  ssoGroupsClaim: 'FAIRLEAD_SSO_GROUPS_CLAIM',
  ssoRoles: 'FAIRLEAD_SSO_ROLES',
  ssoAcr: 'FAIRLEAD_SSO_ACR',
  ssoAmr: 'FAIRLEAD_SSO_AMR',
  ssoMaxAge: 'FAIRLEAD_SSO_MAX_AGE',
  ssoOnly: 'FAIRLEAD_SSO_ONLY',
  ssoLinkByEmail: 'FAIRLEAD_SSO_LINK_BY_EMAIL',
} as const

/** A password that was guessed or phished opens nothing by itself to the world outside this machine, unless somebody wants it so. */
export const needsSecondFactor = (said: boolean | undefined, publicUrl: string | undefined): boolean =>
  said ?? (publicUrl !== undefined && !isNear(new URL(publicUrl).hostname))

/** Half a provider would be found out by the first who signs in. */
export function halfProvider(settings: SignInSettings, inFile: object): Problem[] {
  const { ssoIssuer, ssoClientId, ssoRoles, ssoOnly } = settings
  const wrong = (setting: keyof typeof SIGN_IN_VARIABLES, says: string): Problem => {
    const about = SIGN_IN_VARIABLES[setting]
    return { severity: 'blocks', code: 'setting', about, says: `${about}: ${says}` }
  }
  const inFileAlready =
    'ssoClientSecret' in inFile
      ? [wrong('ssoClientSecret', 'a secret never lies in the data folder; use the environment')]
      : []
  if (ssoIssuer === undefined)
    return [
      ...inFileAlready,
      ...(ssoOnly ? [wrong('ssoOnly', `${SIGN_IN_VARIABLES.ssoIssuer} must be set as well`)] : []),
    ]
  return [
    ...inFileAlready,
    ...(ssoClientId === undefined ? [wrong('ssoClientId', 'must be set as well')] : []),
    ...(Object.keys(ssoRoles).length === 0 ? [wrong('ssoRoles', 'must be set as well, or nobody gets in')] : []),
  ]
}
