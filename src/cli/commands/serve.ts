/** `fairlead serve`: the server; and what `fairlead demo` adds to it. */
import type { Command } from 'commander'
import { type Context, VERSION } from '../../actions/index.ts'
import { Fault } from '../../base/index.ts'
import { readSettings, type Settings } from '../../host/index.ts'
import { type Engine, startEngine } from '../engine.ts'
import { note, say, sayJson } from '../say.ts'
import type { ToldSite } from '../sites.ts'

export interface ServeOptions {
  readonly port?: string
  readonly json?: boolean
}

export function serveCommand(program: Command): void {
  program
    .command('serve')
    .description('Start Fairlead’s server (bound to 127.0.0.1; put a proxy with TLS before it).')
    .option('--port <number>', 'port to listen on; FAIRLEAD_PORT, else 7420')
    .option('--json', 'print where it listens as JSON')
    .action(async (options: ServeOptions) => {
      await serve(options.json === true, settingsFor(options))
      leave()
    })
}

/** What sleeps between two tries of a job that goes on elsewhere would hold this process for nothing. */
export const leave = (): never => process.exit()

export interface Beside {
  readonly simulated?: readonly ToldSite[]
  /** Done once it listens, and before that is told. */
  readonly begun?: (engine: Engine, url: string) => Promise<void>
}

/** Until it is stopped. */
export async function serve(json: boolean, settings: Settings, beside: Beside = {}): Promise<void> {
  const { simulated = [], begun } = beside
  // What only a server needs is loaded only by a server: a command starts sooner.
  const { openServer } = await import('../server.ts')
  const { firstLink } = await import('../../server/index.ts')
  const engine = await startEngine({ settings, simulated: simulated.map(shown) })
  const stopped = untilStopped()
  const server = await openServer(engine).catch(async (error: unknown) => {
    await engine[Symbol.asyncDispose]()
    throw listening(error)
  })
  const link = await firstLink(engine.database.db, engine.world.now())
  await Promise.race([begun?.(engine, server.url), stopped])
  const url = server.url.replace('127.0.0.1', 'localhost')
  const setup = link && `${url}/setup#${link.reveal()}`
  if (json) sayJson({ url, version: VERSION, setup: setup ?? null, simulated })
  else greet(url, setup, simulated)
  await stopped
  note('Stopping …')
  await server.close()
}

/** To people in the web app, without its accounts. */
const shown = ({ name, url, kind }: ToldSite): Context['simulated'][number] => ({
  ...{ name, url },
  deployment: kind === 'cloud' ? kind : 'dataCenter',
})

function listening(error: unknown): unknown {
  if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) return error
  return new Fault('setup.missing', 'Something listens on this port already.', {
    remedy: 'Stop it, or choose another port: --port.',
    cause: error,
  })
}

export function settingsFor({ port }: ServeOptions): Settings {
  if (port !== undefined && !(/^\d{1,5}$/.test(port) && Number(port) < 65_536))
    throw new Fault('input.invalid', `"${port}" is not a port.`, {
      about: '--port',
      remedy: 'A port is a number between 0 and 65535; 0 takes any free one.',
    })
  const settings = readSettings(process.env)
  return port === undefined ? settings : { ...settings, port: Number(port) }
}

function greet(url: string, setup: string | undefined, simulated: readonly ToldSite[]): void {
  say(`\n  Fairlead ${VERSION} is at ${url}`)
  if (setup) say(`  Make yourself its administrator (once, within 30 minutes): ${setup}`)
  for (const site of simulated) {
    say(`\n  Simulated ${site.kind === 'cloud' ? 'Jira Cloud' : 'Jira Data Center'} "${site.name}": ${site.url}`)
    for (const account of site.accounts.filter(({ role }) => role === 'admin' || role === 'service'))
      say(`    ${account.role.padEnd(8)} ${account.email}  ${account.token}`)
  }
  say('')
}

function untilStopped(): Promise<void> {
  return new Promise((stop) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop())
  })
}
