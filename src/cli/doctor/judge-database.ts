/** What the facts of a database mean for an installation. Decides only. */
import type { Instant } from '../../base/index.ts'
import type { DatabaseFacts } from '../../store/index.ts'
import { type Finding, fails, warns, well } from './finding.ts'

type Held = NonNullable<DatabaseFacts['held']>
/** The keys at hand; a text says why there are none. */
export type KeysAtHand = readonly { readonly id: string; readonly check: string }[] | string

const OLDEST = 15
const DAY = 86_400_000
const SOON = 30 * DAY
/** Milliseconds. Leases go by the database's clock, tokens' ends and reports by ours. */
const MUCH = 5_000

export function judgeDatabase(facts: DatabaseFacts, keys: KeysAtHand, now: Instant): Finding[] {
  const found = [version(facts), ...rights(facts), clock(facts), form(facts)]
  if (facts.held === null) return found
  const { held } = facts
  return [
    ...found,
    ...copy(held),
    key(held, keys),
    ...connections(held),
    ...tokens(held, now),
    ...work(held),
    audit(held),
  ]
}

function version({ version }: DatabaseFacts): Finding {
  if (version >= OLDEST) return well('database', `PostgreSQL ${version} answers.`)
  return fails('database', `The database is PostgreSQL ${version}.`, `Bring it to ${OLDEST} or newer.`)
}

function rights({ alters }: DatabaseFacts): Finding[] {
  if (!alters) return []
  return [
    warns(
      'database',
      'The account that serves may alter tables, and take out lines of the audit.',
      'Let it serve by an account that may not: fairlead migrate <account>, see “Two accounts” in the guide.',
    ),
  ]
}

function clock({ ahead }: DatabaseFacts): Finding {
  const seconds = Math.round(Math.abs(ahead) / 100) / 10
  if (Math.abs(ahead) < MUCH) return well('clock', 'The database’s clock and this machine’s agree.')
  return warns(
    'clock',
    `The database’s clock is ${seconds} s ${ahead > 0 ? 'ahead of' : 'behind'} this machine’s.`,
    'Let both follow the same time server (NTP).',
  )
}

function form({ lacks, unknown, migrates }: DatabaseFacts): Finding {
  if (unknown.length > 0)
    return fails(
      'migrations',
      `A newer Fairlead used this database: it made ${unknown.join(', ')}.`,
      'Start that version, or restore the backup from before the upgrade.',
    )
  if (lacks.length === 0) return well('migrations', 'The database has this version’s form.')
  return warns(
    'migrations',
    `${lacks.length} migrations have not run yet, so what the database holds was not looked at.`,
    migrates
      ? 'Back it up, then start this version: it migrates by itself.'
      : 'Back it up, then let the owner of its tables run fairlead migrate with this account’s name.',
  )
}

function copy({ copy: why, isHomeKnown }: Held): Finding[] {
  if (why === null && isHomeKnown) return []
  if (why === null)
    return [
      warns(
        'copy',
        'The database does not tell which server it is: a copy of it elsewhere, with a new data folder, is not noticed.',
        'Let its account run pg_control_system(); where that cannot be had, keep the data folder with the database.',
      ),
    ]
  return [fails('copy', `${why} Nothing goes out.`, 'When the other one is gone: fairlead instance --other-is-gone.')]
}

function key({ keys: known, sealing, sealed }: Held, atHand: KeysAtHand): Finding {
  if (typeof atHand === 'string')
    return sealing.length > 0
      ? fails('key', atHand, 'Bring the key file back, or set FAIRLEAD_KEY_FILE.')
      : warns('key', atHand, 'Nothing is sealed yet; set FAIRLEAD_KEY_FILE, or start the server: it makes the first.')
  const wrong = atHand.find(({ id, check }) => known.some((one) => one.id === id && one.check !== check))
  if (wrong)
    return fails('key', `Key ${wrong.id} is not the one that was used here before.`, 'Bring the right file back.')
  const absent = sealing.filter((id) => !atHand.some((one) => one.id === id))
  if (absent.length > 0)
    return fails(
      'key',
      `Tokens are sealed with key ${absent.join(', ')}, which is not at hand.`,
      'Add it to the key file, above the newest.',
    )
  const newest = atHand.at(-1)?.id
  const older = sealing.filter((id) => id !== newest)
  if (older.length > 0)
    return warns(
      'key',
      `Key ${older.join(', ')} is still needed: ${older.reduce((sum, id) => sum + (sealed[id] ?? 0), 0)} secrets are not yet sealed anew with ${newest}.`,
      'Keep it where it is; a server that runs ends this by itself, or: fairlead vault rotate.',
    )
  return well('key', `${atHand.length === 1 ? 'The key is' : `${atHand.length} keys are`} at hand and right.`)
}

/** States in which a connection does its work. */
const WORKS = new Set(['ok', 'over-privileged'])

function connections({ connections: all }: Held): Finding[] {
  if (all.length === 0) return [well('connections', 'No site is connected yet.')]
  const ill = all.filter(({ state }) => !WORKS.has(state))
  return [
    well('connections', `${all.length - ill.length} of ${all.length} connections work.`),
    ...ill.map(({ name, state }) =>
      warns('connections', `${name}: ${state}.`, `See what to do: open ${name} under Sites, and test it again.`),
    ),
  ]
}

function tokens({ tokens: all }: Held, now: Instant): Finding[] {
  const near = all.filter(({ expiresAt }) => expiresAt < now + SOON)
  if (near.length === 0) return [well('tokens', 'No token is known to expire within 30 days.')]
  return near.map(({ of, expiresAt }) => {
    const day = new Date(expiresAt).toISOString().slice(0, 10)
    return expiresAt <= now
      ? fails('tokens', `The token of ${of} expired on ${day}.`, 'Make a new one at Atlassian and replace it.')
      : warns('tokens', `The token of ${of} expires on ${day}.`, 'Make a new one at Atlassian and replace it before.')
  })
}

function work({ servers, late, unattended }: Held): Finding[] {
  const found =
    servers > 0
      ? well('workers', 'A server takes jobs.')
      : warns('workers', 'No server takes jobs now.', 'Start it: ./fairlead serve.')
  return [
    found,
    ...late.map(({ name, count }) =>
      warns(
        'jobs',
        `${count} ${count === 1 ? 'job' : 'jobs'} of ${name} should have begun a quarter of an hour ago.`,
        servers > 0 ? 'Look into the log for what keeps the workers; start one more.' : 'Start a server.',
      ),
    ),
    ...unattended.map((name) =>
      warns('sync', `Nobody looks after the sync of ${name}.`, 'A server takes it within seconds of its start.'),
    ),
  ]
}

function audit({ audit: { looked, broken } }: Held): Finding {
  if (broken === null) return well('audit', `The last ${looked} rows of the audit log are as they were written.`)
  return fails(
    'audit',
    `Row ${broken} of the audit log does not follow from those before it: it was changed, added or taken out.`,
    'Keep this database as it is, and compare it with the newest export or backup.',
  )
}
