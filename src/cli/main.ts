/** The front door: every command, its words and its exit code. */
import { Command } from 'commander'
import { VERSION } from '../actions/index.ts'
import { isFault } from '../base/index.ts'
import { connectCommands } from './commands/connect.ts'
import { deployCommands } from './commands/deploy.ts'
import { lookCommands } from './commands/look.ts'
import { serveCommands } from './commands/serve.ts'
import { simulateCommand } from './commands/simulate.ts'
import { sayFault } from './say.ts'

const program = new Command('fairlead')
  .description('Keeps strategy and Jira true to each other, and carries Jira configuration from one site to another.')
  .version(VERSION)
  .showHelpAfterError()
  .configureHelp({ sortSubcommands: false })

for (const add of [serveCommands, simulateCommand, connectCommands, deployCommands, lookCommands]) add(program)

try {
  await program.parseAsync()
} catch (error) {
  sayFault(error, process.argv.includes('--json'))
  process.exitCode = isFault(error) ? error.exitCode : 1
}
