/** What the driver throws when the database is away, as one fault that says so: whoever asked may ask again. */
import pg from 'pg'
import { Fault } from '../base/index.ts'

/** Anything else comes out as it is. */
export async function reached<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked
  } catch (error) {
    throw isOutage(error) ? outage(error) : error
  }
}

function outage(error: Error): Fault {
  // The driver's words name host, user and database, never the password.
  return new Fault('store.unavailable', `The database does not answer: ${error.message}.`, {
    remedy: 'Try again in a moment; if it stays so, check that the database server runs and takes connections.',
    cause: error,
  })
}

/** Connection lost, ended or refused: shut down, crashed, starting up, idle too long, too many connections. */
const STATES = /^(08...|57P01|57P02|57P03|57P05|25P03|53300)$/

function isOutage(error: unknown): error is Error {
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? String(error.code) : ''
  return error instanceof pg.DatabaseError ? STATES.test(code) : SOCKET.has(code) || DRIVER.test(error.message)
}

const SOCKET: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOENT',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
])
/** The driver gives these no code. */
const DRIVER =
  /^(Connection terminated\b|timeout exceeded when trying to connect|timeout expired|Client (has encountered a connection error|was closed) and is not queryable)/
