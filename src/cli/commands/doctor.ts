/** `fairlead doctor`: checks an installation and says what to mend. */
import type { Command } from 'commander'
import { isFault } from '../../base/index.ts'
import { readSettings } from '../../host/index.ts'
import { exitCode, type Finding, fails } from '../doctor/finding.ts'
import { say, sayJson } from '../say.ts'

export function doctorCommand(program: Command): void {
  program
    .command('doctor')
    .description('Check this installation and say what to mend; also when the server is down. Changes nothing.')
    .option('--json', 'print the result as JSON')
    .action(async ({ json }: { readonly json?: boolean }) => {
      const findings = await found()
      process.exitCode = exitCode(findings)
      if (json) return sayJson({ findings })
      for (const finding of findings) tell(finding)
    })
}

/** Wrong settings are a finding like any other. */
async function found(): Promise<Finding[]> {
  try {
    const { examine } = await import('../doctor/examine.ts')
    return await examine(readSettings(process.env))
  } catch (error) {
    if (!isFault(error, 'setup.missing')) throw error
    return [fails('settings', error.message, error.remedy ?? 'Correct it.')]
  }
}

const SIGNS = { ok: '✓', warns: '!', fails: '✗' } as const

function tell({ check, state, says, remedy }: Finding): void {
  say(`${SIGNS[state]} ${check}: ${says}`)
  if (remedy !== undefined) say(`    ${remedy}`)
}
