/** `fairlead simulate`: pretend Jira sites, each on a port of its own, until stopped. */
import type { Command } from 'commander'
import { Fault } from '../../base/index.ts'
import { note, say, sayJson } from '../say.ts'

interface SimulateOptions {
  readonly site: readonly string[]
  readonly issues: string
  readonly projects: string
  readonly json?: boolean
}

export function simulateCommand(program: Command): void {
  program
    .command('simulate')
    .description('Serve simulated Jira sites; prints one JSON line for each once it listens.')
    .requiredOption(
      '--site <name=kind:story@port>',
      'a site, such as staging=cloud:acme@9201 or legacy=dc:acme@9203/jira; repeat for more',
      (site: string, before: readonly string[]) => [...before, site],
      [],
    )
    .option('--issues <number>', 'issues of a `scale` site', '1000')
    .option('--projects <number>', 'projects of a `scale` site', '20')
    .option('--json', 'print one JSON value: the sites, and what lets Fairlead reach them')
    .action(simulate)
}

async function simulate(options: SimulateOptions): Promise<void> {
  // The simulator is loaded only by who wants it: every other command starts sooner.
  const { parseSite, serveSites } = await import('../sites.ts')
  const sites = options.site.map(parseSite)
  if (sites.length === 0)
    throw new Fault('input.invalid', 'Name at least one site.', {
      about: '--site',
      remedy: 'See: fairlead simulate --help',
    })
  const size = { issues: Number(options.issues), projects: Number(options.projects) }
  if (!Number.isInteger(size.issues) || !Number.isInteger(size.projects))
    throw new Fault('input.invalid', 'Give whole numbers of issues and projects.')
  const running = await serveSites(sites.map((site) => (site.story === 'scale' ? { ...site, size } : site)))
  const { told, origins, gateway } = running
  if (options.json) sayJson({ sites: told, origins, gateway })
  else {
    for (const site of told) say(JSON.stringify(site))
    note(
      `To let Fairlead reach them:\n  export FAIRLEAD_ALLOW_ORIGINS=${origins.join(',')}\n  export FAIRLEAD_GATEWAY=${gateway}`,
    )
  }
  await new Promise<void>((stop) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop())
  })
  await running.close()
}
