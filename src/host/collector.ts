/** The way to the operator's collector of traces (OpenTelemetry, OTLP over HTTP), under the egress policy. Loaded only where one is named. */
import { Agent } from 'node:http'
import type { Duplex } from 'node:stream'
import { SpanKind, SpanStatusCode, trace } from '@opentelemetry/api'
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import { BatchSpanProcessor, type SpanExporter, TracerProvider } from '@opentelemetry/sdk-trace'
import { Fault } from '../base/index.ts'
import { guardedConnector } from './connect.ts'
import { type EgressPolicy, type EgressRules, egressPolicy } from './egress.ts'
import type { SpanSort, Traces } from './traces.ts'

export interface CollectorOptions {
  /** The operator named it, so it is open whatever else is not. */
  readonly endpoint: string
  readonly rules: EgressRules
  readonly version: string
  /** Told how many spans did not arrive. */
  readonly onLost: (count: number) => void
}

const KINDS: Readonly<Record<SpanSort, SpanKind>> = {
  server: SpanKind.SERVER,
  client: SpanKind.CLIENT,
  job: SpanKind.CONSUMER,
}
const DEADLINE = 10_000

export function openCollector({ endpoint, rules, version, onLost }: CollectorOptions): Traces {
  const url = new URL(`${endpoint.replace(/\/+$/, '')}/v1/traces`)
  const policy = egressPolicy({ ...rules, allowOrigins: [...rules.allowOrigins, url.origin] })
  const refused = policy.refusesUrl(url)
  if (refused !== undefined) throw new Fault('setup.missing', `The collector of traces cannot be reached: ${refused}`)
  const agent = new GuardedAgent(policy, url.protocol)
  const exporter = new OTLPTraceExporter({ url: url.href, timeoutMillis: DEADLINE, httpAgentOptions: () => agent })
  const provider = new TracerProvider({
    spanProcessors: [new BatchSpanProcessor({ exporter: telling(exporter, onLost) })],
  })
  const contexts = new AsyncLocalStorageContextManager().enable()
  const tracer = provider.getTracer('fairlead', version)
  return {
    begin(name, sort, labels) {
      const above = contexts.active()
      const attributes = { 'service.name': 'fairlead', ...labels }
      const span = tracer.startSpan(name, { kind: KINDS[sort], attributes }, above)
      return {
        within: (work) => contexts.with(trace.setSpan(above, span), work),
        end(more, failed) {
          span.setAttributes(more)
          if (failed) span.setStatus({ code: SpanStatusCode.ERROR })
          span.end()
        },
      }
    },
    async close() {
      await provider.shutdown().catch(() => {})
      contexts.disable()
      agent.destroy()
    },
  }
}

/** Node's own client, whose every connection is made under the policy. */
class GuardedAgent extends Agent {
  readonly protocol: string
  readonly #connect: ReturnType<typeof guardedConnector>

  constructor(policy: EgressPolicy, protocol: string) {
    super({ keepAlive: false })
    this.protocol = protocol
    this.#connect = guardedConnector(policy, null)
  }

  override createConnection(
    { host, port }: { readonly host?: string | null; readonly port?: number | string | null },
    done: (error: Error | null, socket: Duplex) => void,
  ): undefined {
    const hostname = host ?? ''
    const wanted = { hostname, host: `${hostname}:${port ?? ''}`, protocol: this.protocol, port: String(port ?? '') }
    this.#connect(wanted, (error, socket) => done(error, socket as Duplex))
  }
}

function telling(exporter: SpanExporter, onLost: (count: number) => void): SpanExporter {
  return {
    export: (spans, done) =>
      exporter.export(spans, (result) => {
        if (result.code !== 0) onLost(spans.length)
        done(result)
      }),
    shutdown: () => exporter.shutdown(),
  }
}
