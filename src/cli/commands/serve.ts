/** `fairlead serve` and `fairlead demo`: the server, and the server with three simulated sites beside it. */
import { chmodSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Command } from 'commander'
import { VERSION } from '../../actions/index.ts'
import { readSettings, type Settings } from '../../host/index.ts'
import { buildApp, firstLink } from '../../server/index.ts'
import { SERVER_FILE } from '../ask.ts'
import { commandKey, startEngine } from '../engine.ts'
import { note, say } from '../say.ts'
import { DEMO_SITES, type RunningSites, serveSites } from '../sites.ts'

const WEB = path.resolve(import.meta.dirname, '../../../dist/web')

export function serveCommands(program: Command): void {
  program
    .command('serve')
    .description('Start Fairlead’s server (bound to 127.0.0.1; put a proxy with TLS before it).')
    .option('--port <number>', 'port to listen on; FAIRLEAD_PORT, else 7420')
    .action(async ({ port }: { port?: string }) => serve(withPort(readSettings(process.env), port), []))
  program
    .command('demo')
    .description('Start Fairlead with three simulated Jira sites to try it on.')
    .option('--port <number>', 'port to listen on; FAIRLEAD_PORT, else 7420')
    .action(async ({ port }: { port?: string }) => {
      const sites = await serveSites(DEMO_SITES)
      const settings = withPort(readSettings(process.env), port)
      // The demo's own sites are the operator's to name: this command is the operator.
      await serve(
        { ...settings, gateway: sites.gateway, allowOrigins: [...settings.allowOrigins, ...sites.origins] },
        sites.told,
        sites,
      )
    })
}

const withPort = (settings: Settings, port: string | undefined): Settings =>
  port === undefined ? settings : { ...settings, port: Number(port) }

async function serve(settings: Settings, simulated: RunningSites['told'], sites?: RunningSites): Promise<void> {
  const engine = await startEngine({ settings, simulated: simulated.map(({ name, url }) => ({ name, url })) })
  await engine.database.claimServer()
  const app = await buildApp({
    db: engine.database.db,
    version: VERSION,
    contextFor: engine.contextFor,
    commandKey: commandKey(settings.dataFolder),
    web: WEB,
  })
  await app.listen({ host: '127.0.0.1', port: settings.port })
  await engine.startWorker()
  const address = app.server.address()
  const url = `http://localhost:${typeof address === 'object' && address ? address.port : settings.port}`
  const file = path.join(settings.dataFolder, SERVER_FILE)
  writeFileSync(file, JSON.stringify({ url: url.replace('localhost', '127.0.0.1'), pid: process.pid }))
  chmodSync(file, 0o600)
  await greet(engine, url, simulated)
  await untilStopped()
  note('Stopping …')
  rmSync(file, { force: true })
  await app.close()
  await engine[Symbol.asyncDispose]()
  await sites?.close()
}

async function greet(
  engine: Awaited<ReturnType<typeof startEngine>>,
  url: string,
  simulated: RunningSites['told'],
): Promise<void> {
  const link = await firstLink(engine.database.db, engine.world.now())
  say(`\n  Fairlead ${VERSION} is at ${url}`)
  if (link) say(`  Make yourself its administrator (once, within 30 minutes): ${url}/setup#${link.reveal()}`)
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
