/** Sites, connections and authorizations, as every door shows them. A token is never among them. */
import { z } from 'zod'
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
  name: z.string(),
  state: z.enum(['ok', 'warns', 'fails', 'skipped']),
  says: z.string(),
  remedy: z.string().optional(),
})

export const PROJECT_RIGHTS = z.object({
  key: z.string(),
  /** False: no project of this key that the account may see. */
  exists: z.boolean(),
  browse: z.boolean(),
  create: z.boolean(),
  edit: z.boolean(),
  transition: z.boolean(),
  beyond: z.array(z.string()),
})

export const VERIFICATION = z.object({
  state: CONNECTION_STATE,
  says: z.string(),
  remedy: z.string().optional(),
  checks: z.array(CHECK),
  deployment: DEPLOYMENT.optional(),
  /** What Jira says of itself. */
  site: z.object({ url: z.string(), title: z.string(), version: z.string() }).optional(),
  account: z
    .object({ id: z.string(), name: z.string(), email: z.string().nullable(), timeZone: z.string().nullable() })
    .optional(),
  administrator: z.boolean().optional(),
  /** A scoped token works only through Atlassian's gateway. */
  throughGateway: z.boolean().optional(),
  projects: z.array(PROJECT_RIGHTS),
  /** What the account can do beyond its job, and exactly what to remove. */
  excess: z.array(z.string()),
})

export const CONNECTION = z.object({
  name: z.string(),
  deployment: DEPLOYMENT,
  url: z.string(),
  /** Project keys in scope; null is every project that the account may see. */
  projects: z.array(z.string()).nullable(),
  state: CONNECTION_STATE,
  says: z.string(),
  remedy: z.string().optional(),
  checkedAt: INSTANT,
  account: z.object({ name: z.string(), email: z.string().nullable() }).nullable(),
  administrator: z.boolean(),
  token: z.object({
    label: z.string(),
    last4: z.string(),
    expiresAt: INSTANT.nullable(),
    storedAt: INSTANT,
    storedBy: z.string(),
  }),
  verification: VERIFICATION,
})

/** A person's own token, on one site it has been proven for. */
export const AUTHORIZATION = z.object({
  /** The connection that names the site. */
  connection: z.string(),
  url: z.string(),
  deployment: DEPLOYMENT,
  account: z.object({ name: z.string(), email: z.string().nullable() }),
  administrator: z.boolean(),
  last4: z.string(),
  expiresAt: INSTANT.nullable(),
  provenAt: INSTANT,
  mayDeploy: z.boolean(),
  says: z.string(),
})

/** Where a site's projects can be chosen from. */
export const SITE_PROJECT = z.object({
  key: z.string(),
  name: z.string(),
  style: z.enum(['company-managed', 'team-managed']),
})

export const GUIDE = z.object({
  title: z.string(),
  intro: z.string(),
  steps: z.array(
    z.object({ title: z.string(), text: z.string(), link: z.object({ text: z.string(), url: z.string() }).optional() }),
  ),
})
