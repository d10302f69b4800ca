/** The operator's settings, read once: the environment first, then `settings.json` in the data folder, then defaults. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { Fault, type Problem, Secret } from '../base/index.ts'
import { networkOf } from './address.ts'
import { wayToDatabase } from './near.ts'
import { halfProvider, needsSecondFactor, SIGN_IN, SIGN_IN_VARIABLES, type SignInSettings } from './sign-in-settings.ts'

export interface Settings extends SignInSettings {
  /** Where Fairlead keeps what is its own: the local database, logs, this file. */
  readonly dataFolder: string
  /** A PostgreSQL of the operator's; undefined is the local one. May hold a password. */
  readonly databaseUrl: Secret | undefined
  /** Exact origins that may be asked although they are private, not https or on an unusual port. */
  readonly allowOrigins: readonly string[]
  /** Ranges of private addresses, such as 10.20.0.0/16, that https may reach at any name. */
  readonly privateNetworks: readonly string[]
  /** Ports beside 443 that https may reach. */
  readonly ports: readonly number[]
  /** Exact origins of the proxies that a connection may choose. */
  readonly proxies: readonly string[]
  /** Atlassian's gateway for scoped tokens. */
  readonly gateway: string
  /** The file that holds the keys which seal credentials. */
  readonly keyFile: string | undefined
  /** A program and its words which prints those keys; it is run without a shell. */
  readonly keyCommand: readonly string[] | undefined
  /** The keys themselves. */
  readonly key: Secret | undefined
  readonly port: number
  /** Who asks for the figures shows it; undefined: only this machine may ask. */
  readonly metricsToken: Secret | undefined
  /** Where people reach Fairlead, for links from Jira to it and for webhooks; undefined is this machine alone. */
  readonly publicUrl: string | undefined
  /** The Atlassian organisation, and a key of it that may read when its people's API tokens end. */
  readonly orgId: string | undefined
  readonly orgKey: Secret | undefined
  /** The mail server that warnings leave by, and from whom; undefined: none is sent. */
  readonly smtpUrl: Secret | undefined
  readonly smtpFrom: string | undefined
  /** Where warnings are posted to, and what signs them. */
  readonly noticeUrl: string | undefined
  readonly noticeSecret: Secret | undefined
  /** The collector that traces go to; null: none are made. */
  readonly tracesTo: string | null
  /** Milliseconds. */
  readonly requestTimeout: number
  /** Milliseconds after a request's deadline in which Jira may still carry it out. */
  readonly inDoubtMargin: number
  /** Newest snapshots of each site, and newest plans of each pair of sites, that stay when old ones are pruned. */
  readonly keepSnapshots: number
  readonly keepPlans: number
  /** Days for which any past day of the portfolio can be told, and for which finished steps of sync stay. */
  readonly keepHistory: number
  readonly keepWork: number
  /** Minutes between two anchors of the audit that are told to elsewhere. */
  readonly anchorMinutes: number
}

type Environment = Readonly<Record<string, string | undefined>>

const CHECKOUT = path.resolve(import.meta.dirname, '../..')

const origin = z.string().transform((text, context) => {
  const url = URL.parse(text)
  if (url && /^https?:$/.test(url.protocol) && text.toLowerCase().replace(/\/$/, '') === url.origin) return url.origin
  const meant = url && /^https?:$/.test(url.protocol) ? `; write ${url.origin}` : ', such as https://jira.example.com'
  context.addIssue(`'${text}' is not an exact origin (scheme, host and port only)${meant}`)
  return z.NEVER
})

const list = <T extends z.ZodType>(one: T) =>
  z.preprocess((value) => (typeof value === 'string' ? value.split(/[\s,]+/).filter(Boolean) : value), z.array(one))

const network = z
  .string()
  .refine(
    (text) => networkOf(text) !== undefined,
    'must be a range of private addresses, such as 10.20.0.0/16: public ones are open, and nothing opens the others',
  )
/** A program and its words: as JSON, since a word may hold blanks. */
const asList = (value: unknown): unknown => {
  if (typeof value !== 'string') return value
  try {
    return JSON.parse(value)
  } catch {
    return value
  }
}
const words = z.array(z.string().min(1), 'must be a list of words, such as ["age", "--decrypt", "/etc/keys.age"]')
const whole = (least: number, most: number) =>
  z.coerce.number('must be a number').int('must be a whole number').min(least).max(most)

const TO_DATABASE =
  'a database on another machine is reached by TLS that looks at its certificate (add sslmode=verify-full), or, where the network between is all your own, without any (say sslmode=disable)'

const SHAPE = z.strictObject({
  databaseUrl: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must begin with postgres://')
    .refine((url) => wayToDatabase(url) !== undefined, TO_DATABASE)
    .transform((url) => new Secret(url))
    .optional(),
  allowOrigins: list(origin).default([]),
  privateNetworks: list(network).default([]),
  ports: list(whole(1, 65_535)).default([]),
  proxies: list(origin).default([]),
  gateway: origin.default('https://api.atlassian.com'),
  keyFile: z
    .string()
    .min(1)
    .transform((file) => path.resolve(file))
    .optional(),
  keyCommand: z.preprocess(asList, words.min(1, 'must name a program')).optional(),
  key: z
    .string()
    .min(1)
    .transform((key) => new Secret(key))
    .optional(),
  port: whole(0, 65_535).default(7420),
  metricsToken: z
    .string()
    .min(16, 'must have at least 16 characters')
    .transform((token) => new Secret(token))
    .optional(),
  publicUrl: z
    .url({ protocol: /^https?$/, error: 'must be an address such as https://fairlead.example.com' })
    .transform((url) => url.replace(/\/+$/, ''))
    .optional(),
  orgId: z
    .string()
    .regex(/^[\w-]{1,100}$/, 'must be the id that Atlassian shows with the key')
    .optional(),
  orgKey: z
    .string()
    .min(16, 'must have at least 16 characters')
    .transform((key) => new Secret(key))
    .optional(),
  smtpUrl: z
    .string()
    .regex(/^smtps?:\/\/[^/]+\/?$/, 'must be an address such as smtps://user:password@mail.example.com')
    .transform((url) => new Secret(url))
    .optional(),
  smtpFrom: z.string().min(3).optional(),
  noticeUrl: z
    .url({ protocol: /^https?$/, error: 'must be an address such as https://chat.example.com/hook' })
    .optional(),
  noticeSecret: z
    .string()
    .min(16, 'must have at least 16 characters')
    .transform((secret) => new Secret(secret))
    .optional(),
  tracesTo: z
    .url({ protocol: /^https?$/, error: 'must be an address such as http://127.0.0.1:4318' })
    .nullable()
    .default(null),
  requestTimeout: whole(100, 600_000).default(30_000),
  inDoubtMargin: whole(0, 600_000).default(30_000),
  keepSnapshots: whole(1, 1_000_000).default(100),
  keepPlans: whole(1, 1_000_000).default(100),
  keepHistory: whole(90, 36_500).default(1_825),
  keepWork: whole(1, 36_500).default(180),
  anchorMinutes: whole(1, 59).default(10),
  ...SIGN_IN,
})

/** Where each setting is in the environment. */
const VARIABLES: Readonly<Record<keyof typeof SHAPE.shape, string>> = {
  databaseUrl: 'DATABASE_URL',
  allowOrigins: 'FAIRLEAD_ALLOW_ORIGINS',
  privateNetworks: 'FAIRLEAD_PRIVATE_NETWORKS',
  ports: 'FAIRLEAD_PORTS',
  proxies: 'FAIRLEAD_PROXIES',
  gateway: 'FAIRLEAD_GATEWAY',
  keyFile: 'FAIRLEAD_KEY_FILE',
  keyCommand: 'FAIRLEAD_KEY_COMMAND',
  key: 'FAIRLEAD_KEY',
  port: 'FAIRLEAD_PORT',
  metricsToken: 'FAIRLEAD_METRICS_TOKEN',
  publicUrl: 'FAIRLEAD_URL',
  orgId: 'FAIRLEAD_ORG_ID',
  orgKey: 'FAIRLEAD_ORG_KEY',
  smtpUrl: 'FAIRLEAD_SMTP_URL',
  smtpFrom: 'FAIRLEAD_SMTP_FROM',
  noticeUrl: 'FAIRLEAD_NOTICE_URL',
  noticeSecret: 'FAIRLEAD_NOTICE_SECRET',
  tracesTo: 'OTEL_EXPORTER_OTLP_ENDPOINT',
  requestTimeout: 'FAIRLEAD_REQUEST_TIMEOUT',
  inDoubtMargin: 'FAIRLEAD_IN_DOUBT_MARGIN',
  keepSnapshots: 'FAIRLEAD_KEEP_SNAPSHOTS',
  keepPlans: 'FAIRLEAD_KEEP_PLANS',
  keepHistory: 'FAIRLEAD_KEEP_HISTORY',
  keepWork: 'FAIRLEAD_KEEP_WORK',
  anchorMinutes: 'FAIRLEAD_ANCHOR_MINUTES',
  ...SIGN_IN_VARIABLES,
}

export function readSettings(environment: Environment): Settings {
  const dataFolder = path.resolve(environment.FAIRLEAD_DATA || path.join(CHECKOUT, '.fairlead'))
  const file = path.join(dataFolder, 'settings.json')
  const inFile = settingsFile(file)
  const inEnvironment = Object.entries(VARIABLES).flatMap(([setting, variable]) =>
    environment[variable] ? [[setting, environment[variable]]] : [],
  )
  const read = SHAPE.safeParse({ ...inFile, ...Object.fromEntries(inEnvironment) })
  if (!read.success) throw wrong(read.error.issues.map((issue) => problem(issue, environment, file)))
  if ('key' in inFile)
    throw wrong([
      {
        severity: 'blocks',
        code: 'setting',
        about: file,
        says: `${file}: a key never lies in the data folder; use FAIRLEAD_KEY_FILE`,
      },
    ])
  const { databaseUrl, keyFile, keyCommand, key, publicUrl, metricsToken, ...rest } = read.data
  const { smtpUrl, smtpFrom, noticeUrl, noticeSecret, orgId, orgKey, ...settings } = rest
  refuseHalf(read.data)
  const requireSecondFactor = needsSecondFactor(read.data.requireSecondFactor, publicUrl)
  const half = halfProvider({ ...read.data, requireSecondFactor }, inFile)
  if (half.length > 0) throw wrong(half)
  const ways = { smtpUrl, smtpFrom, noticeUrl, noticeSecret, orgId, orgKey }
  const others = { databaseUrl, keyFile, keyCommand, key, publicUrl, metricsToken }
  return { ...ways, ...others, ...settings, dataFolder, requireSecondFactor }
}

/** Where people reach this Fairlead: what every link to it begins with. */
export const homeOf = ({ publicUrl, port }: Pick<Settings, 'publicUrl' | 'port'>): string =>
  publicUrl ?? `http://localhost:${port}`

/** A way for warnings that lacks its other half would be found out when it is too late. */
function refuseHalf(read: z.output<typeof SHAPE>): void {
  const { smtpUrl, smtpFrom, noticeUrl, noticeSecret, orgId, orgKey } = read
  const halves = [
    ['smtpUrl', smtpUrl, 'smtpFrom', smtpFrom],
    ['noticeUrl', noticeUrl, 'noticeSecret', noticeSecret],
    ['orgId', orgId, 'orgKey', orgKey],
  ] as const
  const problems = halves.flatMap(([one, has, other, hasOther]): Problem[] => {
    if ((has === undefined) === (hasOther === undefined)) return []
    const [about, missing] = has === undefined ? [other, one] : [one, other]
    const says = `${VARIABLES[about]}: ${VARIABLES[missing]} must be set as well`
    return [{ severity: 'blocks', code: 'setting', about: VARIABLES[about], says }]
  })
  if (problems.length > 0) throw wrong(problems)
}

function settingsFile(file: string): object {
  try {
    return z.record(z.string(), z.unknown()).parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {}
    throw new Fault(
      'setup.missing',
      `${file} cannot be read as JSON: ${error instanceof Error ? error.message : error}`,
    )
  }
}

function problem(issue: z.core.$ZodIssue, environment: Environment, file: string): Problem {
  const setting = String(issue.path[0] ?? '')
  const variable = VARIABLES[setting as keyof typeof VARIABLES]
  const about = variable !== undefined && environment[variable] ? variable : [file, setting].filter(Boolean).join(': ')
  return { severity: 'blocks', code: 'setting', about, says: `${about}: ${issue.message}` }
}

function wrong(problems: readonly Problem[]): Fault {
  return new Fault('setup.missing', problems.map((one) => one.says).join('\n'), {
    problems,
    remedy: 'Correct it and start again.',
  })
}
