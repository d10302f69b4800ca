/** Every command, its words and its exit code. */
import { existsSync } from 'node:fs'
import path from 'node:path'
import { Command, CommanderError } from 'commander'
import { VERSION } from '../actions/index.ts'
import { Fault } from '../base/index.ts'
import { analysisCommands } from './commands/analysis.ts'
import { auditCommands } from './commands/audit.ts'
import { commentCommands } from './commands/comments.ts'
import { connectCommands } from './commands/connect.ts'
import { demoCommand } from './commands/demo.ts'
import { deployCommands } from './commands/deploy.ts'
import { deploymentCommands } from './commands/deployments.ts'
import { doctorCommand } from './commands/doctor.ts'
import { handOverCommands } from './commands/hand-overs.ts'
import { instanceCommand } from './commands/instance.ts'
import { integrationCommands } from './commands/integrations.ts'
import { itemCommands } from './commands/items.ts'
import { keyCommands } from './commands/keys.ts'
import { lookCommands } from './commands/look.ts'
import { mapCommands } from './commands/map.ts'
import { memberCommands } from './commands/members.ts'
import { migrateCommand } from './commands/migrate.ts'
import { peopleCommands } from './commands/people.ts'
import { planCommands } from './commands/plans.ts'
import { rotationCommands } from './commands/rotation.ts'
import { serveCommand } from './commands/serve.ts'
import { sessionCommands } from './commands/sessions.ts'
import { simulateCommand } from './commands/simulate.ts'
import { syncCommands } from './commands/sync.ts'
import { undoCommand } from './commands/undo.ts'
import { vaultCommands } from './commands/vault.ts'
import { visibilityCommands } from './commands/visibility.ts'
import { exitCodeOf, sayFault } from './say.ts'

/** The container has none: where real sites are, nobody pretends any. */
const holdsSimulator = existsSync(path.resolve(import.meta.dirname, '../simulator'))

export function makeProgram(): Command {
  const program = new Command('fairlead')
    .description('Keeps strategy and Jira true to each other, and carries Jira configuration from one site to another.')
    .version(VERSION)
    .configureHelp({ sortSubcommands: false })
    .exitOverride()
    // What was wrong is said once, in the same way as every other fault.
    .configureOutput({ outputError: () => {} })
  const all = [
    ...[
      serveCommand,
      ...(holdsSimulator ? [demoCommand, simulateCommand] : []),
      connectCommands,
      rotationCommands,
      handOverCommands,
      deployCommands,
      planCommands,
      mapCommands,
      deploymentCommands,
      undoCommand,
      lookCommands,
      auditCommands,
      doctorCommand,
      instanceCommand,
      migrateCommand,
      vaultCommands,
      analysisCommands,
      sessionCommands,
    ],
    ...[
      itemCommands,
      commentCommands,
      memberCommands,
      integrationCommands,
      syncCommands,
      visibilityCommands,
      peopleCommands,
      keyCommands,
    ],
  ]
  for (const add of all) add(program)
  return program
}

export async function runProgram(words: readonly string[]): Promise<void> {
  try {
    await makeProgram().parseAsync(words, { from: 'user' })
  } catch (error) {
    const fault = error instanceof CommanderError ? misused(error, words) : error
    if (fault === undefined) return
    sayFault(fault, words.includes('--json'))
    process.exitCode = exitCodeOf(fault)
  }
}

/** Undefined for what is no mistake: `--help` and `--version` end that way too. */
function misused({ code, exitCode, message }: CommanderError, words: readonly string[]): Fault | undefined {
  if (exitCode === 0) return undefined
  if (code === 'commander.help') return new Fault('input.invalid', 'Name a command.')
  const command = makeProgram().commands.find((one) => one.name() === words[0])
  return new Fault('input.invalid', message.replace(/^error: /, ''), {
    remedy: `See: fairlead ${command ? `${command.name()} ` : ''}--help`,
  })
}
