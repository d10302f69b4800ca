/** The log: one JSON line per event. Only named fields are written, so no header, body or token can slip in. */
import { type DestinationStream, type Logger, pino } from 'pino'
import { Fault, NoAnswer } from '../base/index.ts'

export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>

/** Fields that a line may hold. Whatever else is given is left out and named. */
const FIELDS = new Set(
  (
    'site connection credential person plan deployment snapshot integration step kind key action job queue attempt ' +
    'method path status milliseconds count reason code remedy about port address folder process request err ' +
    'instance seq hash signer signature'
  ).split(' '),
)

export function openLog(level: 'debug' | 'info' | 'warn' | 'error' | 'silent' = 'info', to?: DestinationStream): Log {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }), log: onlyNamed },
    // The formatter above has written the error already; pino's own would add every property it carries.
    serializers: { err: (error: unknown) => error },
  }
  return to ? pino(options, to) : pino(options)
}

function onlyNamed(line: object): Record<string, unknown> {
  const entries = Object.entries(line)
  const named = entries.filter(([field]) => FIELDS.has(field)).map(([field, value]) => [field, plain(value)])
  const left = entries.filter(([field]) => !FIELDS.has(field)).map(([field]) => field)
  return { ...Object.fromEntries(named), ...(left.length === 0 ? {} : { left }) }
}

function plain(value: unknown): unknown {
  if (value instanceof Error) return errorFields(value)
  return typeof value === 'object' && value !== null ? '[object]' : value
}

/** An error's own properties may hold a whole request: only these are written. */
function errorFields(error: Error, depth = 0): Record<string, unknown> {
  const code = 'code' in error ? String(error.code) : undefined
  const expected = error instanceof Fault || error instanceof NoAnswer
  return {
    name: error.name,
    message: error.message,
    ...(code === undefined ? {} : { code }),
    ...(expected ? {} : { stack: error.stack }),
    ...(error.cause instanceof Error && depth < 3 ? { cause: errorFields(error.cause, depth + 1) } : {}),
  }
}
