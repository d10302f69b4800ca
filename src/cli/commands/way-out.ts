/** The way out of a connection on the command line: certificate authorities and a proxy, given to `connect` or changed later. */
import type { Command } from 'commander'
import { openAsker } from '../ask.ts'
import { textOf } from '../named-file.ts'
import { say, sayJson } from '../say.ts'

export interface WayOutOptions {
  readonly ca?: string
  readonly proxy?: string
  readonly proxyUser?: string
  readonly proxyPasswordFile?: string
}

export function withWayOut(command: Command): Command {
  return command
    .option('--ca <file>', 'certificate authorities in PEM, trusted beside those that the machine knows')
    .option('--proxy <origin>', 'a proxy that FAIRLEAD_PROXIES names, such as http://proxy.example.com:3128')
    .option('--proxy-user <name>', 'the login for the proxy')
    .option('--proxy-password-file <file>', 'a file that holds the password for the proxy')
}

/** As the actions take it. */
export function wayOutIn({ ca, proxy, proxyUser, proxyPasswordFile }: WayOutOptions) {
  return {
    authorities: ca === undefined ? null : textOf(ca, '--ca'),
    proxy: proxy ?? null,
    proxyUser: proxyUser ?? null,
    proxyPassword: proxyPasswordFile === undefined ? null : textOf(proxyPasswordFile, '--proxy-password-file').trim(),
  }
}

export function wayOutCommand(program: Command): void {
  const command = program
    .command('way-out')
    .description(
      'Trust other certificate authorities for a connection, or lead it through a proxy; without any: the usual way.',
    )
    .argument('<name>')
  withWayOut(command)
    .option('--json', 'print the result as JSON')
    .action(async (name: string, { json, ...options }: WayOutOptions & { json?: boolean }) => {
      await using asker = await openAsker()
      const connection = await asker.ask('connections.changeWayOut', { name, ...wayOutIn(options) })
      if (json) return sayJson(connection)
      const { wayOut } = connection
      if (!wayOut) return say(`${name} is reached the usual way.`)
      for (const { subject, expiresAt } of wayOut.authorities)
        say(`Trusts ${subject}, until ${expiresAt.slice(0, 10)}.`)
      if (wayOut.proxy) say(`Goes through ${wayOut.proxy}${wayOut.proxyUser ? ` as ${wayOut.proxyUser}` : ''}.`)
    })
}
