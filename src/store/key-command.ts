/** Has a program of the operator's print the keys: a key-management service, systemd-creds, age. Never through a shell. */
import { execFile } from 'node:child_process'
import { Fault } from '../base/index.ts'

const PATIENCE = 30_000
/** Bytes: hundreds of keys. */
const MOST = 65_536

/** Gives what it printed. What it says on its error output is not passed on: it may hold what it was asked for. */
export function printedKeys(command: readonly string[], patience = PATIENCE): Promise<string> {
  const [program = '', ...words] = command
  const options = { timeout: patience, killSignal: 'SIGKILL', maxBuffer: MOST, env: ownVariables(process.env) } as const
  return new Promise((resolve, reject) => {
    const child = execFile(program, words, options, (error, out) => {
      if (error === null) resolve(out)
      else
        reject(
          new Fault('store.key-missing', `The key command ${program} ${why(error, patience)}.`, {
            remedy: 'Run it by hand as the account that Fairlead runs as; it prints one key a line, the newest last.',
          }),
        )
    })
    // A program that asks for a password would wait for ever.
    child.stdin?.on('error', () => {}).end()
  })
}

function why(error: Error & { code?: unknown; killed?: boolean; signal?: unknown }, patience: number): string {
  if (error.code === 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER') return `printed more than ${MOST} bytes`
  if (error.killed) return `did not end within ${Math.round(patience / 1_000)} s`
  if (typeof error.code === 'number') return `ended with ${error.code}`
  return typeof error.code === 'string' ? `could not be run (${error.code})` : `was ended by ${error.signal}`
}

/** Its own sign-in comes by the environment (AWS_PROFILE …); what is Fairlead's is none of its business. */
function ownVariables(all: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(all).filter(([name]) => !name.startsWith('FAIRLEAD_') && name !== 'DATABASE_URL'),
  )
}
