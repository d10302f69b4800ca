/** Connections on the command line: connect, connections, test, disconnect. */
import type { Command } from 'commander'
import { namedSites, type VerificationView } from '../../actions/index.ts'
import { isFault } from '../../base/index.ts'
import { openAsker } from '../ask.ts'
import { type LoginOptions, loginIn, withLogin } from '../login.ts'
import { note, say, sayJson, table } from '../say.ts'
import { type WayOutOptions, wayOutCommand, wayOutIn, withWayOut } from './way-out.ts'

interface ConnectOptions extends LoginOptions, WayOutOptions {
  readonly url: string
  readonly projects?: string
  readonly json?: boolean
}

export function connectCommands(program: Command): void {
  const connecting = program
    .command('connect')
    .description('Check a Jira site’s address and token, and store them sealed when they work.')
    .argument('<name>', 'what you call the site')
    .requiredOption('--url <url>', 'the site’s address')
    .option('--projects <keys>', 'projects in scope, comma-separated; left out: all')
  withLogin(connecting, 'with an e-mail address api-token, without one personal-access-token')
  withWayOut(connecting).option('--json', 'print the result as JSON').action(connect)
  wayOutCommand(program)
  program
    .command('connections')
    .description('The connected sites and what the last check found.')
    .option('--json', 'print the result as JSON')
    .action(async ({ json }: { json?: boolean }) => {
      await using asker = await openAsker()
      const { connections } = await asker.ask('connections.list', {})
      if (json) return sayJson(connections)
      if (connections.length === 0) return say('No site is connected yet: fairlead connect <name> --url …')
      table([
        ['NAME', 'SITE', 'STATE', 'ACCOUNT', 'TOKEN', 'MARK'],
        ...connections.map((one) => [
          one.name,
          one.url,
          one.state,
          one.account?.name ?? '',
          `${one.token.label} …${one.token.last4}`,
          one.production ? 'production' : '',
        ]),
      ])
    })
  program
    .command('test')
    .description('Check a stored connection again.')
    .argument('<name>')
    .option('--json', 'print the result as JSON')
    .action(test)
  program
    .command('production')
    .description('Mark a connection as production: a plan for its site must be approved by a second person.')
    .argument('<name>')
    .option('--off', 'take the mark away')
    .option('--json', 'print the result as JSON')
    .action(production)
  program
    .command('disconnect')
    .description('Remove a connection and destroy its token here.')
    .argument('<name>')
    .requiredOption('--yes', 'this is meant')
    .option('--json', 'print the result as JSON')
    .action(async (name: string, { json }: { json?: boolean }) => {
      await using asker = await openAsker()
      const gone = await asker.ask('connections.delete', { name })
      json ? sayJson(gone) : say(`${name} is no longer connected.`)
    })
}

async function production(name: string, { off, json }: { off?: boolean; json?: boolean }): Promise<void> {
  await using asker = await openAsker()
  const marked = await asker.ask(off ? 'connections.unmarkProduction' : 'connections.markProduction', { name })
  if (json) sayJson(marked)
  else say(marked.production ? `${name} is production.` : `${name} is no longer production.`)
}

async function test(name: string, { json }: { json?: boolean }): Promise<void> {
  await using asker = await openAsker()
  const named = namedSites(process.env).get(name.toLowerCase())
  const found = named
    ? await asker.ask('connections.verify', { ...named, token: named.token.reveal() })
    : await asker.ask('connections.test', { name })
  const { checks } = 'verification' in found ? found.verification : found
  json ? sayJson(found) : sayChecks(checks, found.says)
  process.exitCode = found.state === 'ok' || found.state === 'over-privileged' ? 0 : 6
}

async function connect(name: string, options: ConnectOptions): Promise<void> {
  const login = await loginIn(options)
  await using asker = await openAsker()
  const projects = options.projects === undefined ? null : options.projects.split(',').map((key) => key.trim())
  const connection = await asker
    .ask('connections.create', {
      name,
      url: options.url,
      ...login,
      projects,
      ...wayOutIn(options),
    })
    .catch((error: unknown) => {
      if (!options.json) noteProven(error)
      throw error
    })
  if (options.json) return sayJson(connection)
  sayChecks(connection.verification.checks, connection.says)
  if (connection.remedy) note(`  ${connection.remedy}`)
}

/** What went well before it was refused; the refusal itself is said with every other. */
function noteProven(error: unknown): void {
  if (!isFault(error, 'connection.refused')) return
  const { checks } = (error.facts.verification ?? { checks: [] }) as unknown as VerificationView
  for (const check of checks) if (check.state === 'ok') note(`✓ ${check.says}`)
}

function sayChecks(
  checks: readonly { readonly state: string; readonly says: string; readonly remedy?: string | undefined }[],
  verdict: string,
): void {
  const marks: Readonly<Record<string, string>> = { ok: '✓', warns: '!', fails: '✗', skipped: '–' }
  for (const check of checks)
    say(`${marks[check.state] ?? ' '} ${check.says}${check.remedy === undefined ? '' : `\n    ${check.remedy}`}`)
  say(verdict)
}
