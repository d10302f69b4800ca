/** Opens the way to a collector of traces where the settings name one; what it needs is loaded only then. */
import { ownDatabase } from './egress.ts'
import type { Log } from './log.ts'
import type { Settings } from './settings.ts'
import { NO_TRACES, type Traces } from './traces.ts'

export async function openTraces(settings: Settings, version: string, log: Log): Promise<Traces> {
  const { tracesTo: endpoint, databaseUrl, allowOrigins, privateNetworks, ports } = settings
  if (endpoint === null) return NO_TRACES
  const { openCollector } = await import('./collector.ts')
  const rules = { allowOrigins, privateNetworks, ports, own: ownDatabase(databaseUrl) }
  return openCollector({ endpoint, rules, version, onLost: (count) => log.warn({ count }, 'traces did not arrive') })
}
