/** By which name Atlassian finds one request in its own logs: from the answer's headers, and nothing else of them. */
import type { Jira } from './client.ts'

/** Told with every answer that names one, also to what was refused. */
export type Traced = (trace: string) => void

const HEADERS = ['atl-traceid', 'x-trace-id', 'atl-request-id', 'x-arequestid']
/** It is written down for good: nothing longer, and no letter that a reader could be misled by. */
const TRACE = /^[\w.:*-]{1,64}$/

export function traceOf(headers: Readonly<Record<string, string>>): string | undefined {
  return HEADERS.map((name) => headers[name]).find((trace) => trace !== undefined && TRACE.test(trace))
}

/** The same client, whose writes tell theirs. */
export function tracing(jira: Jira, traced: Traced): Jira {
  return { ...jira, send: (method, path, body, query) => jira.send(method, path, body, query, traced) }
}
