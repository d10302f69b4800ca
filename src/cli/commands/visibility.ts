/** The visibility policy on the command line: what viewers see of the issues of each project. */
import type { Command } from 'commander'
import type { ProjectMarksView } from '../../actions/index.ts'
import { openAsker } from '../ask.ts'
import { sayJson, table } from '../say.ts'

interface Options {
  readonly json?: boolean
}

const JSON_FLAG = ['--json', 'print the result as JSON'] as const

export function visibilityCommands(program: Command): void {
  const visibility = program.command('visibility').description('What viewers see of the issues of each project.')
  visibility
    .command('list')
    .description('Every project that a connection knows, with its mark.')
    .option(...JSON_FLAG)
    .action(async (options: Options) => {
      await using asker = await openAsker()
      show(await asker.ask('visibility.list', {}), options)
    })
  visibility
    .command('set')
    .description('Say what viewers see of a project’s issues.')
    .argument('<connection>')
    .argument('<project>', 'its key, such as PAY')
    .argument('<mark>', 'open: all; counted: numbers, without keys and names; closed: nothing')
    .option(...JSON_FLAG)
    .action(async (connection: string, project: string, mark: string, options: Options) => {
      await using asker = await openAsker()
      show(await asker.ask('visibility.set', { connection, project, mark } as never), options)
    })
}

function show({ projects }: ProjectMarksView, { json }: Options): void {
  if (json) sayJson(projects)
  else
    table([
      ['CONNECTION', 'PROJECT', 'NAME', 'VIEWERS SEE'],
      ...projects.map(({ connection, key, name, mark }) => [connection, key, name, mark]),
    ])
}
