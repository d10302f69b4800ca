/** A server's door: open on its port, and told to commands on the same data folder. */
import { rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { VERSION } from '../actions/index.ts'
import { buildApp } from '../server/index.ts'
import { SERVER_FILE } from './ask.ts'
import { commandKey, type Engine } from './engine.ts'

export interface RunningServer {
  /** `http://127.0.0.1:7420` */
  readonly url: string
  /** Takes no more requests, lets what is under way end or go on elsewhere, and closes the engine. */
  close(): Promise<void>
}

const WEB = path.resolve(import.meta.dirname, '../../dist/web')

export async function openServer(engine: Engine): Promise<RunningServer> {
  const { database, vault, settings, contextFor, log, jira, traces } = engine
  const app = await buildApp({
    db: database.db,
    pool: database.pool,
    vault,
    jira,
    metricsToken: settings.metricsToken,
    version: VERSION,
    contextFor,
    commandKey: commandKey(settings.dataFolder),
    web: WEB,
    log,
    traces,
  })
  const url = await app.listen({ host: '127.0.0.1', port: settings.port })
  const file = path.join(settings.dataFolder, SERVER_FILE)
  writeFileSync(file, JSON.stringify({ url, pid: process.pid }), { mode: 0o600 })
  return {
    url,
    async close() {
      rmSync(file, { force: true })
      await app.close()
      await engine[Symbol.asyncDispose]()
    },
  }
}
