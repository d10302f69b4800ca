/**
 * `npm run bench`: seconds, requests and peak memory for snapshot, plan and apply of `acme`, beside the fewest requests
 * that the API forces; the same and refreshes on large sites; first readings of large sites by sync, large portfolios
 * through HTTP; the proof of a long audit log; changes that flow through a large site, and what a turn asks of the database; at last how long edits take to the other side, in real time, and how fluid the pages of a large plan are
 * in a browser (`--json` leaves out portfolios, edits and pages; pages need `npm run build:web` first). All of it takes
 * hours.
 *
 * `--only=acme,objects,reading,portfolio,audit,changes,lag,pages` chooses parts; `sync` stands for the four that are about it.
 * `--sizes=1000,6000,25000,100000` chooses large sites, `--latency=0,100` (milliseconds) and `--limits=off,on` their weather
 * and that of first readings, `--clock=virtual,real` what measures them: a clock that jumps over latency and limits, the machine's, or both.
 * `--entries=1000000` says how many the audit log has;
 * `--issues=10000,100000` chooses those that sync reads and a portfolio stands on, `--rows=50000` how many rows pages
 * have.
 * `--projects=4,400`, `--changes=600` and `--pace=10` (a second) say where changes flow, how many and how fast.
 * `--killed=10000` chooses the site whose first reading is killed ten times.
 * `--detail` adds each endpoint, `--json` prints for programs. Fails when the snapshot of `acme` asks too much.
 */
import { auditTable } from './audit.ts'
import { type Changes, changesTable, measureChanges } from './changes/changes.ts'
import { measureTurnCost, type TurnCost, turnCostTable } from './changes/turn-cost.ts'
import { type Command, throughCommands } from './command-line.ts'
import { inMemory, type Phase, STORIES } from './phases.ts'
import { type LargePortfolio, measurePortfolio, portfolioTable } from './portfolio/portfolio.ts'
import { asDetail, asJson, asTable, ratio } from './print.ts'
import { type KilledReading, killAndRead } from './reading/killed.ts'
import { asKilledTable, asReadingDetail, asReadingTable } from './reading/print.ts'
import { type ReadSite, readSite } from './reading/readings.ts'
import { simulateSites } from './simulated.ts'
import { type Cell, type Clock, measureCell } from './sizes/matrix.ts'
import { asGrowthTable, asSizeDetail, asSizeTable } from './sizes/print.ts'
import { lagTable, measureLags } from './sync-lag.ts'

/** How many times the fewest requests a snapshot may take. */
const MOST = 1.3
/** Each way. */
const EDITS = 30

const words = process.argv.slice(2)
const flags = new Set(words)
const isJson = flags.has('--json')
const listed = (name: string, usual: string): string[] =>
  (words.find((word) => word.startsWith(`--${name}=`))?.slice(name.length + 3) ?? usual).split(',')
const SYNC = ['reading', 'portfolio', 'changes', 'lag']
const parts = new Set(
  listed('only', 'acme,objects,reading,portfolio,audit,changes,lag,pages').flatMap((part) =>
    part === 'sync' ? SYNC : [part],
  ),
)

// One after another: each has the machine to itself.
const measured = parts.has('acme') ? await configuration() : { phases: [], commands: [] }
const sized = parts.has('objects') ? await largeSites() : []
const read = parts.has('reading') ? await readings() : []
if (isJson) console.log(asJson(measured.phases, measured.commands, read, sized))
else {
  if (parts.has('portfolio')) await portfolios()
  if (parts.has('audit'))
    for (const rows of listed('entries', '1000000').map(Number)) console.log(`\n${await auditTable(rows)}`)
  if (parts.has('changes')) await changes()
  if (parts.has('lag')) console.log(`\n${lagTable(await measureLags(EDITS))}`)
  if (parts.has('pages')) await pages()
}

/** Printed as soon as it is known: what comes after takes minutes. */
async function configuration(): Promise<{ readonly phases: Phase[]; readonly commands: Command[] }> {
  await using sites = await simulateSites({ ...STORIES, command: 'empty' })
  const phases = await inMemory(sites)
  const commands = await throughCommands(sites.site('source'), sites.site('command'))
  if (!isJson) console.log(asTable(phases, commands))
  if (!isJson && flags.has('--detail')) console.log(`\n${asDetail(phases)}`)
  for (const phase of phases)
    if (phase.name === 'snapshot' && (ratio(phase.reads) ?? 0) > MOST) {
      console.error(`A snapshot takes more than ${MOST} times the fewest requests.`)
      process.exitCode = 1
    }
  return { phases, commands }
}

async function largeSites(): Promise<Cell[]> {
  const cells: Cell[] = []
  const clocks = listed('clock', 'virtual,real') as Clock[]
  for (const size of listed('sizes', '1000,6000,25000,100000').map(Number))
    for (const limits of listed('limits', 'off,on'))
      for (const latency of listed('latency', '0,100').map(Number)) {
        const some = await measureCell(size, { latency, limits: limits === 'on' }, clocks)
        if (!isJson) console.log(`${asSizeTable(some)}\n`)
        if (!isJson && flags.has('--detail')) console.log(`${asSizeDetail(some)}\n`)
        cells.push(...some)
      }
  if (!isJson) console.log(`${asSizeTable(cells)}\n\n${asGrowthTable(cells)}`)
  return cells
}

async function readings(): Promise<ReadSite[]> {
  const sites: ReadSite[] = []
  for (const issues of listed('issues', '10000,100000').map(Number))
    for (const limits of listed('limits', 'off,on'))
      for (const latency of listed('latency', '0,100').map(Number))
        sites.push(await readSite({ issues, limits: limits === 'on', latency }))
  const killed: KilledReading[] = []
  if (!isJson) for (const issues of listed('killed', '10000').map(Number)) killed.push(await killAndRead(issues))
  if (!isJson) console.log(`\n${asReadingTable(sites)}\n\n${asKilledTable(killed)}`)
  if (!isJson && flags.has('--detail')) console.log(`\n${asReadingDetail(sites)}`)
  return sites
}

async function portfolios(): Promise<void> {
  const all: LargePortfolio[] = []
  for (const issues of listed('issues', '10000,100000').map(Number)) all.push(await measurePortfolio(issues))
  console.log(`\n${portfolioTable(all)}`)
}

async function changes(): Promise<void> {
  const all: Changes[] = []
  const [count = 600] = listed('changes', '600').map(Number)
  const [pace = 10] = listed('pace', '10').map(Number)
  const sizes = listed('issues', '10000,100000').map(Number)
  for (const issues of sizes)
    for (const projects of listed('projects', '4,400').map(Number))
      all.push(...(await measureChanges({ issues, projects, changes: count, pace })))
  console.log(`\n${changesTable(all)}`)
  const turns: TurnCost[] = []
  for (const issues of sizes) turns.push(await measureTurnCost(issues))
  console.log(`\n${turnCostTable(turns)}`)
}

/** A browser and a whole server are loaded for this alone. */
async function pages(): Promise<void> {
  const [{ showPages }, { asPageTable }] = await Promise.all([import('./pages/pages.ts'), import('./pages/print.ts')])
  for (const rows of listed('rows', '50000').map(Number)) console.log(`\n${asPageTable(await showPages(rows))}`)
}
