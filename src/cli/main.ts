/** The front door. What it needs is loaded from the cache of the last time, so that a command starts at once. */
import { enableCompileCache } from 'node:module'
import path from 'node:path'

enableCompileCache(path.resolve(import.meta.dirname, '../../node_modules/.cache/fairlead'))
const { runProgram } = await import('./program.ts')
await runProgram(process.argv.slice(2))
