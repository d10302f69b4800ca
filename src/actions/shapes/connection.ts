/** Sites, connections and authorizations, as every door shows them. A token is never among them. */
import { z } from 'zod'
import { METHODS } from '../../jira/index.ts'
import { DEPLOYMENT, INSTANT } from './problem.ts'

export const CONNECTION_STATE = z.enum([
  'ok',
  'over-privileged',
  'missing-permission',
  'anonymous',
  'wrong-token',
  'expired',
  'captcha-locked',
  'ip-not-allowed',
  'tls',
  'dns',
  'proxy',
  'not-jira',
  'site-moved',
  'rate-limited',
  'unreachable',
  'not-allowed',
])

export const CHECK = z.object({
  name: z.enum(['reach', 'jira', 'who', 'rights', 'excess', 'time-zone']),
  /** A project's key, where the check is about one. */
  about: z.string().optional(),
  state: z.enum(['ok', 'warns', 'fails', 'skipped']),
  says: z.string(),
  remedy: z.string().optional(),
})

export const PROJECT_RIGHTS = z.object({
  asked: z.string(),
  /** Null when this account sees no such project. */
  project: z.object({ id: z.string(), key: z.string(), name: z.string() }).nullable(),
  can: z.array(z.string()),
  missing: z.array(z.string()),
})

export const VERIFICATION = z.object({
  state: CONNECTION_STATE,
  says: z.string(),
  remedy: z.string().nullable(),
  checks: z.array(CHECK),
  /** What the look of the token suggests; never a verdict. */
  hints: z.array(z.string()),
  site: z
    .object({
      product: z.string(),
      version: z.string(),
      deployment: DEPLOYMENT,
      baseUrl: z.string().nullable(),
      cloudId: z.string().nullable(),
    })
    .nullable(),
  account: z
    .object({ id: z.string(), name: z.string(), email: z.string().nullable(), timeZone: z.string().nullable() })
    .nullable(),
  /** Where the token works: the site's own address, or the gateway's for a scoped token. */
  address: z.string().nullable(),
  administrator: z.boolean().nullable(),
  projects: z.array(PROJECT_RIGHTS),
  /** What the account can do beyond its job, and exactly what to take away. */
  excess: z.array(z.object({ permission: z.string(), projects: z.array(z.string()), remove: z.string() })),
})

/** One that was in use before, and is not proven dead. */
export const OLD_TOKEN = z.object({
  last4: z.string(),
  keptUntil: INSTANT.nullable(),
  /** When it was last asked after and not refused. */
  aliveAt: INSTANT.nullable(),
})

export const CONNECTION = z.object({
  name: z.string(),
  deployment: DEPLOYMENT,
  url: z.string(),
  /** Project keys in scope; null is every project that the account may see. */
  projects: z.array(z.string()).nullable(),
  state: CONNECTION_STATE,
  says: z.string(),
  remedy: z.string().nullable(),
  checkedAt: INSTANT,
  account: z.object({ name: z.string(), email: z.string().nullable() }).nullable(),
  administrator: z.boolean(),
  token: z.object({
    method: z.enum(METHODS),
    label: z.string(),
    last4: z.string(),
    expiresAt: INSTANT.nullable(),
    /** Who said so: a person, or the site itself. */
    expiresFrom: z.enum(['typed', 'jira']).nullable(),
    storedAt: INSTANT,
    storedBy: z.string(),
  }),
  /** What goes there waits for a second person’s approval. */
  production: z.boolean(),
  /** How its requests leave; null is the usual way. */
  wayOut: z
    .object({
      authorities: z.array(z.object({ subject: z.string(), expiresAt: INSTANT })),
      /** The same, to be changed by hand: certificates are no secret. */
      pem: z.string().nullable(),
      proxy: z.string().nullable(),
      proxyUser: z.string().nullable(),
    })
    .nullable(),
  verification: VERIFICATION,
  /** Rights beyond its work that somebody left on purpose, as long as that holds. */
  accepted: z.array(
    z.object({
      ...{ permission: z.string(), projects: z.array(z.string()), why: z.string() },
      ...{ by: z.string(), at: INSTANT, until: INSTANT },
    }),
  ),
  /** Of the last probe; null before the first. `since`: it is in this state since then. */
  health: z.object({ probedAt: INSTANT, since: INSTANT, clockSkew: z.number().nullable() }).nullable(),
  /** Tokens before this one that are not proven dead: until `keptUntil` the newest may be gone back to. */
  old: z.array(OLD_TOKEN),
  /** Fairlead makes itself a new token every so many days; null when it may not. */
  renewal: z.object({ every: z.number(), nextAt: INSTANT, trouble: z.string().nullable() }).nullable(),
})

/** A person's own token, on one site it has been proven for. */
export const AUTHORIZATION = z.object({
  /** The connection that names the site. */
  connection: z.string(),
  url: z.string(),
  deployment: DEPLOYMENT,
  account: z.object({ name: z.string(), email: z.string().nullable() }),
  administrator: z.boolean(),
  method: z.enum(METHODS),
  last4: z.string(),
  expiresAt: INSTANT.nullable(),
  provenAt: INSTANT,
  mayDeploy: z.boolean(),
  old: z.array(OLD_TOKEN),
  says: z.string(),
  /** Where it is the token of another e-mail address than the person’s own. */
  warns: z.string().nullable(),
})

/** What is to be known of a token by whoever can act. */
export const TOKEN_WARNING = z.object({
  code: z.enum(['token-fails', 'token-ends', 'token-lives-on']),
  says: z.string(),
  /** Whole days until its end, less than 0 after it; null where it is about something else. */
  days: z.number().nullable(),
  connection: z.string(),
  /** Of whoever asks, not of the connection. */
  own: z.boolean(),
  link: z.string(),
})

/** Where a site's projects can be chosen from. */
export const SITE_PROJECT = z.object({
  key: z.string(),
  name: z.string(),
  style: z.enum(['company-managed', 'team-managed']),
})

/** A way to log in that may be chosen. */
export const WAY_IN = z.object({
  method: z.enum(METHODS),
  label: z.string(),
  hint: z.string(),
  needsEmail: z.boolean(),
  needsClient: z.boolean(),
  /** What the field is called into which the secret is pasted. */
  secret: z.string(),
})
export type OldTokenView = z.infer<typeof OLD_TOKEN>
export type WayInView = z.infer<typeof WAY_IN>

export const GUIDE = z.object({
  title: z.string(),
  intro: z.array(z.string()),
  steps: z.array(
    z.object({
      title: z.string(),
      text: z.array(z.string()),
      link: z.object({ label: z.string(), href: z.string() }).optional(),
    }),
  ),
  after: z.array(z.string()),
})
