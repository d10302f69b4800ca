/** Around all tests: a folder for the one PostgreSQL they share. The first test that needs it starts it; afterwards it goes. */
import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { stopPostmaster } from '../src/store/local/postmaster.ts'
import { isRunning } from '../src/store/local/processes.ts'
import { documentsFound } from './conformance/documents.ts'

const NAME = /^fairlead-test-(\d+)-/

export default async function setup(): Promise<() => Promise<void>> {
  await sweep()
  if (!documentsFound)
    console.log(
      'Skipped: what asks Atlassian’s OpenAPI documents, which are not beside this checkout (../shared/specs).',
    )
  // Of several projects the first lays it.
  if (process.env.FAIRLEAD_TEST_DATA !== undefined) return async () => {}
  const folder = mkdtempSync(path.join(tmpdir(), `fairlead-test-${process.pid}-`))
  // PostgreSQL's account must get through when the tests run as root.
  chmodSync(folder, 0o711)
  process.env.FAIRLEAD_TEST_DATA = folder
  return () => remove(folder)
}

async function remove(folder: string): Promise<void> {
  await stopPostmaster(path.join(folder, 'postgres'))
  rmSync(folder, { recursive: true, force: true })
}

/** What runs left behind that were killed; what belongs to another account stays. */
async function sweep(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    const owner = NAME.exec(name)?.[1]
    if (owner !== undefined && !isRunning(Number(owner))) await remove(path.join(tmpdir(), name)).catch(() => {})
  }
}
