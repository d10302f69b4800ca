/**
 * `npm run bench`: seconds, requests and peak memory for snapshot, plan and apply of `acme`, beside the fewest requests
 * that the API forces. `--detail` adds each endpoint, `--json` prints for programs. Fails when the snapshot asks too much.
 */
import { throughCommands } from './command-line.ts'
import { inMemory, STORIES } from './phases.ts'
import { asDetail, asJson, asTable, ratio } from './print.ts'
import { simulateSites } from './simulated.ts'

/** How many times the fewest requests a snapshot may take. */
const MOST = 1.3

await using sites = await simulateSites({ ...STORIES, command: 'empty' })
const phases = await inMemory(sites)
const commands = await throughCommands(sites.site('source'), sites.site('command'))
const flags = new Set(process.argv.slice(2))
if (flags.has('--json')) console.log(asJson(phases, commands))
else {
  console.log(asTable(phases, commands))
  if (flags.has('--detail')) console.log(`\n${asDetail(phases)}`)
}
for (const phase of phases)
  if (phase.name === 'snapshot' && (ratio(phase.reads) ?? 0) > MOST) {
    console.error(`A snapshot takes more than ${MOST} times the fewest requests.`)
    process.exitCode = 1
  }
