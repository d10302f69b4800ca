/**
 * `npm run bench`: seconds, requests and peak memory for snapshot, plan and apply of `acme`, beside the fewest requests
 * that the API forces; then first readings of large sites by sync (`--issues=10000,100000`; `--reading` for those alone).
 * At last how long edits take to the other side, in real time; it takes minutes, and `--json` leaves it out.
 * `--detail` adds each endpoint, `--json` prints for programs. Fails when the snapshot asks too much.
 */
import { type Command, throughCommands } from './command-line.ts'
import { inMemory, type Phase, STORIES } from './phases.ts'
import { asDetail, asJson, asTable, ratio } from './print.ts'
import { asReadingDetail, asReadingTable } from './reading/print.ts'
import { type ReadSite, readSite } from './reading/readings.ts'
import { simulateSites } from './simulated.ts'
import { lagTable, measureLags } from './sync-lag.ts'

/** How many times the fewest requests a snapshot may take. */
const MOST = 1.3

const SIZES = '10000,100000'
/** Each way. */
const EDITS = 30

const flags = new Set(process.argv.slice(2))
const sizes = [...flags].find((flag) => flag.startsWith('--issues='))?.slice('--issues='.length) ?? SIZES
const measured = flags.has('--reading') ? { phases: [], commands: [] } : await configuration()
const read: ReadSite[] = []
// One after another: each has the machine to itself.
for (const issues of sizes.split(',').map(Number))
  for (const limits of [false, true]) read.push(await readSite({ issues, limits }))
if (flags.has('--json')) console.log(asJson(measured.phases, measured.commands, read))
else {
  console.log(`\n${asReadingTable(read)}`)
  if (flags.has('--detail')) console.log(`\n${asReadingDetail(read)}`)
  if (!flags.has('--reading')) console.log(`\n${lagTable(await measureLags(EDITS))}`)
}

/** Printed as soon as it is known: what comes after takes minutes. */
async function configuration(): Promise<{ readonly phases: Phase[]; readonly commands: Command[] }> {
  await using sites = await simulateSites({ ...STORIES, command: 'empty' })
  const phases = await inMemory(sites)
  const commands = await throughCommands(sites.site('source'), sites.site('command'))
  if (!flags.has('--json')) console.log(asTable(phases, commands))
  if (!flags.has('--json') && flags.has('--detail')) console.log(`\n${asDetail(phases)}`)
  for (const phase of phases)
    if (phase.name === 'snapshot' && (ratio(phase.reads) ?? 0) > MOST) {
      console.error(`A snapshot takes more than ${MOST} times the fewest requests.`)
      process.exitCode = 1
    }
  return { phases, commands }
}
