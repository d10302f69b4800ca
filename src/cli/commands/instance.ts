/** `fairlead instance`: whether this installation is a copy, and the word that the other one is gone. */
import type { Command } from 'commander'
import { openAsker } from '../ask.ts'
import { say, sayJson } from '../say.ts'

export function instanceCommand(program: Command): void {
  program
    .command('instance')
    .description('Tell whether this installation was found to be a copy, and therefore waits.')
    .option('--other-is-gone', 'say that the other one is gone: then this one goes on')
    .option('--json', 'print the result as JSON')
    .action(async ({ otherIsGone, json }: { readonly otherIsGone?: boolean; readonly json?: boolean }) => {
      await using asker = await openAsker()
      const { waits } = otherIsGone
        ? await asker.ask('instance.confirm', { otherIsGone: true })
        : await asker.ask('instance.get', {})
      process.exitCode = waits === null ? 0 : 1
      if (json) return sayJson({ waits })
      if (waits === null) return say('This installation is itself, and works.')
      say(`This is a copy: ${waits} Nothing goes out to Jira.`)
      say('Is the other one gone? Only then: fairlead instance --other-is-gone')
    })
}
