/** `fairlead demo`: the server with three simulated sites beside it, a portfolio to look at, and people who work in Jira. */
import path from 'node:path'
import type { Command } from 'commander'
import { commandActor, type Engine } from '../engine.ts'
import { note } from '../say.ts'
import type { ToldSite } from '../sites.ts'
import { leave, type ServeOptions, serve, settingsFor } from './serve.ts'

interface DemoOptions extends ServeOptions {
  readonly empty?: boolean
  readonly quiet?: boolean
}

export function demoCommand(program: Command): void {
  program
    .command('demo')
    .description('Start Fairlead with three simulated Jira sites and a portfolio to try it on.')
    .option('--port <number>', 'port to listen on; FAIRLEAD_PORT, else 7420')
    .option('--empty', 'begin without the portfolio')
    .option('--quiet', 'nobody works in the simulated Jira')
    .option('--json', 'print where it listens as JSON')
    .action(demo)
}

async function demo(options: DemoOptions): Promise<void> {
  const settings = settingsFor(options)
  const { DEMO_SITES, SEED, serveSites } = await import('../sites.ts')
  const { livePast, PAST, SiteMemory } = await import('../demo/index.ts')
  const folder = path.join(settings.dataFolder, 'demo')
  const memory = new SiteMemory({ file: path.join(folder, 'sites.jsonl'), seed: SEED, age: PAST, past: livePast })
  const { gateway, origins, told, close } = await serveSites(DEMO_SITES, memory)
  const stopping = new AbortController()
  try {
    // The demo's own sites are the operator's to name: this command is the operator.
    const allowOrigins = [...settings.allowOrigins, ...origins]
    await serve(
      options.json === true,
      { ...settings, gateway, allowOrigins },
      {
        simulated: told,
        begun: (engine, url) => begin(engine, { url, told, folder, stop: stopping.signal, ...options }),
      },
    )
  } finally {
    stopping.abort()
    await close()
  }
  leave()
}

interface Begun extends DemoOptions {
  readonly url: string
  readonly told: readonly ToldSite[]
  readonly folder: string
  readonly stop: AbortSignal
}

/** A story that could not be told to its end leaves a demo that works, and is gone on with at the next start. */
async function begin(engine: Engine, { url, told, folder, stop, empty, quiet }: Begun): Promise<void> {
  const { tellingTo, tellStory, hearOf, SITE, workOn } = await import('../demo/index.ts')
  const site = told.find(({ name }) => name === SITE)
  if (!site) return
  const telling = tellingTo(engine.contextFor(commandActor()), site, url)
  try {
    if (!empty) await tellStory(telling, folder, () => note('The demo’s portfolio is made: some seconds …'))
    await hearOf(telling)
  } catch (err) {
    engine.log.error({ err }, 'demo')
    note(`The demo’s portfolio is not whole: ${err instanceof Error ? err.message : err}`)
  }
  if (!quiet) void workOn(telling.site.ask, stop)
}
