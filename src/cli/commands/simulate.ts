/** `fairlead simulate`: pretend Jira sites, each on a port of its own, until stopped. */
import type { Command } from 'commander'
import { Fault } from '../../base/index.ts'
import { note } from '../say.ts'
import { parseSite, type SiteOption, serveSites } from '../sites.ts'

export function simulateCommand(program: Command): void {
  program
    .command('simulate')
    .description('Serve simulated Jira sites; prints one JSON line for each once it listens.')
    .requiredOption(
      '--site <name=kind:story@port>',
      'a site, such as staging=cloud:acme@9201 or legacy=dc:acme@9203/jira; repeat for more',
      collect,
      [],
    )
    .option('--issues <number>', 'issues of a `scale` site')
    .option('--projects <number>', 'projects of a `scale` site')
    .action(async (options: { site: SiteOption[]; issues?: string; projects?: string }) => {
      const size = { issues: Number(options.issues ?? 1_000), projects: Number(options.projects ?? 20) }
      if (!Number.isInteger(size.issues) || !Number.isInteger(size.projects))
        throw new Fault('input.invalid', 'Give whole numbers of issues and projects.')
      const running = await serveSites(options.site.map((site) => (site.story === 'scale' ? { ...site, size } : site)))
      for (const site of running.told) process.stdout.write(`${JSON.stringify(site)}\n`)
      note(
        `To let Fairlead reach them:\n  export FAIRLEAD_ALLOW_ORIGINS=${running.origins.join(',')}\n  export FAIRLEAD_GATEWAY=${running.gateway}`,
      )
      await new Promise<void>((stop) => {
        for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop())
      })
      await running.close()
    })
}

const collect = (text: string, before: SiteOption[]): SiteOption[] => [...before, parseSite(text)]
