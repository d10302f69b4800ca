/** Waits for long work and tells how far it is, on standard error, one line that changes where there is a terminal. */
import { setTimeout as sleep } from 'node:timers/promises'
import { Fault, type FaultCode } from '../base/index.ts'

const LOOK = 400

interface Watched {
  readonly progress?: { readonly done: number; readonly of: number; readonly says: string } | null
}

export async function untilDone<T extends Watched>(
  look: () => Promise<T>,
  done: (now: T) => boolean,
  quiet: boolean,
): Promise<T> {
  let last = ''
  for (;;) {
    const now = await look()
    const line = now.progress ? `${now.progress.done}/${now.progress.of}  ${now.progress.says}` : ''
    if (!quiet && line !== last) tell(line)
    last = line
    if (done(now)) {
      if (!quiet && process.stderr.isTTY) process.stderr.write('\r\u001b[2K')
      return now
    }
    await sleep(LOOK)
  }
}

/** What could not be made, as the fault that stopped it: its exit code is the command's. */
export function failed({
  error,
  errorCode,
}: {
  readonly error: string | null
  readonly errorCode: string | null
}): Fault {
  return new Fault((errorCode ?? 'internal') as FaultCode, error ?? 'It could not be made.')
}

function tell(line: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[2K${line.slice(0, (process.stderr.columns ?? 120) - 1)}`)
  else if (line !== '') process.stderr.write(`${line}\n`)
}
